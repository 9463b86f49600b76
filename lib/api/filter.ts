import { z } from "zod";
import { everything, type UnreadFact } from "#lib/filter/filter.ts";
import type { FilterError } from "#lib/filter/filter-error.ts";
import { filterKeyNames } from "#lib/filter/filter-keys.ts";
import { parseFilter } from "#lib/filter/parse-filter.ts";
import type { ValueCount } from "#lib/inventory/filter-values.ts";
import { nodeKinds } from "#lib/model/urn.ts";

const MOST_LETTERS = 2000;

const expectations: { readonly [What in FilterError["expected"]["what"]]: string } = {
  key: "a key",
  operator: "an operator",
  value: "a value",
  number: "a number",
  address: "an IP address or a CIDR block",
  term: "a word or key:value",
  closing: "a closing parenthesis",
  quote: "a closing quotation mark",
  tag: "the key of a tag",
};

/** What is wrong with a filter, in a sentence. */
function errorText({ at, found, expected: { what, options } }: FilterError): string {
  const choice = options.length === 0 ? "" : ` (${options.join(", ")})`;
  const instead = found === "" ? "" : ` instead of ${JSON.stringify(found.slice(0, 60))}`;
  return `${expectations[what]}${choice} at character ${String(at + 1)}${instead}`;
}

/** The field `q` of a request: a filter, read. Absent, it lets everything through. */
export const filterField = z
  .string()
  .max(MOST_LETTERS, { error: `a filter of at most ${String(MOST_LETTERS)} characters` })
  .optional()
  .transform((text, context) => {
    const parsed = parseFilter(text ?? "");
    if (parsed.ok) return parsed.filter;
    context.addIssue({ code: "custom", message: errorText(parsed.error) });
    return everything;
  });

const kindsField = z
  .string({ error: "kinds of nodes, separated by commas" })
  .transform((list) => list.split(",").map((part) => part.trim()))
  .pipe(z.array(z.enum(nodeKinds, { error: `one or more of ${nodeKinds.join(", ")}` })).min(1));

/** `GET /api/v1/filter/matches`. */
export const filterMatchesParameters = z.strictObject({ q: filterField, kinds: kindsField });

/** `GET /api/v1/map/matches`: of the flow, with `tasks` also the tasks of rows, or of the ground. */
export const mapMatchesParameters = z.strictObject({
  q: filterField,
  tasks: z.enum(["true", "false"], { error: "true or false" }).default("false"),
  projection: z.enum(["flow", "ground"], { error: "flow or ground" }).default("flow"),
});

/** `GET /api/v1/filter/values`. */
export const filterValuesParameters = z.strictObject({
  key: z.enum(filterKeyNames, { error: `one of ${filterKeyNames.join(", ")}` }),
  part: z.string().max(200, { error: "at most 200 characters" }).default(""),
  kinds: kindsField,
});

/** What was not read, and so leaves a filter undecided. */
export const unreadFactsSchema = z.array(z.object({ text: z.string(), call: z.string() })).readonly() satisfies z.ZodType<readonly UnreadFact[]>; // prettier-ignore

/** `GET /api/v1/filter/matches`: which resources match, and of which it cannot be told, and why. */
export const filterMatchesSchema = z.object({
  snapshotId: z.string(),
  all: z.number(),
  matches: z.array(z.string()).readonly(),
  open: z.array(z.string()).readonly(),
  because: unreadFactsSchema,
});

/** Which resources match a filter. */
export type FilterMatches = Readonly<z.infer<typeof filterMatchesSchema>>;

/** `GET /api/v1/filter/values`: the most frequent first. */
export const filterValuesSchema = z.object({
  snapshotId: z.string(),
  values: z.array(z.object({ value: z.string(), count: z.number() })).readonly(),
}) satisfies z.ZodType<{ readonly snapshotId: string; readonly values: readonly ValueCount[] }>;

/** The values a key has. */
export type FilterValues = Readonly<z.infer<typeof filterValuesSchema>>;
