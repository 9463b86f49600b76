import type { Field, FieldValue, Subject, UnreadFact } from "#lib/filter/filter.ts";

/** A subject of literal facts. `unread` names the keys that were not read to their end. */
export function subjectOf(
  facts: { readonly [key: string]: readonly FieldValue[] },
  {
    words = [],
    tags = [],
    unread = [],
  }: {
    readonly words?: readonly string[];
    readonly tags?: readonly { readonly key: string; readonly value: string }[];
    readonly unread?: readonly string[];
  } = {},
): Subject {
  const why: readonly UnreadFact[] = [{ text: "ecs:ListTasks was denied.", call: "ecs:ListTasks" }];
  const field = (key: string): Field => ({
    values: facts[key] ?? [],
    ...(unread.includes(key) ? { unread: why } : {}),
  });
  return {
    urn: "aws/111111111111/ap-northeast-1/ecs-service/shop/api",
    words,
    field,
    tags: { values: tags, ...(unread.includes("tag") ? { unread: why } : {}) },
  };
}
