import type { ReportPair } from "./report-pairs.ts";
import type { ReportWords } from "./report-wording.ts";

/** What is open between two ends, in words. */
export function openText(
  { verdict, ports }: Pick<ReportPair, "verdict"> & { readonly ports?: readonly string[] | undefined },
  words: ReportWords,
): string {
  if (ports !== undefined) return ports.join(", ");
  if (verdict === "reachable") return words.pairs.everything;
  return verdict === "conditional" ? words.pairs.inPart : words.verdicts.unknown;
}
