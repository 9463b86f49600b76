"use client";

import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { EntityBox } from "#components/entity/entity-box.tsx";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import styles from "./path-form.module.css";
import { askedDraft, hasPorts, typedPort } from "./asked-draft.ts";
import type { QuestionDraft } from "./use-question.ts";

const protocols = ["tcp", "udp", "icmp", "icmpv6", "all"];

/** The protocol and port that an answer is about. */
export type ToldTraffic = { readonly protocol: string; readonly port: string };

/**
 * The question: from, to, protocol, port. Any name, id, ARN, address, CIDR or DNS name is an end. It follows the address, and
 * keeps the focus where it is: who changes the port asks again at once. What was left to the other end, a listener, is shown
 * as it was answered.
 */
export function PathForm({
  draft: initial,
  told,
  onAsk,
}: {
  readonly draft: QuestionDraft;
  readonly told: ToldTraffic | undefined;
  readonly onAsk: (draft: QuestionDraft) => void;
}) {
  const t = useTranslations("paths");
  const [draft, setDraft] = useState(initial);
  const [asked, setAsked] = useState(initial);
  if (!isSame(asked, initial)) {
    setAsked(initial);
    setDraft(initial);
  }
  const own = isSame(draft, initial) ? told : undefined;
  const protocol = draft.protocol === "" ? (own?.protocol ?? "tcp") : draft.protocol;
  const change = (part: Partial<QuestionDraft>) => setDraft((now) => ({ ...now, ...part }));
  return (
    <form
      className={styles["form"]}
      role="search"
      aria-label={t("form")}
      onSubmit={(event) => {
        event.preventDefault();
        onAsk(askedDraft(draft, protocol));
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
          onChoose={({ urn }) => change({ to: urn, ...typedPort(draft) })}
          placeholder={t("endHint")}
        />
      </div>
      <TrafficFields draft={draft} protocol={protocol} ownPort={own?.port} onChange={change} />
      <Button type="submit" look="solid" className={styles["ask"]} disabled={draft.from === "" || draft.to === ""}>
        {t("trace")}
      </Button>
      <RequestFields draft={draft} protocol={protocol} onChange={change} />
    </form>
  );
}

function isSame(one: QuestionDraft, other: QuestionDraft): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

type FieldsProps = {
  readonly draft: QuestionDraft;
  /** The one chosen, else the one that is asked at. */
  readonly protocol: string;
  readonly onChange: (part: Partial<QuestionDraft>) => void;
};

function TrafficFields({
  draft,
  protocol: chosen,
  ownPort = "all",
  onChange,
}: FieldsProps & { readonly ownPort: string | undefined }) {
  const t = useTranslations("paths");
  const id = useId();
  const isPorted = hasPorts(chosen);
  return (
    <>
      <div className={styles["field"]}>
        <label htmlFor={`${id}-protocol`}>{t("protocol")}</label>
        <select id={`${id}-protocol`} value={chosen} onChange={({ target }) => onChange({ protocol: target.value })}>
          {protocols.map((protocol) => (
            <option key={protocol} value={protocol}>
              {protocol === "all" ? t("allProtocols") : protocol}
            </option>
          ))}
          {protocols.includes(chosen) ? undefined : <option>{chosen}</option>}
        </select>
      </div>
      <div className={styles["field"]}>
        <label htmlFor={`${id}-port`}>{t("port")}</label>
        <input
          id={`${id}-port`}
          inputMode="numeric"
          value={isPorted ? draft.port : ""}
          disabled={!isPorted}
          placeholder={!isPorted ? "" : ownPort === "all" ? t("portHint") : ownPort}
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
function RequestFields({ draft, protocol, onChange }: FieldsProps) {
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
              disabled={name === "sourcePort" && !hasPorts(protocol)}
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
