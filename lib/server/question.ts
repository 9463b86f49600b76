import type { z } from "zod";
import type { FreeTrend } from "#lib/analysis/capacity/capacity-answer.ts";
import type { languages } from "#lib/api/contract.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import type { Snapshot } from "#lib/model/snapshot.ts";
import { sayProblems } from "#lib/report/text/say-problems.ts";
import type { FindingLife } from "./lives.ts";
import { parseParameters } from "./parse-parameters.ts";

/** A language of the answers. */
export type Language = (typeof languages)[number];

/** What a question is answered from; findings say whether they are muted now, those of `lives` too. */
export type Asked<Parameters> = {
  readonly inspection: Inspection;
  /** The lives of findings as they were when the snapshot was made, by finding id. */
  readonly lives: ReadonlyMap<string, FindingLife>;
  /** Since when anybody looks: what was first seen later is new. Absent: nobody looked before. */
  readonly since?: string;
  /** Where the free addresses of subnets were going when the snapshot was made, by URN. Absent: nobody looked before. */
  readonly trends?: ReadonlyMap<string, FreeTrend>;
  readonly parameters: Parameters;
  readonly language: Language;
  /** The earlier snapshot to compare with, when one was named; what it comes to is made when it is asked for. */
  readonly base?: { readonly snapshot: Snapshot; readonly inspection: () => Inspection };
};

/** An answer: a value that is sent as JSON, or a text; one with a file name is saved. */
export type Answer =
  { readonly json: unknown } | { readonly text: string; readonly mediaType: string; readonly fileName?: string };

/** A question about one snapshot. It is asked with text parameters; throws a `Refusal` when it has no answer. */
export type Question = {
  readonly answer: (asked: Asked<Readonly<Record<string, unknown>>>) => Answer;
};

/** Closes a question over its parameters' schema; the thread parses with it before `answer` is called. */
export function defineQuestion<Schema extends z.ZodType>(
  parameters: Schema,
  answer: (asked: Asked<z.output<Schema>>) => Answer,
): Question {
  return {
    answer: (asked) => {
      const given = answer({ ...asked, parameters: parseParameters(parameters, asked.parameters) });
      if (!("json" in given)) return given;
      return { json: sayProblems(given.json, asked.inspection.snapshot, asked.language) };
    },
  };
}
