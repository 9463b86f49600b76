import { z } from "zod";
import { problemSchema, type Problem } from "./problem.ts";

/** A value that belongs to one parent and was read with a call of its own: one refusal leaves its siblings untouched. */
export type Known<Value> =
  { readonly known: true; readonly value: Value } | { readonly known: false; readonly problem: Problem };

/** The schema of a {@link Known} value. */
export function knownSchema<Value extends z.ZodType>(value: Value) {
  return z.discriminatedUnion("known", [
    z.object({ known: z.literal(true), value }),
    z.object({ known: z.literal(false), problem: problemSchema }),
  ]);
}

/** The value, or `undefined` when it was not read. */
export function knownValue<Value>(known: Known<Value>): Value | undefined {
  return known.known ? known.value : undefined;
}
