import { useTranslations } from "use-intl";
import type { ChartComparison } from "#lib/report/chart/compare/chart-comparison.ts";
import { PageLink } from "#components/shell/page-link.tsx";
import { useAreaName } from "#components/messages/use-area-name.ts";
import { Button } from "#components/ui/button.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import styles from "./map.module.css";
import type { ChangeMap, MapState } from "./use-map-state.ts";

/** What the map is compared with, and the way out of the comparison; nothing where none is asked for. */
export function ComparedNote({
  state: { base, p },
  change,
  compared,
}: {
  readonly state: Pick<MapState, "base" | "p">;
  readonly change: ChangeMap;
  readonly compared?: ChartComparison | undefined;
}) {
  const t = useTranslations("map.compared");
  const areaName = useAreaName();
  if (base === null || base === "") return undefined;
  const isSame = compared !== undefined && countOf(compared) === 0;
  const unread = compared?.unread.map((area) => areaName(area)) ?? [];
  return (
    <p className={styles["notes"]} role="status">
      {p === "ground"
        ? t("ground")
        : compared === undefined
          ? t("comparing")
          : t.rich(isSame ? "same" : "with", { age: () => <RelativeTime at={compared.base.finishedAt} /> })}{" "}
      {unread.length > 0 ? t("unread", { areas: unread.join(", ") }) : undefined}{" "}
      <PageLink href={`/changes?base=${encodeURIComponent(base)}`} prefetch={false}>
        {t("list")}
      </PageLink>{" "}
      <Button look="quiet" onClick={() => change({ base: null })}>
        {t("stop")}
      </Button>
    </p>
  );
}

/** How much is otherwise. */
function countOf({ things, edges, cells }: ChartComparison): number {
  return [things, edges, cells].reduce((sum, changes) => sum + Object.keys(changes).length, 0);
}
