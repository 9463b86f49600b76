"use client";

import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { FindInput } from "#components/filter/find-input.tsx";
import { Button } from "#components/ui/button.tsx";
import { FileLink } from "#components/ui/file-link.tsx";
import styles from "./matrix.module.css";

/** What the matrix page asks and shows, as its address says it. */
export type MatrixAsked = {
  readonly protocol: string;
  readonly port: string;
  readonly fold: "services" | "classes";
  /** What names must hold to be shown. */
  readonly q: string;
};

const protocols = ["tcp", "udp", "icmp", "all"];

/** The traffic that is asked about, what is shown of the answer, and the answer as a file. */
export function MatrixTools({
  asked,
  csv,
  onChange,
}: {
  readonly asked: MatrixAsked;
  readonly csv: string;
  readonly onChange: (part: Partial<MatrixAsked>) => void;
}) {
  const t = useTranslations("matrix");
  const id = useId();
  const [draft, setDraft] = useState({ protocol: asked.protocol, port: asked.port });
  const hasPorts = draft.protocol === "tcp" || draft.protocol === "udp";
  return (
    <form
      className={styles["tools"]}
      role="search"
      aria-label={t("form")}
      onSubmit={(event) => {
        event.preventDefault();
        onChange({ protocol: draft.protocol, port: draft.port.trim() });
      }}
    >
      <Choice
        id={`${id}-protocol`}
        label={t("protocol")}
        value={draft.protocol}
        options={[...new Set([...protocols, draft.protocol])].map((value) => ({
          value,
          text: value === "all" ? t("allProtocols") : value,
        }))}
        onChange={(protocol) => setDraft({ ...draft, protocol })}
      />
      <div className={styles["field"]}>
        <label htmlFor={`${id}-port`}>{t("port")}</label>
        <input
          id={`${id}-port`}
          inputMode="numeric"
          autoComplete="off"
          value={hasPorts ? draft.port : ""}
          disabled={!hasPorts}
          placeholder={hasPorts ? t("portHint") : ""}
          onChange={({ target }) => setDraft({ ...draft, port: target.value })}
        />
      </div>
      <Button type="submit" look="solid">
        {t("ask")}
      </Button>
      <Choice
        id={`${id}-fold`}
        label={t("fold")}
        value={asked.fold}
        options={[
          { value: "services", text: t("folds.services") },
          { value: "classes", text: t("folds.classes") },
        ]}
        onChange={(fold) => onChange({ fold: fold === "classes" ? "classes" : "services" })}
      />
      <div className={styles["field"]}>
        <label htmlFor={`${id}-find`}>{t("find")}</label>
        <FindInput id={`${id}-find`} value={asked.q} hint={t("findHint")} onFind={(q) => onChange({ q })} />
      </div>
      <span className={styles["file"]}>
        <FileLink href={csv} format="CSV" />
      </span>
    </form>
  );
}

function Choice({
  id,
  label,
  value,
  options,
  onChange,
}: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly onChange: (value: string) => void;
}) {
  return (
    <div className={styles["field"]}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ target }) => onChange(target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  );
}
