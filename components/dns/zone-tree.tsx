"use client";

import { Fragment, useId, type ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { standings, type Standing } from "#lib/analysis/names/record-state.ts";
import type { DnsZones } from "#lib/api/dns-page.ts";
import { useNarrow } from "#components/ui/use-narrow.ts";
import { StandingMark } from "./standing-mark.tsx";
import styles from "./zone-tree.module.css";

type Zone = DnsZones["zones"][number];

/** What is chosen: `""` for every zone. */
type Choosing = { readonly chosen: string; readonly onChoose: (zone: string) => void };

/** The zones by who asks them: the world, VPCs, Cloud Map; and the names that no DNS has. */
export function ZoneTree({ answer, chosen, onChoose }: Choosing & { readonly answer: DnsZones }) {
  const t = useTranslations("dns");
  const isNarrow = useNarrow();
  const { zones, namespaces, serviceConnect } = answer;
  const outside = namespaces.filter(({ zoneId }) => zoneId === undefined);
  const current = zones.find(({ zoneId }) => zoneId === chosen)?.name ?? t("allZones");
  const all = zones.reduce((sum, { records }) => sum + records, 0);
  const lists = (
    <>
      <Item chosen={chosen} onChoose={onChoose} id="" name={t("allZones")} count={all} />
      {(["public", "private", "cloud-map"] as const).map((kind) => (
        <Group key={kind} title={t(`kinds.${kind}`)} isEmpty={zones.every((zone) => zone.kind !== kind)}>
          {zones
            .filter((zone) => zone.kind === kind)
            .map((zone) => (
              <li key={zone.zoneId}>
                <ZoneItem zone={zone} chosen={chosen} onChoose={onChoose} />
              </li>
            ))}
        </Group>
      ))}
      <Group title={t("notDns")} isEmpty={outside.length + serviceConnect.length === 0}>
        {outside.map(({ id, name, services }) => (
          <li key={id}>
            <Item chosen={chosen} onChoose={onChoose} id={id} name={name} count={services.length} note={t("apiOnly")} />
          </li>
        ))}
        {serviceConnect.length === 0 ? undefined : (
          <li>
            <Item
              chosen={chosen}
              onChoose={onChoose}
              id="service-connect"
              name={t("serviceConnect")}
              count={serviceConnect.length}
            />
          </li>
        )}
      </Group>
    </>
  );
  return (
    <nav className={styles["tree"]} aria-label={t("zones")}>
      {isNarrow ? (
        <details className={styles["fold"]}>
          <summary>{t("zoneChosen", { zone: current })}</summary>
          {lists}
        </details>
      ) : (
        lists
      )}
    </nav>
  );
}

function Group({
  title,
  isEmpty,
  children,
}: {
  readonly title: string;
  readonly isEmpty: boolean;
  readonly children: ReactNode;
}) {
  const t = useTranslations("dns");
  const id = useId();
  return (
    <section className={styles["group"]} aria-labelledby={id}>
      <h2 id={id} className={styles["title"]}>
        {title}
      </h2>
      {isEmpty ? <p className={styles["none"]}>{t("none")}</p> : <ul>{children}</ul>}
    </section>
  );
}

function ZoneItem({ zone, chosen, onChoose }: Choosing & { readonly zone: Zone }) {
  const t = useTranslations("dns");
  const vpcs = zone.kind === "public" ? undefined : t("vpcCount", { count: zone.vpcs.length });
  return (
    <Item
      chosen={chosen}
      onChoose={onChoose}
      id={zone.zoneId}
      name={zone.name}
      count={zone.unread.length > 0 && zone.records === 0 ? undefined : zone.records}
      standing={worstOf(zone)}
      {...(vpcs === undefined ? {} : { note: vpcs })}
    />
  );
}

/** How it stands with the worst of a zone: itself, what was not read of it, its records. Nothing when all is well. */
function worstOf({ notes, unread, counts }: Zone): Standing | undefined {
  const found = new Set<Standing>([
    ...notes.map(({ standing }) => standing),
    ...(unread.length > 0 ? (["unknown"] as const) : []),
    ...standings.filter((standing) => counts[standing] > 0),
  ]);
  return (["broken", "risk", "unknown"] as const).find((standing) => found.has(standing));
}

function Item({
  chosen,
  onChoose,
  id,
  name,
  count,
  note,
  standing,
}: Choosing & {
  readonly id: string;
  readonly name: string;
  readonly count?: number | undefined;
  readonly note?: string;
  readonly standing?: Standing | undefined;
}) {
  const t = useTranslations("dns");
  const format = useFormatter();
  return (
    <button
      type="button"
      className={styles["item"]}
      aria-current={id === chosen ? "true" : undefined}
      title={name}
      onClick={() => onChoose(id)}
    >
      <span className={styles["mark"]}>
        {standing === undefined ? undefined : <StandingMark standing={standing} label={t(`standing.${standing}`)} />}
      </span>
      <bdi className={styles["name"]}>
        <DomainName name={name} />
      </bdi>
      <span className={styles["count"]}>{count === undefined ? "?" : format.number(count)}</span>
      {note === undefined ? undefined : <span className={styles["note"]}>{note}</span>}
    </button>
  );
}

/** A name that is too long for its line breaks before a dot, not within a label. */
function DomainName({ name }: { readonly name: string }) {
  return name.split(".").map((label, at) => (
    <Fragment key={`${String(at)} ${label}`}>
      {at === 0 ? undefined : (
        <>
          <wbr />.
        </>
      )}
      {label}
    </Fragment>
  ));
}
