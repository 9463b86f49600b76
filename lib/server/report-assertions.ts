import type { ReportAssertions } from "#lib/report/exporter.ts";
import { parseAssertions } from "./assertions-file.ts";
import { Refusal } from "./refusal.ts";

/** A file of assertions as it was read: its text, or why there is none. */
type ReadFile = {
  readonly file: string;
  readonly source?: string | undefined;
  readonly problem?: string | undefined;
};

/** What a file asserts, for a report; a file that cannot be used is told in it, not refused. */
export function reportAssertions({ file, source, problem }: ReadFile): ReportAssertions {
  if (source === undefined) return { ...(problem !== undefined && { problem }), list: [] };
  try {
    return { list: parseAssertions(source, file).map((assertion) => ({ assertion })) };
  } catch (error) {
    // As on the page of asserted paths: everything else of the report is as good without.
    if (!(error instanceof Refusal)) throw error;
    return { problem: error.message, list: [] };
  }
}
