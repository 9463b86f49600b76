"use client";

import { useFormatter, useTranslations } from "use-intl";
import { PageLink } from "#components/shell/page-link.tsx";
import { entityHref } from "#components/entity/entity-href.ts";
import { SeverityMark } from "#components/ui/severity-mark.tsx";
import { TypeTag } from "#components/ui/type-tag.tsx";
import { timeStyles } from "#components/ui/time-styles.ts";
import { columns, type ColumnKey } from "#lib/inventory/column-table.ts";
import { isState } from "#components/filter/is-state.ts";
import { severities } from "#lib/findings/severity.ts";
import { parseUrn } from "#lib/model/urn.ts";
import { nameOfRow, nameOfThing, openCell, shortArn, shortTask, type OpenCell } from "./cell-text.ts";
import { linksInSight } from "./column-width.ts";
import styles from "./inventory.module.css";
import type { InventoryRow } from "./use-inventory-rows.ts";

/** The name of a row, with the tag of its kind. */
export function NameCell({ row }: { readonly row: InventoryRow }) {
  const parsed = parseUrn(row.urn);
  const name = nameOfRow(row);
  return (
    <span className={styles["name"]} title={parsed?.id === name ? name : `${name}\n${parsed?.id ?? ""}`}>
      {parsed === undefined ? undefined : <TypeTag kind={parsed.kind} id={parsed.id} />}
      <bdi>{parsed?.kind === "ecs-task" ? shortTask(name) : name}</bdi>
    </span>
  );
}

/** A cell of a row by its column: links, text, figures, a time or a mark; and what was not read. */
export function InventoryCell({
  row,
  column,
  at,
}: {
  readonly row: InventoryRow;
  readonly column: ColumnKey;
  readonly at: number;
}) {
  // prettier-ignore
  const t = useTranslations("inventory");
  const { values, more: cut, unread } = openCell(row.cells[at]);
  const inSight = columns[column].look === "things" ? linksInSight(row, at) : values.length;
  const more = cut + values.length - inSight;
  return (
    <span className={styles["content"]}>
      <span className={styles["values"]}>
        <Values column={column} values={values} inSight={inSight} names={row.names} />
      </span>
      {more > 0 ? <span className={styles["more"]}>{t("more", { more })}</span> : undefined}
      {unread === undefined ? undefined : (
        <span className={styles["unread"]} title={t("unread", { call: unread })}>
          <span className="visually-hidden">{t("unread", { call: unread })}</span>
        </span>
      )}
    </span>
  );
}

function Values({
  column,
  values,
  inSight,
  names,
}: {
  readonly column: ColumnKey;
  readonly values: OpenCell["values"];
  /** So many of its links have room. */
  readonly inSight: number;
  readonly names: InventoryRow["names"];
}) {
  const { look } = columns[column];
  switch (look) {
    case "things":
      return <Things values={values.map(String)} inSight={inSight} names={names} />;
    case "severity":
      return <Severity value={values[0]} />;
    case "time":
      return <Time value={values[0]} />;
    case "number":
      return <Figures values={values} />;
    case "mono":
      return (
        <bdi className={styles["mono"]} title={values.join("\n")}>
          {values.join(", ")}
        </bdi>
      );
    case "flag":
    case "text":
      return <Words column={column} values={values.map(String)} />;
  }
}

function Things({
  values,
  inSight,
  names,
}: {
  readonly values: readonly string[];
  readonly inSight: number;
  readonly names: InventoryRow["names"];
}) {
  return (
    <span className={styles["things"]} title={values.map((value) => nameOfThing(value, names)).join("\n")}>
      {values.slice(0, inSight).map((value) => (
        <PageLink key={value} href={entityHref(value)} prefetch={false} tabIndex={-1}>
          <bdi>{shortTask(nameOfThing(value, names))}</bdi>
        </PageLink>
      ))}
    </span>
  );
}

function Severity({ value }: { readonly value: OpenCell["values"][number] | undefined }) {
  const t = useTranslations("severity");
  const severity = severities.find((name) => name === value);
  return severity === undefined ? undefined : <SeverityMark name={severity} label={t(severity)} />;
}

function Time({ value }: { readonly value: OpenCell["values"][number] | undefined }) {
  const format = useFormatter();
  if (typeof value !== "string") return undefined;
  return <time dateTime={value}>{format.dateTime(new Date(value), timeStyles.minute)}</time>;
}

function Figures({ values }: { readonly values: OpenCell["values"] }) {
  const format = useFormatter();
  return values.map((value) => (typeof value === "number" ? format.number(value) : String(value))).join(", ");
}

/** How a value of a column is said: states, and AWS's true and false, in the reader's words. */
export function useSaidValue(): (column: ColumnKey, value: string) => string {
  const states = useTranslations("filter.states");
  const flags = useTranslations("inventory.flags");
  return (column, value) => {
    if (column === "state" && isState(value)) return states(value);
    return columns[column].look === "flag" ? flags(value === "true" ? "true" : "false") : value;
  };
}

function Words({ column, values }: { readonly column: ColumnKey; readonly values: readonly string[] }) {
  const said = useSaidValue();
  const words = values.map((value) => said(column, value));
  return <bdi title={words.join("\n")}>{words.map(shortArn).join(", ")}</bdi>;
}
