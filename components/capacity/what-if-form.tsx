"use client";

import { useId, useState, type SyntheticEvent } from "react";
import { useTranslations } from "use-intl";
import { formatWhatIf } from "#lib/analysis/capacity/what-if-text.ts";
import type { WhatIf } from "#lib/analysis/capacity/what-if.ts";
import { instanceCatalogue } from "#lib/analysis/capacity/instance-catalogue.ts";
import type { Capacity } from "#lib/api/capacity.ts";
import { Button } from "#components/ui/button.tsx";
import styles from "./capacity.module.css";
import { emptyDraft, withDraft, type WhatIfDraft } from "./what-if-draft.ts";
import { idOfCluster, idOfService } from "./what-if-names.ts";

/** What would be otherwise: a form that writes the address. */
export function WhatIfForm({
  capacity,
  whatIf,
  onAsk,
}: {
  readonly capacity: Capacity;
  readonly whatIf: WhatIf;
  readonly onAsk: (text: string) => void;
}) {
  const t = useTranslations("capacity.whatIf");
  const [draft, setDraft] = useState(emptyDraft);
  const [isEmpty, setIsEmpty] = useState(false);
  const change = (part: Partial<WhatIfDraft>) => setDraft((now) => ({ ...now, ...part }));
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const wanted = withDraft(whatIf, draft);
    setIsEmpty(wanted === undefined);
    if (wanted === undefined) return;
    setDraft(emptyDraft);
    onAsk(formatWhatIf(wanted));
  };
  return (
    <form className={styles["whatIf"]} onSubmit={submit} aria-label={t("title")}>
      <ServiceFields draft={draft} capacity={capacity} onChange={change} />
      <ClusterFields draft={draft} capacity={capacity} onChange={change} />
      <div className={styles["ask"]}>
        <Button type="submit" look="solid">
          {t("ask")}
        </Button>
        {isEmpty ? <p role="alert">{t("nothing")}</p> : undefined}
      </div>
    </form>
  );
}

type FieldsProps = {
  readonly draft: WhatIfDraft;
  readonly capacity: Capacity;
  readonly onChange: (part: Partial<WhatIfDraft>) => void;
};

function ServiceFields({ draft, capacity, onChange }: FieldsProps) {
  const t = useTranslations("capacity.whatIf");
  const chosen = capacity.services.find((service) => idOfService(service, capacity) === draft.service);
  return (
    <fieldset className={styles["fields"]}>
      <legend className="visually-hidden">{t("service")}</legend>
      <Choice
        label={t("service")}
        hint={t("serviceHint")}
        value={draft.service}
        options={capacity.services.map((service) => idOfService(service, capacity))}
        onChange={(service) => onChange({ service })}
      />
      <Figure
        label={t("desired")}
        value={draft.desired}
        now={chosen?.desired}
        onChange={(desired) => onChange({ desired })}
      />
      <Figure label={t("maximum")} value={draft.maximum} onChange={(maximum) => onChange({ maximum })} />
      <Figure label={t("minimum")} value={draft.minimum} most={100} onChange={(minimum) => onChange({ minimum })} />
    </fieldset>
  );
}

function ClusterFields({ draft, capacity, onChange }: FieldsProps) {
  const t = useTranslations("capacity.whatIf");
  const id = useId();
  const clusters = [...new Set(capacity.instances.map((instance) => idOfCluster(instance, capacity)))];
  if (clusters.length === 0) return undefined;
  const own = capacity.instances.filter((instance) => idOfCluster(instance, capacity) === draft.cluster);
  const used = capacity.instances.flatMap(({ instanceType }) => instanceType ?? []);
  return (
    <fieldset className={styles["fields"]}>
      <legend className="visually-hidden">{t("cluster")}</legend>
      <Choice
        label={t("cluster")}
        hint={t("clusterHint")}
        value={draft.cluster}
        options={clusters}
        onChange={(cluster) => onChange({ cluster })}
      />
      <Choice
        label={t("type")}
        hint={own[0]?.instanceType ?? "m5.large"}
        value={draft.type}
        options={[...new Set([...used, ...instanceCatalogue.keys()])]}
        isShort
        onChange={(type) => onChange({ type })}
      />
      <Figure
        label={t("count")}
        value={draft.count}
        now={own.length === 0 ? undefined : own.length}
        onChange={(count) => onChange({ count })}
      />
      <div className={styles["field"]}>
        <label htmlFor={`${id}-trunking`}>{t("trunking")}</label>
        <select
          id={`${id}-trunking`}
          value={draft.trunking}
          onChange={({ target }) => onChange({ trunking: target.value })}
        >
          <option value="">{t("asIs")}</option>
          <option value="on">{t("on")}</option>
          <option value="off">{t("off")}</option>
        </select>
      </div>
    </fieldset>
  );
}

function Choice({
  label,
  hint,
  value,
  options,
  isShort = false,
  onChange,
}: {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly options: readonly string[];
  readonly isShort?: boolean;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className={styles["field"]} data-wide={!isShort}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        list={`${id}-options`}
        value={value}
        placeholder={hint}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => onChange(target.value)}
      />
      <datalist id={`${id}-options`}>
        {options.map((option) => (
          <option key={option} value={option} />
        ))}
      </datalist>
    </div>
  );
}

function Figure({
  label,
  value,
  now,
  most = 10_000,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly now?: number | undefined;
  readonly most?: number;
  readonly onChange: (value: string) => void;
}) {
  const t = useTranslations("capacity.whatIf");
  const id = useId();
  // An empty field of figures is read out as 0, which it is not.
  const empty = now === undefined ? t("asIs") : t("asNow", { now });
  return (
    <div className={styles["field"]} data-figure="">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="number"
        min={0}
        max={most}
        step={1}
        value={value}
        aria-valuetext={value === "" ? empty : undefined}
        placeholder={now === undefined ? "" : String(now)}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}
