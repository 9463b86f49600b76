"use client";

import { useState, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { FindingAnswer } from "#lib/api/findings.ts";
import { shortId } from "#components/entity/entity-link.tsx";
import { classNames } from "#components/ui/class-names.ts";
import dialog from "#components/ui/dialog.module.css";
import styles from "./mute-dialog.module.css";
import { countIn, scopeKinds, type ScopeKind } from "./mute-scopes.ts";
import { dayOf, durations, type Duration } from "./mute-times.ts";

/** How much of a rule is muted, each with how many findings it holds. */
export function ScopeChoices({
  finding,
  findings,
  scope,
  onScope,
}: {
  readonly finding: FindingAnswer;
  readonly findings: readonly FindingAnswer[];
  readonly scope: ScopeKind;
  readonly onScope: (scope: ScopeKind) => void;
}) {
  const t = useTranslations("mute");
  return (
    <Choices legend={t("scope")}>
      {scopeKinds.map((kind) => (
        <Choice key={kind} name="scope" checked={scope === kind} onChoose={() => onScope(kind)}>
          {t(`scopes.${kind}`, {
            rule: finding.ruleId,
            subject: shortId(finding.subject),
            count: countIn(kind, finding, findings),
          })}
        </Choice>
      ))}
    </Choices>
  );
}

/** How long a mute lasts. Who goes to the day means it. */
export function DurationChoices({
  duration,
  day,
  onDuration,
  onDay,
}: {
  readonly duration: Duration;
  readonly day: string;
  readonly onDuration: (duration: Duration) => void;
  readonly onDay: (day: string) => void;
}) {
  const t = useTranslations("mute");
  const [today] = useState(() => dayOf(Date.now()));
  const dayField = (
    <input
      type="date"
      aria-label={t("day")}
      className={classNames(dialog["input"], styles["day"])}
      value={day}
      min={today}
      required={duration === "date"}
      onFocus={() => onDuration("date")}
      onChange={({ target }) => onDay(target.value)}
    />
  );
  return (
    <Choices legend={t("duration")}>
      {durations.map((length) => (
        <Choice
          key={length}
          name="duration"
          checked={duration === length}
          onChoose={() => onDuration(length)}
          beside={length === "date" ? dayField : undefined}
        >
          {t(`durations.${length}`)}
        </Choice>
      ))}
    </Choices>
  );
}

function Choices({ legend, children }: { readonly legend: string; readonly children: ReactNode }) {
  return (
    <fieldset className={styles["choices"]}>
      <legend className={dialog["legend"]}>{legend}</legend>
      {children}
    </fieldset>
  );
}

function Choice({
  name,
  checked,
  onChoose,
  beside,
  children,
}: {
  readonly name: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles["line"]}>
      <label className={styles["choice"]}>
        <input type="radio" name={name} checked={checked} onChange={onChoose} />
        <span>{children}</span>
      </label>
      {beside}
    </div>
  );
}
