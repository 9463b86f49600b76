import { tagValue, type Tags } from "#lib/model/fields.ts";

/** The value of the `Name` tag; `undefined` when there is none or it is blank. */
export function nameTag(tags: Tags): string | undefined {
  const name = tagValue(tags, "Name")?.trim();
  return name === "" ? undefined : name;
}
