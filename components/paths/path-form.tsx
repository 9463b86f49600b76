"use client";

import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { EntityBox } from "#components/entity/entity-box.tsx";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import styles from "./path-form.module.css";
import type { QuestionDraft } from "./use-question.ts";

const protocols = ["tcp", "udp", "icmp", "icmpv6", "all"];

function hasPorts(protocol: string): boolean {
  return protocol === "tcp" || protocol === "udp";
}

/**
 * The question: from, to, protocol, port. Any name, id, ARN, address, CIDR or DNS name is an end. It follows the address, and
 * keeps the focus where it is: who changes the port asks again at once.
 */
export function PathForm({
  draft: initial,
  onAsk,
}: {
  readonly draft: QuestionDraft;
  readonly onAsk: (draft: QuestionDraft) => void;
}) {
  const t = useTranslations("paths");
  const [draft, setDraft] = useState(initial);
  const [asked, setAsked] = useState(initial);
  if (!isSame(asked, initial)) {
    setAsked(initial);
    setDraft(initial);
  }
  const change = (part: Partial<QuestionDraft>) => setDraft((now) => ({ ...now, ...part }));
  return (
    <form
      className={styles["form"]}
      role="search"
      aria-label={t("form")}
      onSubmit={(event) => {
        event.preventDefault();
        const { port, sourcePort } = draft;
        onAsk({ ...draft, ...(hasPorts(draft.protocol) ? { port, sourcePort } : { port: "", sourcePort: "" }) });
      }}
    >
      <div className={styles["end"]}>
        <EntityBox
          label={t("from")}
          text={draft.from}
          onText={(from) => change({ from })}
          onChoose={({ urn }) => change({ from: urn })}
          placeholder={t("endHint")}
        />
      </div>
      <Button
        className={styles["swap"]}
        aria-label={t("swap")}
        title={t("swap")}
        onClick={() => change({ from: draft.to, to: draft.from })}
      >
        <Icon name="swap" />
      </Button>
      <div className={styles["end"]}>
        <EntityBox
          label={t("to")}
          text={draft.to}
          onText={(to) => change({ to })}
          onChoose={({ urn }) => change({ to: urn })}
          placeholder={t("endHint")}
        />
      </div>
      <TrafficFields draft={draft} onChange={change} />
      <Button type="submit" look="solid" className={styles["ask"]} disabled={draft.from === "" || draft.to === ""}>
        {t("trace")}
      </Button>
      <RequestFields draft={draft} onChange={change} />
    </form>
  );
}

function isSame(one: QuestionDraft, other: QuestionDraft): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

type FieldsProps = {
  readonly draft: QuestionDraft;
  readonly onChange: (part: Partial<QuestionDraft>) => void;
};

function TrafficFields({ draft, onChange }: FieldsProps) {
  const t = useTranslations("paths");
  const id = useId();
  return (
    <>
      <div className={styles["field"]}>
        <label htmlFor={`${id}-protocol`}>{t("protocol")}</label>
        <select
          id={`${id}-protocol`}
          value={draft.protocol}
          onChange={({ target }) => onChange({ protocol: target.value })}
        >
          {protocols.map((protocol) => (
            <option key={protocol} value={protocol}>
              {protocol === "all" ? t("allProtocols") : protocol}
            </option>
          ))}
          {protocols.includes(draft.protocol) ? undefined : <option>{draft.protocol}</option>}
        </select>
      </div>
      <div className={styles["field"]}>
        <label htmlFor={`${id}-port`}>{t("port")}</label>
        <input
          id={`${id}-port`}
          inputMode="numeric"
          value={hasPorts(draft.protocol) ? draft.port : ""}
          disabled={!hasPorts(draft.protocol)}
          placeholder={hasPorts(draft.protocol) ? t("portHint") : ""}
          autoComplete="off"
          onChange={({ target }) => onChange({ port: target.value })}
        />
      </div>
      <div className={styles["field"]}>
        <label htmlFor={`${id}-through`}>{t("through.label")}</label>
        <select
          id={`${id}-through`}
          value={draft.through}
          onChange={({ target }) => onChange({ through: target.value })}
        >
          <option value="">{t("through.nodes")}</option>
          <option value="targets">{t("through.targets")}</option>
          <option value="health-check">{t("through.health-check")}</option>
        </select>
      </div>
    </>
  );
}

const requestFields = ["sourcePort", "host", "path"] as const;

/** What few questions need: the client's port, and what a listener rule looks at. Open when one of them is given. */
function RequestFields({ draft, onChange }: FieldsProps) {
  const t = useTranslations("paths");
  const id = useId();
  const isWritten = requestFields.some((name) => draft[name] !== "");
  return (
    <details className={styles["request"]} open={isWritten}>
      <summary>{t("request-fields.title")}</summary>
      <div className={styles["fields"]}>
        {requestFields.map((name) => (
          <div key={name} className={styles["field"]}>
            <label htmlFor={`${id}-${name}`}>{t(`request-fields.${name}`)}</label>
            <input
              id={`${id}-${name}`}
              value={draft[name]}
              disabled={name === "sourcePort" && !hasPorts(draft.protocol)}
              placeholder={t(`request-fields.hints.${name}`)}
              autoComplete="off"
              spellCheck={false}
              onChange={({ target }) => onChange({ [name]: target.value })}
            />
          </div>
        ))}
      </div>
    </details>
  );
}
