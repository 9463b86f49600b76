"use client";

import { useTranslations } from "use-intl";
import { EntityLink } from "#components/entity/entity-link.tsx";
import { Button } from "#components/ui/button.tsx";
import { Unbroken } from "#components/ui/sentence.tsx";
import { SeverityMark } from "#components/ui/severity-mark.tsx";
import { NumberCell, stacked, Table } from "#components/ui/table.tsx";
import type { ChartModel, ChartRow } from "#lib/report/chart/chart-model.ts";
import { ChangeMark } from "#components/changes/change-mark.tsx";
import styles from "./map.module.css";
import { RowPlaces } from "./row-places.tsx";
import { tableLines, type TableLine } from "./table-lines.ts";

type Named = { readonly urn: string; readonly name: string };

function namedBefore(model: ChartModel, urn: string, kind: "registers" | "forwards" | "resolves"): readonly string[] {
  return model.edges.filter((edge) => edge.to === urn && edge.kind === kind).map(({ from }) => from);
}

/** The names that lead to a row: straight, or through the load balancers and rules of its target groups. */
function namesOf(model: ChartModel, row: ChartRow): readonly string[] {
  const resolving = (urn: string): readonly string[] => {
    const records = namedBefore(model, urn, "resolves");
    return model.names.filter((name) => records.includes(name.urn)).map(({ name }) => name);
  };
  const groups = namedBefore(model, row.urn, "registers");
  const throughRules = model.edges
    .filter(({ kind, to }) => kind === "forwards" && groups.includes(to))
    .flatMap(({ from, label }) => {
      const balancer = model.loadBalancers.find(({ listeners }) => listeners.some(({ urn }) => urn === from));
      const names = balancer === undefined ? [] : resolving(balancer.urn);
      // A rule that asks for a host is reached by that name only.
      const asked = names.filter((name) => label.includes(name));
      return asked.length > 0 ? asked : names;
    });
  return [...new Set([...resolving(row.urn), ...throughRules])];
}

function groupsOf(model: ChartModel, row: ChartRow): readonly Named[] {
  const urns = namedBefore(model, row.urn, "registers");
  return model.targetGroups.filter(({ urn }) => urns.includes(urn));
}

/** What became of a service since the earlier survey: of itself, or of its tasks by subnet. */
function RowChange({ became, places }: Pick<TableLine, "became" | "places">) {
  const t = useTranslations("map");
  // Whose tasks alone are otherwise is as it was itself; what is new or gone has its tasks with it.
  const kind = became ?? (places.length > 0 ? "changed" : undefined);
  return (
    <>
      {kind === undefined ? undefined : <ChangeMark kind={kind}>{t(`marks.${kind}`)}</ChangeMark>}
      {kind !== "changed" || places.length === 0 ? undefined : (
        <div className={styles["places"]}>
          <Unbroken text={t("tasksChanged", { places: places.join(", ") })} />
        </div>
      )}
    </>
  );
}

/** The same map as a table: one line a service, with the names and target groups that lead to it. */
export function MapTable({
  model,
  lit,
  selected,
  onSelect,
}: {
  readonly model: ChartModel;
  /** Under a filter: the boxes that keep their ink. */
  readonly lit: ReadonlySet<string> | undefined;
  readonly selected: string | null;
  readonly onSelect: (urn: string) => void;
}) {
  const t = useTranslations("map");
  const { compared } = model;
  const columns = [...(compared === undefined ? [] : ["change" as const]), "finding", "service", "cluster", "vpc", "mode", "running", "subnets", "groups", "names"] as const; // prettier-ignore
  return (
    <div className={styles["tableFrame"]} id="map-table" tabIndex={-1}>
      <Table
        stacks
        label={t("tableLabel")}
        columns={columns.map((key) => ({ key, title: t(`columns.${key}`), number: key === "running" }))}
      >
        {tableLines(model, lit).map(({ vpc, cluster, row, became, places, hasInk }) => (
          <tr key={row.urn} data-chosen={row.urn === selected} className={hasInk ? undefined : styles["dimmed"]}>
            {compared === undefined ? undefined : (
              <td {...stacked("line")}>
                <RowChange became={became} places={places} />
              </td>
            )}
            <td {...stacked("mark")}>
              {row.severity === undefined ? undefined : (
                <SeverityMark name={row.severity} label={t(`marks.${row.severity}`)} />
              )}
            </td>
            <th scope="row">
              <Button
                look="quiet"
                data-choose={row.urn}
                data-troubled={row.severity !== undefined}
                aria-pressed={row.urn === selected}
                onClick={() => onSelect(row.urn)}
              >
                {row.name}
              </Button>
            </th>
            <td {...stacked(undefined, t("columns.cluster"))}>{cluster.name}</td>
            <td {...stacked(undefined, t("columns.vpc"))}>{vpc.name}</td>
            <td>{row.networkMode}</td>
            <NumberCell {...stacked("end")}>
              {row.desired === undefined ? row.running : `${String(row.running)}/${String(row.desired)}`}
            </NumberCell>
            <td {...stacked("line", t("columns.subnets"))}>
              <RowPlaces {...{ vpc, cluster, row }} />
            </td>
            <td className={styles["links"]} {...stacked("line", t("columns.groups"))}>
              {groupsOf(model, row).map(({ urn, name }) => (
                <EntityLink key={urn} urn={urn} name={name} />
              ))}
            </td>
            <td {...stacked("line", t("columns.names"))}>
              <Unbroken text={namesOf(model, row).join(", ")} />
            </td>
          </tr>
        ))}
      </Table>
    </div>
  );
}
