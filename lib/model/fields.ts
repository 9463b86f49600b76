import { z } from "zod";

/** A list of records. */
export function list<Item extends z.ZodType>(item: Item) {
  return z.array(item).readonly();
}

/** Tags as AWS lists them. A list and not a record: a tag may be called `__proto__`. */
export const tagsSchema = list(z.object({ key: z.string(), value: z.string() }));

/** Tags of a resource. */
export type Tags = z.infer<typeof tagsSchema>;

/** The value of a tag; `undefined` when there is none. */
export function tagValue(tags: Tags, key: string): string | undefined {
  return tags.find((tag) => tag.key === key)?.value;
}

/** `undefined` and text: most of AWS's optional fields. */
export const text = z.string().optional();
/** An optional number. */
export const number = z.number().optional();
/** An optional boolean. */
export const flag = z.boolean().optional();
