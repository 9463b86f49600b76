"use client";

import { useQueryState } from "nuqs";
import { useTranslations } from "use-intl";
import { EntityLink } from "#components/entity/entity-link.tsx";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import styles from "./path-ends.module.css";
import { pathBetween, type PathEndsMarked } from "./use-trace.ts";

/** The marked ends, and the way to the path between them. */
export function PathEnds({
  ends,
  onChange,
  onTrace,
}: {
  readonly ends: PathEndsMarked;
  readonly onChange: (ends: PathEndsMarked) => void;
  readonly onTrace: () => void;
}) {
  const t = useTranslations("map.ends");
  // What use-path-on-map outlines goes with the ends.
  const [, setPath] = useQueryState("path");
  if (ends.from === null && ends.to === null) return undefined;
  return (
    <section className={styles["ends"]} aria-label={t("label")}>
      <End title={t("from")} urn={ends.from} hint={t("markFrom")} />
      <Button
        look="quiet"
        aria-label={t("swap")}
        title={t("swap")}
        onClick={() => onChange({ from: ends.to, to: ends.from })}
      >
        <Icon name="swap" />
      </Button>
      <End title={t("to")} urn={ends.to} hint={t("markTo")} />
      <Button look="solid" disabled={pathBetween(ends) === undefined} onClick={onTrace}>
        {t("trace")}
      </Button>
      <Button
        look="quiet"
        aria-label={t("clear")}
        title={t("clear")}
        onClick={() => {
          onChange({ from: null, to: null });
          void setPath(null);
        }}
      >
        <Icon name="close" />
      </Button>
    </section>
  );
}

function End({ title, urn, hint }: { readonly title: string; readonly urn: string | null; readonly hint: string }) {
  return (
    <span className={styles["end"]}>
      <span className={styles["title"]}>{title}</span>
      {urn === null ? <span className={styles["hint"]}>{hint}</span> : <EntityLink urn={urn} />}
    </span>
  );
}
