import type { z } from "zod";
import type { AreaName } from "#lib/model/areas.ts";
import type { Collector } from "./collector.ts";

/** Checks records one by one against the model, and keeps account of those that do not fit. */
export type RecordCheck = {
  /** The record under the model's names; `undefined` when it does not fit. */
  readonly check: (raw: unknown) => unknown;
  /** A sentence for each way in which records did not fit, with their number. */
  readonly refusals: () => readonly string[];
};

/** Opens a check with the schema of an area. */
export function openRecordCheck(schema: z.ZodType, collector: Collector<AreaName>): RecordCheck {
  const counts = new Map<string, number>();
  const refuse = (why: string): void => {
    counts.set(why, (counts.get(why) ?? 0) + 1);
  };
  return {
    check: (raw) => {
      try {
        const checked = schema.safeParse(collector.normalise(raw));
        if (checked.success) return checked.data;
        refuse(whyRefused(checked.error));
      } catch {
        // A record so odd that it cannot even be renamed is refused like one that does not fit.
        refuse("it is not what AWS documents");
      }
      return undefined;
    },
    refusals: () =>
      [...counts].map(([why, count]) => {
        const which = count === 1 ? "One record was left out" : `${String(count)} records were left out`;
        return `${which} of ${collector.area} (${why}) as told by ${collector.actions[0]}`;
      }),
  };
}

/** The first thing that does not fit. Positions in lists are left out, so that many alike are told once. */
function whyRefused(error: z.ZodError): string {
  const [issue] = error.issues;
  const path = (issue?.path ?? []).filter((part) => typeof part === "string").join(".");
  return `${path || "the record"}: ${issue?.message ?? "does not fit"}`;
}
