import type { useTranslations } from "use-intl";
import type { Capacity } from "#lib/api/capacity.ts";

type Instance = Capacity["instances"][number];
type Say = ReturnType<typeof useTranslations<"capacity">>;

/** What there is to say of an instance: why it takes nothing, why it has no trunk, what is not known. The gravest first. */
export function noteOf(instance: Instance, t: Say): string {
  const { trunking, unknowns } = instance;
  const notes = [
    ...stateOf(instance, t),
    ...(instance.enis.taskFree === 0 ? [t("fullHere")] : []),
    ...unknowns.slice(0, 1).map(({ text }) => text),
    ...trunkNotes(instance, t),
    ...(trunking.active && trunking.disagree !== undefined ? [t("disagree")] : []),
    ...(trunking.active && trunking.source === "derived" ? [t("derived")] : []),
  ];
  return notes.slice(0, 2).join(" · ");
}

function stateOf({ status, agentConnected }: Instance, t: Say): readonly string[] {
  if (status === "DRAINING") return [t("status.draining")];
  if (status !== undefined && status !== "ACTIVE") return [t("status.other", { status })];
  return agentConnected === false ? [t("status.agent")] : [];
}

function trunkNotes({ trunking }: Instance, t: Say): readonly string[] {
  const [reason] = trunking.because;
  if (reason === undefined) return [];
  return [t(`because.${reason}`, { limit: trunking.limit ?? 0 })];
}
