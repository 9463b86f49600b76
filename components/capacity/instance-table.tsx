"use client";

import { useTranslations } from "use-intl";
import type { Capacity } from "#lib/api/capacity.ts";
import { EntityLink, shortId } from "#components/entity/entity-link.tsx";
import { stacked } from "#components/ui/table.tsx";
import styles from "./capacity.module.css";
import { Change } from "./change.tsx";
import { noteOf } from "./instance-note.ts";
import { shownOf, type Pair } from "./pairs.ts";
import { SlotStrip, type FillOfService } from "./slot-strip.tsx";
import { WindowedTable, type RowAttributes } from "./windowed-table.tsx";

type Instance = Capacity["instances"][number];

/** The container instances of a cluster: interface places, CPU, memory and host ports; the fullest first. */
export function InstanceTable({
  label,
  instances,
  hasThen,
  fillOf,
}: {
  readonly label: string;
  readonly instances: readonly Pair<Instance>[];
  /** Whether there is a what-if to show beside. */
  readonly hasThen: boolean;
  readonly fillOf: FillOfService;
}) {
  const t = useTranslations("capacity.columns");
  const columns = [
    { key: "instance", title: t("instance") },
    { key: "type", title: t("type") },
    { key: "zone", title: t("zone") },
    { key: "attached", title: t("attached"), number: true },
    { key: "slots", title: hasThen ? t("slotsToday") : t("slots") },
    ...(hasThen ? [{ key: "then", title: t("slotsThen") }] : []),
    { key: "free", title: t("free"), number: true },
    { key: "cpu", title: t("cpu"), number: true },
    { key: "memory", title: t("memory"), number: true },
    { key: "ports", title: t("ports") },
    { key: "note", title: t("note") },
  ];
  return (
    <WindowedTable label={label} columns={columns} rows={instances} rowHeight={36}>
      {(pair, attributes) => (
        <InstanceRow key={pair.urn} pair={pair} attributes={attributes} hasThen={hasThen} fillOf={fillOf} />
      )}
    </WindowedTable>
  );
}

function InstanceRow({
  pair,
  attributes,
  hasThen,
  fillOf,
}: {
  readonly pair: Pair<Instance>;
  readonly attributes: RowAttributes;
  readonly hasThen: boolean;
  readonly fillOf: FillOfService;
}) {
  const t = useTranslations("capacity");
  const shown = shownOf(pair);
  if (shown === undefined) return undefined;
  const note = noteOf(pair.then ?? shown, t);
  const both: Both = { today: pair.today ?? pair.then, then: pair.then };
  return (
    <tr className={styles["row"]} data-tall="" {...attributes}>
      <th scope="row">
        {pair.today === undefined ? <code>{shown.name}</code> : <EntityLink urn={shown.urn} name={shown.name} />}
      </th>
      <td {...stacked("end")}>
        <InstanceTypeName {...both} />
      </td>
      <td {...stacked(undefined, t("columns.zone"))}>
        <code>{shown.availabilityZone?.slice(-2) ?? "—"}</code>
      </td>
      <td className={styles["number"]} {...stacked(undefined, t("columns.attached"))}>
        <Attached {...both} />
      </td>
      <td {...stacked("line", hasThen ? t("columns.slotsToday") : undefined)}>
        <Strip instance={pair.today} without={t("isNew")} fillOf={fillOf} />
      </td>
      {hasThen ? (
        <td {...stacked("line", t("columns.slotsThen"))}>
          <Strip instance={pair.then} without={t("isGone")} fillOf={fillOf} />
        </td>
      ) : undefined}
      <td className={styles["number"]} {...stacked(undefined, t("columns.free"))}>
        <TaskFree {...both} />
      </td>
      <td className={styles["number"]} {...stacked(undefined, t("columns.cpu"))}>
        <Left of="cpu" {...both} />
      </td>
      <td className={styles["number"]} {...stacked(undefined, t("columns.memory"))}>
        <Left of="memory" {...both} />
      </td>
      <td {...stacked(undefined, t("columns.ports"))}>
        <HostPorts instance={shown} />
      </td>
      <td className={styles["note"]} title={note} {...stacked("line")}>
        {note}
      </td>
    </tr>
  );
}

/** The places of an instance, or why there are none. */
function Strip({
  instance,
  without,
  fillOf,
}: {
  readonly instance: Instance | undefined;
  readonly without: string;
  readonly fillOf: FillOfService;
}) {
  if (instance === undefined) return <span className={styles["detail"]}>{without}</span>;
  return <SlotStrip instance={instance} fillOf={fillOf} />;
}

function InstanceTypeName({ today, then }: Both) {
  const words = (instance: Instance | undefined) =>
    instance === undefined ? undefined : (instance.instanceType ?? "?");
  return (
    <code>
      <Change today={words(today)} then={words(then)} text={{ today: words(today) ?? "", then: words(then) }} />
    </code>
  );
}

type Both = { readonly today: Instance | undefined; readonly then: Instance | undefined };

function Attached({ today, then }: Both) {
  const t = useTranslations("capacity");
  const words = (instance: Instance | undefined) => {
    if (instance === undefined) return undefined;
    const { attached, max } = instance.enis;
    return attached === undefined || max === undefined ? "?" : t("ofMax", { attached, max });
  };
  return <Change today={words(today)} then={words(then)} text={{ today: words(today) ?? "", then: words(then) }} />;
}

function TaskFree({ today, then }: Both) {
  const t = useTranslations("capacity");
  const words = (instance: Instance | undefined) => {
    if (instance === undefined) return undefined;
    const { taskFree, taskLimit } = instance.enis;
    return taskFree === undefined || taskLimit === undefined
      ? t("unknown")
      : t("ofLimit", { free: taskFree, limit: taskLimit });
  };
  const isFull = (then ?? today)?.enis.taskFree === 0;
  return (
    <span className={isFull ? styles["full"] : undefined}>
      <Change today={words(today)} then={words(then)} text={{ today: words(today) ?? "", then: words(then) }} />
    </span>
  );
}

function Left({ of, today, then }: Both & { readonly of: "cpu" | "memory" }) {
  const words = (instance: Instance | undefined) =>
    instance === undefined ? undefined : (instance[of].remaining?.toLocaleString() ?? "?");
  return <Change today={words(today)} then={words(then)} text={{ today: words(today) ?? "", then: words(then) }} />;
}

/** So many ports are named. */
const MOST_PORTS = 2;

/** The host ports of tasks; what the agent keeps for itself is no news. */
function HostPorts({ instance: { hostPorts } }: { readonly instance: Instance }) {
  const t = useTranslations("capacity.ports");
  const ports = hostPorts.taken.filter(({ reserved }) => reserved !== true);
  if (ports.length === 0) return <span className={styles["detail"]}>—</span>;
  const named = [...ports].sort((a, b) => Number(a.dynamic ?? false) - Number(b.dynamic ?? false));
  const all = named.map(({ port, protocol, owner }) =>
    t("owner", { port: String(port), protocol, owner: owner === undefined ? "?" : shortId(owner) }),
  );
  return (
    <span title={all.join("\n")}>
      <code>
        {named
          .slice(0, MOST_PORTS)
          .map(({ port, protocol }) => (protocol === "tcp" ? String(port) : `${String(port)}/${protocol}`))
          .join(" ")}
      </code>
      {named.length > MOST_PORTS ? (
        <span className={styles["detail"]}> {t("more", { count: named.length - MOST_PORTS })}</span>
      ) : undefined}
      <span className="visually-hidden">{all.join(", ")}</span>
    </span>
  );
}
