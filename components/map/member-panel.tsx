"use client";

import { useTranslations } from "use-intl";
import { PageLink } from "#components/shell/page-link.tsx";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { SeverityMark } from "#components/ui/severity-mark.tsx";
import type { Marked } from "#lib/report/chart/chart-model.ts";
import type { Geometry } from "#lib/report/chart/geometry.ts";
import { membersOf } from "#lib/report/chart/members.ts";
import styles from "./member-panel.module.css";

type Choose = (urn: string) => void;

function Member({ of, onChoose }: { readonly of: Marked; readonly onChoose: Choose }) {
  const t = useTranslations("map.marks");
  return (
    <Button look="quiet" onClick={() => onChoose(of.urn)}>
      {of.severity === undefined ? undefined : <SeverityMark name={of.severity} label={t(of.severity)} />}
      <bdi>{of.name}</bdi>
    </Button>
  );
}

/** What a card with a count or a trunk stands for, as a list; each member opens in its place. */
export function MemberPanel({
  geometry,
  things,
  id,
  onChoose,
  onUnfold,
  onClose,
}: {
  readonly geometry: Geometry;
  readonly things: ReadonlyMap<string, Marked>;
  readonly id: string;
  readonly onChoose: Choose;
  /** Absent where nothing can be drawn one by one. */
  readonly onUnfold?: Choose;
  readonly onClose: () => void;
}) {
  const t = useTranslations("map.members");
  const entity = useTranslations("entity");
  const members = membersOf(geometry, things, id);
  const end = (urn: string): Marked => things.get(urn) ?? { urn, name: urn };
  return (
    // Escape closes it, wherever in the panel the focus is.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- see above
    <section
      className={styles["panel"]}
      aria-label={t("label")}
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
      <header className={styles["head"]}>
        <h2 className={styles["title"]}>{members?.title ?? t("gone")}</h2>
        <Button look="quiet" aria-label={entity("close")} title={entity("close")} onClick={onClose}>
          <Icon name="close" />
        </Button>
      </header>
      {members?.kind === "things" ? (
        <>
          {onUnfold === undefined ? undefined : (
            <Button onClick={() => onUnfold(id)}>{t("unfold", { count: members.things.length })}</Button>
          )}
          <ul className={styles["list"]}>
            {members.things.map((thing) => (
              <li key={thing.urn}>
                <Member of={thing} onChoose={onChoose} />
              </li>
            ))}
          </ul>
        </>
      ) : undefined}
      {members?.kind === "off-chart" ? (
        <p>
          {t("offChart")} <PageLink href="/dns">{t("allNames")}</PageLink>
        </p>
      ) : undefined}
      {members?.kind === "edges" ? (
        <ul className={styles["list"]}>
          {members.edges.map(({ from, to, label }) => (
            <li key={`${from} ${to}`}>
              <Member of={end(from)} onChoose={onChoose} />
              <span aria-hidden="true">→</span>
              <Member of={end(to)} onChoose={onChoose} />
              {label === "" ? undefined : <code>{label}</code>}
            </li>
          ))}
        </ul>
      ) : undefined}
    </section>
  );
}
