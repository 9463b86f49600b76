import type { useTranslations } from "use-intl";
import type { Capacity } from "#lib/api/capacity.ts";
import type { MarkName } from "#components/ui/severity-mark.tsx";

type Service = Capacity["services"][number];

/** Whether the next deployment fits, in a word or two, with the mark that says how bad it is. */
export function deploymentWords(
  { desired, surge }: Service,
  t: ReturnType<typeof useTranslations<"capacity.deployment">>,
): { readonly text: string; readonly mark: MarkName } {
  const { fits, shortBy = 0, progress } = surge;
  if (desired === 0) return { text: t("parked"), mark: "muted" };
  if (fits === undefined) return { text: t("unknown"), mark: "unknown" };
  if (fits)
    return progress === "in-steps" ? { text: t("steps"), mark: "resolved" } : { text: t("fits"), mark: "resolved" };
  if (progress === "stuck") {
    return { text: shortBy === 0 ? t("forbidden") : t("stuck", { count: shortBy }), mark: "high" };
  }
  return { text: t(progress === "in-steps" ? "shortSteps" : "short", { count: shortBy }), mark: "medium" };
}
