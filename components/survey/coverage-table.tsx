"use client";

import { useTranslations } from "use-intl";
import type { CoverageArea, Survey } from "#lib/api/contract.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { SeverityMark } from "#components/ui/severity-mark.tsx";
import { NumberCell, stacked, Table } from "#components/ui/table.tsx";
import styles from "./coverage-table.module.css";
import { useAreaName } from "#components/messages/use-area-name.ts";

/** Every area of every scope: read to its end or not, with the calls that were made; progress shows in place, so nothing moves. */
export function CoverageTable({
  areas,
  survey,
}: {
  readonly areas: readonly CoverageArea[];
  readonly survey: Survey | undefined;
}) {
  const t = useTranslations("survey");
  const running = survey?.state === "running" ? survey.areas.filter(({ state }) => state === "running") : [];
  const beingRead = new Set(running.map(({ scope, area }) => `${scope}/${area}`));
  const columns = [
    { key: "scope", title: t("columns.scope") },
    { key: "area", title: t("columns.area") },
    { key: "state", title: t("columns.state") },
    { key: "items", title: t("columns.items"), number: true },
    { key: "calls", title: t("columns.calls"), number: true },
    { key: "readings", title: t("columns.readings") },
    { key: "readAt", title: t("columns.readAt") },
  ];
  return (
    <Table label={t("coverage")} columns={columns} stacks>
      {areas.map((area) => (
        <CoverageRow
          key={`${area.scope}/${area.area}`}
          area={area}
          isBeingRead={beingRead.has(`${area.scope}/${area.area}`)}
        />
      ))}
    </Table>
  );
}

function CoverageRow({ area, isBeingRead }: { readonly area: CoverageArea; readonly isBeingRead: boolean }) {
  const t = useTranslations("survey");
  const areaName = useAreaName();
  const calls =
    area.readings.length > 0 ? area.readings.map(({ call }) => call) : area.problems.map(({ call }) => call);
  return (
    <tr className={styles["row"]} data-state={area.state}>
      <td {...stacked("line")}>
        <code>{area.scope}</code>
      </td>
      <th scope="row">{areaName(area.area)}</th>
      <td {...stacked("end")}>
        <span className={styles["state"]}>
          {area.state === "complete" ? undefined : <SeverityMark name="unknown" />}
          {isBeingRead ? t("states.running") : t(`states.${area.state}`)}
        </span>
      </td>
      <NumberCell {...stacked(undefined, t("columns.items"))}>{area.items}</NumberCell>
      <NumberCell {...stacked(undefined, t("columns.calls"))}>{area.calls}</NumberCell>
      <td {...stacked("line")}>
        <code className={styles["calls"]}>{[...new Set(calls)].join(" ")}</code>
      </td>
      <td className={styles["age"]} {...stacked(undefined, t("columns.readAt"))}>
        {area.readAt === undefined ? "—" : <RelativeTime at={area.readAt} />}
      </td>
    </tr>
  );
}
