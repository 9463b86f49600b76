"use client";

import { useTranslations } from "use-intl";
import type { DnsChain } from "#lib/api/dns-page.ts";
import styles from "./resolver-walk.module.css";

type WalkStep = DnsChain["walk"][number];

/** For readers who are learning: how a resolver comes to this very name, and how long it remembers. Folded. */
export function ResolverWalk({
  name,
  walk,
  isOpen,
  onToggle,
}: {
  readonly name: string;
  readonly walk: readonly WalkStep[];
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
}) {
  const t = useTranslations("dns.walk");
  return (
    <details className={styles["walk"]} open={isOpen} onToggle={({ currentTarget }) => onToggle(currentTarget.open)}>
      <summary>{t("title")}</summary>
      <p className={styles["lead"]}>{t("lead", { name })}</p>
      <ol className={styles["steps"]}>
        {walk.map((step, at) => (
          <li key={`${step.kind} ${String(at)}`}>
            <WalkText step={step} name={name} />
          </li>
        ))}
      </ol>
    </details>
  );
}

function WalkText({ step, name }: { readonly step: WalkStep; readonly name: string }) {
  const t = useTranslations("dns.walk");
  switch (step.kind) {
    case "client":
      return step.vpcIds.length === 0 ? t("client") : t("clientVpc", { vpcs: step.vpcIds.join(", ") });
    case "referral":
      return <Referral step={step} />;
    case "zone":
      return (
        <>
          {t("zone", { zone: step.zone, name })}
          {step.servers.length === 0 ? undefined : (
            <ul className={styles["servers"]}>
              {step.servers.map((server) => (
                <li key={server}>
                  <code>{server}</code>
                </li>
              ))}
            </ul>
          )}
        </>
      );
    case "private-zone":
      return t("privateZone", { zone: step.zone, name });
    case "answer":
      if (step.isAlias) return t("alias", { type: step.type });
      return step.ttl === undefined
        ? t("answer", { type: step.type })
        : t("answerTtl", { type: step.type, ttl: step.ttl });
    case "again":
      return t("again", { name: step.name });
    case "negative":
      return t("negative", { ttl: step.ttl });
  }
}

function Referral({ step }: { readonly step: Extract<WalkStep, { readonly kind: "referral" }> }) {
  const t = useTranslations("dns.walk");
  const { from, to, isOurs, ttl } = step;
  const remembered = ttl === undefined ? "" : ` ${t("remembered", { ttl })}`;
  if (from === ".") return `${t("root", { to })}${remembered}`;
  return `${t(isOurs ? "ours" : "referral", { from, to })}${remembered}`;
}
