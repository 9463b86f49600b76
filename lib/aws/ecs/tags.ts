import type { Tag } from "@aws-sdk/client-ecs";

/** Tags in the model's shape. */
export function tagsOf(tags: readonly Tag[] | undefined) {
  return (tags ?? []).map(({ key, value }) => ({ key, value: value ?? "" }));
}
