import { matrixTable, type MatrixTable } from "#lib/analysis/matrix/table.ts";
import type { Verdict } from "#lib/graph/graph.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { Language } from "./text/language.ts";

/** Who reaches one thing alike: all senders with one verdict. */
export type ReportPair = {
  readonly to: string;
  readonly toUrn: Urn;
  readonly verdict: Exclude<Verdict, "unreachable">;
  /** What is open of it, `tcp 443`; absent when that is everything, or not known. */
  readonly ports?: readonly string[];
  /** Sorted; never empty. */
  readonly from: readonly string[];
};

/** What a reader asks of: services, what stands before them, and the internet. */
const kinds: ReadonlySet<string> = new Set(["ecs-service", "load-balancer", "internet"]);

/**
 * Who reaches whom, on all protocols and ports, by receiver: the matrix of all pairs as lines a page can hold. A pair that is
 * not there is blocked. Empty when it cannot be asked.
 */
export function reportPairs(
  { topology }: Inspection,
  language: Language,
  isWanted: (urn: Urn) => boolean,
): readonly ReportPair[] {
  const table = matrixTable(topology, { protocol: "all", fold: "services" }, language);
  if ("status" in table) return [];
  const shown = table.classes.flatMap((about, at) => (kinds.has(about.kind) ? [{ ...about, at }] : []));
  const cells = new Map(table.rows.map(({ from, cells: runs }) => [from, spread(runs)]));
  return shown
    .filter(({ kind, id }) => kind !== "internet" && isWanted(id))
    .flatMap((receiver) => {
      const senders = new Map<number, string[]>();
      for (const { id, name } of shown) {
        const outcome = cells.get(id)?.[receiver.at];
        if (id !== receiver.id && outcome !== undefined) senders.set(outcome, [...(senders.get(outcome) ?? []), name]);
      }
      return linesOf(receiver, senders, table);
    });
}

function linesOf(
  { id, name }: MatrixTable["classes"][number],
  senders: ReadonlyMap<number, readonly string[]>,
  { outcomes }: MatrixTable,
): readonly ReportPair[] {
  return [...senders].flatMap(([at, from]) => {
    const { verdict, ports } = outcomes[at] ?? { verdict: "unknown" as const };
    if (verdict === "unreachable") return [];
    return [{ to: name, toUrn: id, verdict, ...(ports === undefined ? {} : { ports }), from: from.toSorted() }];
  });
}

/** Cells come as outcome and how many in a row, one after the other. */
export function spread(runs: readonly number[]): readonly number[] {
  return runs.flatMap((outcome, at) => (at % 2 === 0 ? Array<number>(runs[at + 1] ?? 0).fill(outcome) : []));
}
