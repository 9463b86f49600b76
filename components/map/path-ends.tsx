"use client";

import { useRouter } from "next/navigation";
import { useQueryState } from "nuqs";
import { useTranslations } from "use-intl";
import { EntityLink } from "#components/entity/entity-link.tsx";
import { pathHref } from "#components/entity/entity-href.ts";
import { useAt } from "#components/queries/use-at.ts";
import { keepAt } from "#components/shell/keep-at.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import styles from "./path-ends.module.css";

/** The ends of a path that were marked on the map; absent ones are not marked yet. */
export type PathEndsMarked = { readonly from: string | null; readonly to: string | null };

/** The page that answers what runs between the marked ends; `undefined` until both are. */
export function pathBetween({ from, to }: PathEndsMarked): string | undefined {
  return from === null || to === null ? undefined : pathHref({ from, to });
}

/** The marked ends, and the way to the path between them. */
export function PathEnds({
  ends,
  onChange,
}: {
  readonly ends: PathEndsMarked;
  readonly onChange: (ends: PathEndsMarked) => void;
}) {
  const t = useTranslations("map.ends");
  const router = useRouter();
  // What use-path-on-map outlines goes with the ends.
  const [, setPath] = useQueryState("path");
  const at = useAt();
  const href = pathBetween(ends);
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
      <Button
        look="solid"
        disabled={href === undefined}
        onClick={() => (href === undefined ? undefined : router.push(keepAt(href, at)))}
      >
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
