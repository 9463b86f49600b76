"use client";

import { useId, useState, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { FindingAnswer } from "#lib/api/findings.ts";
import { severities } from "#lib/findings/severity.ts";
import { shortId } from "#components/entity/entity-link.tsx";
import { SeverityTag } from "#components/ui/severity-tag.tsx";
import { useNarrow } from "#components/ui/use-narrow.ts";
import { ages, facetNames, facetValues, isIn, narrow, views, type Chosen, type FacetName } from "./facets.ts";
import styles from "./finding-facets.module.css";
import type { Choice } from "./use-chosen.ts";

/** So many choices of a facet stand open. */
const SHOWN_CHOICES = 8;

type Narrowing = { readonly findings: readonly FindingAnswer[]; readonly choice: Choice; readonly now: number };

/** The narrowing at the left: what the list is of, then each choice with how many findings it holds. */
export function FindingFacets(narrowing: Narrowing) {
  const t = useTranslations("findings");
  // In a narrow window the list would begin below all that it can be narrowed by.
  const isNarrow = useNarrow();
  const facets = facetNames.map((facet) => <Choices key={facet} {...narrowing} facet={facet} />);
  const chosen = facetNames.filter((facet) => narrowing.choice.chosen[facet].length > 0).length;
  return (
    <form className={styles["facets"]} aria-label={t("narrow")}>
      <Facet title={t("view")}>
        <Views {...narrowing} />
      </Facet>
      {isNarrow ? (
        <details className={styles["fold"]}>
          <summary>{t("narrowBy", { count: chosen })}</summary>
          <div className={styles["facets"]}>{facets}</div>
        </details>
      ) : (
        facets
      )}
    </form>
  );
}

function Facet({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className={styles["facet"]}>
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

function Views({ findings, choice, now }: Narrowing) {
  const t = useTranslations("findings");
  const name = useId();
  const narrowed = narrow(findings, choice.chosen, { now });
  return views.map((view) => (
    <label key={view} className={styles["choice"]} data-view={view}>
      <input type="radio" name={name} checked={choice.view === view} onChange={() => choice.setView(view)} />
      <span>{t(`views.${view}`)}</span>
      <span className={styles["count"]}>{narrowed.filter((finding) => isIn(view, finding)).length}</span>
    </label>
  ));
}

function Choices({ findings, choice, now, facet }: Narrowing & { readonly facet: FacetName }) {
  const t = useTranslations("findings");
  const [all, setAll] = useState(false);
  const chosen = choice.chosen[facet];
  const counts = countsOf({ findings, choice, now, facet });
  const present = orderOf(facet, counts, chosen);
  // One choice narrows nothing.
  if (present.length < 2 && chosen.length === 0) return undefined;
  const shown = all ? present : present.filter((value, index) => index < SHOWN_CHOICES || chosen.includes(value));
  return (
    <Facet title={t(`facets.${facet}`)}>
      {shown.map((value) => (
        <label key={value} className={styles["choice"]} title={facet === "service" ? value : undefined}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={({ target }) =>
              choice.choose(facet, target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
            }
          />
          <span className={styles["name"]}>
            <ChoiceName facet={facet} value={value} />
          </span>
          <span className={styles["count"]}>{counts.get(value) ?? 0}</span>
        </label>
      ))}
      {shown.length === present.length ? undefined : (
        <button type="button" className={styles["more"]} onClick={() => setAll(true)}>
          {t("moreChoices", { count: present.length - shown.length })}
        </button>
      )}
    </Facet>
  );
}

/** How many findings of the view each value would give, with what is chosen of the other facets. */
function countsOf({
  findings,
  choice,
  now,
  facet,
}: Narrowing & { readonly facet: FacetName }): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const ofView = findings.filter((finding) => isIn(choice.view, finding));
  // Values of the view that the other facets leave nothing of stay, with 0: choices do not jump about.
  for (const finding of ofView) for (const value of facetValues(finding, facet, now)) counts.set(value, 0);
  for (const finding of narrow(ofView, choice.chosen, { now, except: facet }))
    for (const value of facetValues(finding, facet, now)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** Severities and ages in their own order, the rest by how much each holds. */
function orderOf(facet: FacetName, counts: ReadonlyMap<string, number>, chosen: Chosen[FacetName]): readonly string[] {
  const present = new Set([...counts.keys(), ...chosen]);
  const own: readonly string[] | undefined = facet === "severity" ? severities : facet === "seen" ? ages : undefined;
  if (own !== undefined) return own.filter((value) => present.has(value));
  return [...present].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1));
}

function ChoiceName({ facet, value }: { readonly facet: FacetName; readonly value: string }) {
  const t = useTranslations("findings");
  const severity = severities.find((name) => name === value);
  if (facet === "severity" && severity !== undefined) return <SeverityTag name={severity} />;
  const age = ages.find((name) => name === value);
  if (facet === "seen" && age !== undefined) return t(`ages.${age}`);
  return facet === "service" ? <bdi>{shortId(value)}</bdi> : <code>{value}</code>;
}
