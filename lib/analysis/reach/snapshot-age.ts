import { areaNames } from "#lib/model/areas.ts";
import type { Snapshot } from "#lib/model/snapshot.ts";
import type { Assumption } from "./gate.ts";
import type { Say } from "./sentences.ts";

/** What of a snapshot was read before its own survey began, kept from an earlier one: an answer over it mixes two times. */
export function mixedAge({ scopes, startedAt }: Snapshot, say: Say): readonly Assumption[] {
  const older = scopes.flatMap(({ areas }) =>
    areaNames.flatMap((name) => {
      const readAt = areas[name]?.readAt;
      return readAt !== undefined && readAt < startedAt ? [{ name, readAt }] : [];
    }),
  );
  const texts = older.map(({ name, readAt }) => say("mixedAge", { area: name, at: readAt }));
  return [...new Set(texts)].map((text) => ({ code: "MIXED_AGE", text }));
}
