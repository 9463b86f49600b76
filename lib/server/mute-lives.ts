import { withMutes } from "#lib/findings/with-mutes.ts";
import type { MutesAt } from "#lib/model/mute.ts";
import { isAlwaysShown } from "#lib/findings/rules.ts";
import type { FindingLife } from "./lives.ts";

/** The same lives, each finding with the mute that silences it. */
export function muteLives(lives: ReadonlyMap<string, FindingLife>, mutes: MutesAt): ReadonlyMap<string, FindingLife> {
  if (mutes.mutes.length === 0) return lives;
  const all = [...lives];
  const muted = withMutes(
    all.map(([, { finding }]) => finding),
    mutes,
    isAlwaysShown,
  );
  return new Map(all.map(([id, life], index) => [id, { ...life, finding: muted[index] ?? life.finding }]));
}
