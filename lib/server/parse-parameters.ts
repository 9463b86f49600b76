import type { z } from "zod";
import { expected, noField } from "./refusal-words.ts";
import { Refusal } from "./refusal.ts";

/** Parses what a request gave. Throws a {@link Refusal} that names the first field that is wrong and what it accepts. */
export function parseParameters<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  if (issue?.code === "unrecognized_keys") {
    const accepted = acceptedFields(schema);
    throw new Refusal(400, noField(issue.keys[0] ?? "", accepted), {
      field: issue.keys[0] ?? "",
      accepted,
    });
  }
  const field = String(issue?.path[0] ?? "");
  const accepted = issue?.message ?? "something else";
  throw new Refusal(400, expected(field, accepted), {
    field,
    accepted,
  });
}

function acceptedFields(schema: z.ZodType): string {
  const shape: unknown = "shape" in schema ? schema.shape : undefined;
  const names = typeof shape === "object" && shape !== null ? Object.keys(shape) : [];
  return names.length === 0 ? "it takes no fields but at and lang" : `it takes ${names.join(", ")}, at and lang`;
}
