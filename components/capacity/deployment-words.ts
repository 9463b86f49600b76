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

/** How far Auto Scaling may take a service, and whether its deployment would fit then; `undefined` when it scales nowhere. */
export function scalingWords(
  { scaling, unknowns }: Service,
  t: ReturnType<typeof useTranslations<"capacity.deployment.scales">>,
): { readonly text: string; readonly why?: string } | undefined {
  if (scaling === undefined) {
    const unread = unknowns.filter(({ field }) => field === "scaling").map(({ text }) => text);
    return unread.length === 0 ? undefined : { text: t("unread"), why: unread.join(" ") };
  }
  const { maxCapacity: max, suspended, surge } = scaling;
  if (suspended === "all") return { text: t("suspended", { max }) };
  if (surge === undefined) return { text: t("noFurther", { max }) };
  if (surge.fits === undefined) return { text: t("unknown", { max }) };
  if (surge.fits) return { text: t("fits", { max }) };
  const { shortBy: count = 0 } = surge;
  return { text: count === 0 ? t("stuck", { max }) : t("short", { max, count }) };
}
