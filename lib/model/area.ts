import { z } from "zod";
import { problemSchema, type Problem } from "./problem.ts";

/** The schema of a {@link Reading}. */
export const readingSchema = z.object({
  /** The IAM spelling of the call. */
  call: z.string(),
  /** How often it was made, retries included. */
  count: z.number(),
  /** When its last answer arrived. */
  at: z.string(),
  requestId: z.string().optional(),
});

/** Which call was made for an area, how often, and when it last answered. */
export type Reading = Readonly<z.infer<typeof readingSchema>>;

type Read<Item> = { readonly items: readonly Item[]; readonly readings: readonly Reading[]; readonly readAt: string };

/** One resource family in one scope. An area that is not complete always says why; it is never an empty list. */
export type Area<Item> =
  | (Read<Item> & { readonly status: "complete" })
  | (Read<Item> & { readonly status: "incomplete"; readonly problems: readonly [Problem, ...Problem[]] });

/** The schema of an {@link Area}. */
export function areaSchema<Item extends z.ZodType>(item: Item) {
  const read = { items: z.array(item).readonly(), readings: z.array(readingSchema).readonly(), readAt: z.string() };
  return z.discriminatedUnion("status", [
    z.object({ status: z.literal("complete"), ...read }),
    z.object({ status: z.literal("incomplete"), ...read, problems: z.tuple([problemSchema], problemSchema) }),
  ]);
}
