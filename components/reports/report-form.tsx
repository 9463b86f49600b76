"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useFormatter, useLocale, useTranslations } from "use-intl";
import { GLOBAL_REGION } from "#lib/model/global-region.ts";
import { redactions, type Redaction } from "#lib/report/redact/redaction.ts";
import { needsBaseline, templates, type Template } from "#lib/report/report-template.ts";
import { languages, type Language } from "#lib/report/text/language.ts";
import { coverageQuery } from "#components/queries/inspection.ts";
import { FilterBar } from "#components/filter/filter-bar.tsx";
import { useEarlier } from "#components/queries/use-earlier.ts";
import { useAt } from "#components/queries/use-at.ts";
import { timeStyles } from "#components/ui/time-styles.ts";
import styles from "./reports.module.css";

/** What is chosen of a report. */
type Chosen = {
  readonly template: Template;
  readonly redact: Redaction;
  readonly scope: string | null;
  readonly q: string;
  readonly base: string | null;
  readonly language: Language | "both";
};

/** The choices of a report: its purpose, its part of the snapshot, its language, what it hides. */
export function ReportForm({
  chosen,
  onChange,
}: {
  readonly chosen: Chosen;
  readonly onChange: (next: Partial<Chosen>) => void;
}) {
  const t = useTranslations("reports");
  return (
    <>
      <Choices legend={t("template")}>
        {templates.map((template) => (
          <Choice
            key={template}
            group="template"
            isChosen={template === chosen.template}
            onChoose={() => onChange({ template })}
            name={t(`templates.${template}.name`)}
            use={t(`templates.${template}.use`)}
          />
        ))}
      </Choices>
      <BaseChoice
        base={chosen.base}
        isNeeded={needsBaseline.has(chosen.template)}
        onChoose={(base) => onChange({ base })}
      />
      <ScopeChoice scope={chosen.scope} onChoose={(scope) => onChange({ scope })} />
      <div className={styles["field"]}>
        <span className={styles["label"]}>{t("filter")}</span>
        <FilterBar q={chosen.q} onChange={(q) => onChange({ q })} kinds={["ecs-service"]} />
      </div>
      <Choices legend={t("redact")}>
        {redactions.map((redact) => (
          <Choice
            key={redact}
            group="redact"
            isChosen={redact === chosen.redact}
            onChoose={() => onChange({ redact })}
            name={t(`redactions.${redact}.name`)}
            use={t(`redactions.${redact}.use`)}
          />
        ))}
      </Choices>
      <Choices legend={t("language")} inRow>
        {([...languages, "both"] as const).map((language) => (
          <Choice
            key={language}
            group="language"
            {...(language === "both" ? {} : { lang: language })}
            isChosen={language === chosen.language}
            onChoose={() => onChange({ language })}
            name={t(`languages.${language}`)}
          />
        ))}
      </Choices>
    </>
  );
}

function Choices({
  legend,
  inRow = false,
  children,
}: {
  readonly legend: string;
  readonly inRow?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <fieldset className={styles["field"]}>
      <legend className={styles["label"]}>{legend}</legend>
      <div className={inRow ? styles["row"] : styles["column"]}>{children}</div>
    </fieldset>
  );
}

function Choice({
  group,
  name,
  use,
  lang,
  isChosen,
  onChoose,
}: {
  readonly group: string;
  readonly name: string;
  readonly use?: string;
  readonly lang?: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}) {
  return (
    <label className={styles["choice"]} lang={lang}>
      <input type="radio" name={group} checked={isChosen} onChange={onChoose} />
      <span>
        {name}
        {use === undefined ? undefined : <span className={styles["use"]}>{use}</span>}
      </span>
    </label>
  );
}

/** The snapshots before the one that is shown; a change review cannot do without. */
function BaseChoice({
  base,
  isNeeded,
  onChoose,
}: {
  readonly base: string | null;
  readonly isNeeded: boolean;
  readonly onChoose: (base: string | null) => void;
}) {
  const t = useTranslations("reports");
  const format = useFormatter();
  const earlier = useEarlier();
  if (earlier.length === 0) return isNeeded ? <p className={styles["use"]}>{t("base.noEarlier")}</p> : undefined;
  return (
    <label className={styles["field"]}>
      <span className={styles["label"]}>{t("base.title")}</span>
      <select
        value={base ?? (isNeeded ? "previous" : "")}
        onChange={({ target }) => onChoose(target.value === "" ? null : target.value)}
      >
        {isNeeded ? undefined : <option value="">{t("base.none")}</option>}
        <option value="previous">{t("base.previous")}</option>
        {earlier.map(({ snapshotId, finishedAt }) => (
          <option key={snapshotId} value={snapshotId}>
            {format.dateTime(new Date(finishedAt), timeStyles.second)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The accounts and Regions of the snapshot; one scope is no choice. */
function ScopeChoice({
  scope,
  onChoose,
}: {
  readonly scope: string | null;
  readonly onChoose: (scope: string | null) => void;
}) {
  const t = useTranslations("reports");
  const { data } = useQuery(coverageQuery({ at: useAt(), lang: useLocale() }));
  const areas = (data?.areas ?? []).filter(({ region }) => region !== GLOBAL_REGION);
  const accounts = new Set(areas.map(({ account }) => account));
  const scopes = new Set(areas.map((area) => area.scope));
  if (scopes.size < 2) return undefined;
  return (
    <label className={styles["field"]}>
      <span className={styles["label"]}>{t("scope")}</span>
      <select value={scope ?? ""} onChange={({ target }) => onChoose(target.value === "" ? null : target.value)}>
        <option value="">{t("everything")}</option>
        {[...accounts, ...scopes].map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
