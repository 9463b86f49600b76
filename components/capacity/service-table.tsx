"use client";

import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import type { Capacity } from "#lib/api/capacity.ts";
import { EntityLink } from "#components/entity/entity-link.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { SeverityMark } from "#components/ui/severity-mark.tsx";
import { stacked } from "#components/ui/table.tsx";
import { Binding } from "./binding.tsx";
import { Change } from "./change.tsx";
import styles from "./capacity.module.css";
import { deploymentWords, scalingWords } from "./deployment-words.ts";
import { Swatch, type Fill } from "./fills.tsx";
import type { Pair } from "./pairs.ts";
import { PlacementChain } from "./placement-chain.tsx";
import { ScaledOut } from "./scaled-out.tsx";
import { WindowedTable } from "./windowed-table.tsx";

type Service = Capacity["services"][number];

/** As many as the table has. */
const COLUMNS = 5;

/** For each service: how many more tasks would start, what binds first, whether its next deployment fits. */
export function ServiceTable({
  label,
  services,
  fillOf,
}: {
  readonly label: string;
  readonly services: readonly Pair<Service>[];
  /** The fill of its tasks in the drawings beside; none where nothing is drawn. */
  readonly fillOf?: (urn: string) => Fill;
}) {
  const t = useTranslations("capacity.serviceColumns");
  const columns = [
    { key: "service", title: t("service") },
    { key: "tasks", title: t("tasks"), number: true },
    { key: "placeable", title: t("placeable"), number: true },
    { key: "binding", title: t("binding") },
    { key: "deployment", title: t("deployment") },
  ];
  return (
    <div className={classNames(styles["table"], styles["services"])}>
      <WindowedTable label={label} columns={columns} rows={services} rowHeight={48}>
        {(pair, attributes) => (
          <ServiceRow key={pair.urn} pair={pair} attributes={attributes} fill={fillOf?.(pair.urn)} />
        )}
      </WindowedTable>
    </div>
  );
}

/** A service, and below it the tests of its next task when they were asked for. */
function ServiceRow({
  pair: { urn, today, then },
  attributes,
  fill,
}: {
  readonly pair: Pair<Service>;
  readonly attributes: { readonly "aria-rowindex"?: number };
  readonly fill: Fill | undefined;
}) {
  const [isOpen, setOpen] = useState(false);
  const chainId = useId();
  const t = useTranslations("capacity.serviceColumns");
  const shown = today ?? then;
  if (shown === undefined) return undefined;
  return (
    <>
      <tr className={styles["row"]} data-even={attributes["aria-rowindex"] !== undefined} {...attributes}>
        <th scope="row">
          <span className={styles["named"]}>
            {fill === undefined ? undefined : fill === "none" ? (
              <span className={styles["noSwatch"]} />
            ) : (
              <Swatch fill={fill} />
            )}
            <EntityLink urn={urn} />
          </span>
        </th>
        <td className={styles["number"]} {...stacked(undefined, t("tasks"))}>
          <TaskCounts today={today} then={then} />
        </td>
        <td className={styles["number"]} {...stacked(undefined, t("placeable"))}>
          <Placeable today={today} then={then} />
        </td>
        <td {...stacked("end")}>
          <Binding today={today} then={then} opens={{ chainId, isOpen, onToggle: () => setOpen(!isOpen) }} />
        </td>
        <td {...stacked("line")}>
          <Deployment today={today} then={then} />
        </td>
      </tr>
      {isOpen ? (
        <tr id={chainId} className={styles["chainRow"]}>
          <td colSpan={COLUMNS} {...stacked("line")}>
            <PlacementChain service={shown.name} room={then ?? shown} />
          </td>
        </tr>
      ) : undefined}
    </>
  );
}

type Both = { readonly today: Service | undefined; readonly then: Service | undefined };

function TaskCounts({ today, then }: Both) {
  const t = useTranslations("capacity");
  const words = (service: Service | undefined) =>
    service === undefined ? undefined : t("ofTasks", { running: service.running, desired: service.desired });
  return <Change today={words(today)} then={words(then)} text={{ today: words(today) ?? "", then: words(then) }} />;
}

function Placeable({ today, then }: Both) {
  const t = useTranslations("capacity");
  const words = (service: Service | undefined) => {
    if (service === undefined) return undefined;
    if (service.placeable !== undefined) return service.placeable.toLocaleString();
    return service.binding === "none" ? t("noLimit") : t("unknown");
  };
  const shown = (service: Service | undefined) =>
    service !== undefined && service.placeable === undefined && service.binding !== "none" ? (
      <span className={styles["unknownText"]} title={whyUntold(service)}>
        <SeverityMark name="unknown" /> {t("unknown")}
        <span className="visually-hidden">{whyUntold(service)}</span>
      </span>
    ) : (
      words(service)
    );
  return <Change today={shown(today)} then={shown(then)} text={{ today: words(today) ?? "", then: words(then) }} />;
}

function whyUntold({ unknowns }: Service): string {
  return unknowns.flatMap(({ field, text }) => (field === "scaling" ? [] : [text])).join(" ");
}

function Deployment({ today, then }: Both) {
  const t = useTranslations("capacity.deployment");
  const words = (service: Service | undefined) => (service === undefined ? undefined : deploymentWords(service, t));
  const drawn = (service: Service | undefined) => {
    const said = words(service);
    return said === undefined ? undefined : (
      <span className={styles["marked"]}>
        <SeverityMark name={said.mark} />
        {said.text}
      </span>
    );
  };
  const service = then ?? today;
  return (
    <span className={styles["deployment"]}>
      <Change
        today={drawn(today)}
        then={drawn(then)}
        text={{ today: words(today)?.text ?? "", then: words(then)?.text }}
      />
      {service === undefined ? undefined : <DeploymentDetail service={service} />}
    </span>
  );
}

/** What the deployment does; and under it, for that is another matter, how far the service may scale by itself. */
function DeploymentDetail({ service }: { readonly service: Service }) {
  const t = useTranslations("capacity.deployment");
  const scaling = scalingWords(service, useTranslations("capacity.deployment.scales"));
  const { desired, surge, drainSeconds, scalesOut } = service;
  return (
    <>
      {desired === 0 ? undefined : (
        <span className={styles["detail"]}>
          {t("detail", { keeps: surge.keeps ?? -1, peak: surge.peak, starts: surge.starts })}
          {drainSeconds === undefined ? "" : ` · ${t("drains", { seconds: drainSeconds })}`}
          {scalesOut ? ` · ${t("scalesOut")}` : ""}
        </span>
      )}
      {scaling === undefined ? undefined : <ScaledOut {...scaling} />}
    </>
  );
}
