import { withMutes } from "#lib/findings/with-mutes.ts";
import type { MutesAt } from "#lib/model/mute.ts";
import { isAlwaysShown } from "#lib/findings/rules.ts";
import type { Inspection } from "./inspection.ts";

/** An inspection as it looks when these mutes hold: the same findings, each with the mute that silences it. */
export function muteFindings(inspection: Inspection, mutes: MutesAt): Inspection {
  return { ...inspection, findings: withMutes(inspection.findings, mutes, isAlwaysShown) };
}
