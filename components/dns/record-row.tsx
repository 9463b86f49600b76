"use client";

import { useFormatter, useTranslations } from "use-intl";
import { SeverityMark } from "#components/ui/severity-mark.tsx";
import styles from "./record-grid.module.css";
import { StandingMark } from "./standing-mark.tsx";
import type { Row } from "./use-record-windows.ts";

/** A record in one line, or in two where there is little room; an empty line until it is read. */
export function RecordRow({
  place,
  row,
  zoned,
  isHere,
  isSelected,
  top,
  size,
  onSelect,
}: {
  readonly place: number;
  readonly row: Row | undefined;
  readonly zoned: boolean;
  readonly isHere: boolean;
  readonly isSelected: boolean;
  readonly top: number;
  readonly size: number;
  readonly onSelect: (urn: string) => void;
}) {
  return (
    // The grid has the keys; a row is a place to point at.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- see above
    <div
      role="row"
      id={`record-${String(place)}`}
      aria-rowindex={place + 2}
      aria-selected={isSelected}
      className={styles["row"]}
      data-here={isHere}
      data-standing={row?.standing}
      style={{ top, height: size }}
      onClick={() => {
        if (row !== undefined) onSelect(row.urn);
      }}
    >
      {row === undefined ? <div role="gridcell" className={styles["name"]} /> : <Cells row={row} zoned={zoned} />}
    </div>
  );
}

function Cells({ row, zoned }: { readonly row: Row; readonly zoned: boolean }) {
  const t = useTranslations("dns");
  const format = useFormatter();
  const set = row.setIdentifier === undefined ? "" : ` (${row.setIdentifier})`;
  return (
    <>
      <div role="gridcell" className={styles["name"]} title={`${row.name}${set}`}>
        <RecordName name={row.name} zone={row.zone} zoned={zoned} />
        {set === "" ? undefined : <bdi className={styles["quiet"]}>{set}</bdi>}
      </div>
      <div role="gridcell" className={styles["type"]}>
        {row.type}
      </div>
      <Target row={row} />
      <div role="gridcell" className={styles["ttl"]}>
        {row.ttl === undefined ? "" : format.number(row.ttl)}
      </div>
      <div role="gridcell" className={styles["policy"]}>
        {row.policy === "simple" ? "" : t(`policies.${row.policy}`)} <bdi>{row.policyBy ?? ""}</bdi>
      </div>
      <Health row={row} />
      <Verdict row={row} />
    </>
  );
}

function Target({ row }: { readonly row: Row }) {
  const t = useTranslations("dns");
  const more = row.valueCount - row.values.length;
  return (
    <div role="gridcell" className={styles["target"]} title={row.values.join("\n")}>
      {row.isAlias ? <span className={styles["alias"]}>{t("alias")}</span> : undefined}
      <bdi>{row.values.join(", ")}</bdi>
      {more > 0 ? ` +${String(more)}` : ""}
    </div>
  );
}

/** What the record's health check asks; an alias may go by the health of its target instead. */
function Health({ row: { healthCheck, evaluatesTarget } }: { readonly row: Row }) {
  const t = useTranslations("dns");
  const own = healthCheck?.checks ?? healthCheck?.id;
  return (
    <div role="gridcell" className={styles["health"]} title={own ?? ""}>
      {own ?? (evaluatesTarget ? t("evaluates") : "")}
    </div>
  );
}

/** The name with the part that its zone has in the background: what tells it from its neighbours stands out. */
function RecordName({ name, zone, zoned }: { readonly name: string; readonly zone: string; readonly zoned: boolean }) {
  const suffix = `.${zone}`;
  if (!zoned || !name.endsWith(suffix)) return <bdi>{name}</bdi>;
  return (
    <bdi>
      {name.slice(0, -suffix.length)}
      <span className={styles["quiet"]}>{suffix}</span>
    </bdi>
  );
}

function Verdict({ row }: { readonly row: Row }) {
  const t = useTranslations("dns");
  const severity = useTranslations("severity");
  const [worst, ...more] = row.states;
  const words = worst === undefined ? "" : t(`states.${worst}`);
  return (
    <div
      role="gridcell"
      className={styles["verdict"]}
      title={row.states.map((state) => t(`states.${state}`)).join("\n")}
    >
      <StandingMark standing={row.standing} label={t(`standing.${row.standing}`)} />
      <span className={styles["words"]}>
        {words}
        {more.length > 0 && row.standing !== "ok" && row.standing !== "plain" ? moreWords(row) : ""}
      </span>
      {row.severity === undefined ? undefined : <SeverityMark name={row.severity} label={severity(row.severity)} />}
    </div>
  );
}

/** How many more things are wrong than the worst. */
function moreWords({ states }: Row): string {
  const fine = new Set(["alias", "cname", "address", "registered", "hosts", "outside", "delegation", "not-followed"]);
  const count = states.filter((state) => !fine.has(state)).length - 1;
  return count > 0 ? ` +${String(count)}` : "";
}
