"use client";

import { useTranslations } from "use-intl";
import type { FindingAnswer } from "#lib/api/findings.ts";
import { severities } from "#lib/findings/severity.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { SeverityTag } from "#components/ui/severity-tag.tsx";
import { facetNames, facetValue, narrow, type Chosen } from "./facets.ts";
import styles from "./finding-facets.module.css";

const states = ["open", "muted", "resolved"] as const;

/** The narrowing at the left: each choice with how many findings it holds. */
export function FindingFacets({
  findings,
  chosen,
  onChoose,
}: {
  readonly findings: readonly FindingAnswer[];
  readonly chosen: Chosen;
  readonly onChoose: (facet: keyof Chosen, values: readonly string[]) => void;
}) {
  const t = useTranslations("findings");
  return (
    <form className={styles["facets"]} aria-label={t("narrow")}>
      {facetNames.map((facet) => (
        <fieldset key={facet} className={styles["facet"]}>
          <legend>{t(`facets.${facet}`)}</legend>
          <Choices findings={findings} facet={facet} chosen={chosen} onChoose={onChoose} />
        </fieldset>
      ))}
    </form>
  );
}

function Choices({
  findings,
  facet,
  chosen,
  onChoose,
}: {
  readonly findings: readonly FindingAnswer[];
  readonly facet: keyof Chosen;
  readonly chosen: Chosen;
  readonly onChoose: (facet: keyof Chosen, values: readonly string[]) => void;
}) {
  const counts = groupBy(narrow(findings, chosen, facet), (finding) => facetValue(finding, facet));
  const present = new Set([...findings.map((finding) => facetValue(finding, facet)), ...chosen[facet]]);
  const order: readonly string[] = facet === "severity" ? severities : facet === "state" ? states : [...present].sort();
  return order
    .filter((value) => present.has(value))
    .map((value) => (
      <label key={value} className={styles["choice"]}>
        <input
          type="checkbox"
          checked={chosen[facet].includes(value)}
          onChange={({ target }) =>
            onChoose(facet, target.checked ? [...chosen[facet], value] : chosen[facet].filter((one) => one !== value))
          }
        />
        <span>
          <ChoiceName facet={facet} value={value} />
        </span>
        <span className={styles["count"]}>{counts.get(value)?.length ?? 0}</span>
      </label>
    ));
}

function ChoiceName({ facet, value }: { readonly facet: keyof Chosen; readonly value: string }) {
  const t = useTranslations("findings");
  const severity = severities.find((name) => name === value);
  if (facet === "severity" && severity !== undefined) return <SeverityTag name={severity} />;
  const state = states.find((name) => name === value);
  return facet === "state" && state !== undefined ? t(`state.${state}`) : <code>{value}</code>;
}
