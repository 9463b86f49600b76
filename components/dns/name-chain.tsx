"use client";

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import type { Severity } from "#lib/findings/finding.ts";
import { severities } from "#lib/findings/severity.ts";
import type { DnsChain } from "#lib/api/dns-page.ts";
import { parseUrn } from "#lib/model/urn.ts";
import { entityHref } from "#components/entity/entity-href.ts";
import { EntityLink, shortId } from "#components/entity/entity-link.tsx";
import { PageLink } from "#components/shell/page-link.tsx";
import { SeverityMark } from "#components/ui/severity-mark.tsx";
import { TypeTag } from "#components/ui/type-tag.tsx";
import { chainTree, type TreeStep } from "./chain-tree.ts";
import styles from "./name-chain.module.css";
import { StandingMark } from "./standing-mark.tsx";

/** The way from a record to the containers behind it: straight where it is straight, indented where it parts. */
export function NameChain({ steps, findings }: Pick<DnsChain, "steps" | "findings">) {
  const t = useTranslations("dns");
  const tree = useMemo(() => chainTree(steps), [steps]);
  const worst = useMemo(() => worstBySubject(findings), [findings]);
  return (
    <div className={styles["chain"]} role="group" aria-label={t("chain")}>
      <Run steps={tree} worst={worst} isFirst />
    </div>
  );
}

type Worst = ReadonlyMap<string, Severity>;

function worstBySubject(findings: DnsChain["findings"]): Worst {
  const worst = new Map<string, Severity>();
  for (const { subject, severity } of findings) {
    const known = worst.get(subject);
    if (known === undefined || severities.indexOf(severity) < severities.indexOf(known)) worst.set(subject, severity);
  }
  return worst;
}

/** Steps in a row: one after the other while each is followed by one, then a list of each branch. */
function Run({
  steps,
  worst,
  isFirst = false,
}: {
  readonly steps: readonly TreeStep[];
  readonly worst: Worst;
  readonly isFirst?: boolean;
}) {
  const isBranch = steps.length > 1;
  return (
    <ol className={isBranch ? styles["branches"] : styles["run"]}>
      {steps.map((step, at) => (
        <li key={`${step.urn ?? ""} ${step.kind} ${step.name} ${step.via} ${String(at)}`} className={styles["item"]}>
          <Step step={step} worst={worst} isFirst={isFirst} />
          {step.next.length === 0 ? undefined : <Run steps={step.next} worst={worst} />}
        </li>
      ))}
    </ol>
  );
}

function Step({ step, worst, isFirst }: { readonly step: TreeStep; readonly worst: Worst; readonly isFirst: boolean }) {
  const t = useTranslations("dns");
  const severity = useTranslations("severity");
  const found = step.urn === undefined ? undefined : worst.get(step.urn);
  return (
    <div className={styles["step"]} data-standing={step.standing}>
      <p className={styles["line"]}>
        <StandingMark standing={step.standing} label={t(`standing.${step.standing}`)} />
        {step.via === "" ? undefined : (
          <span className={styles["via"]}>
            <bdi>{step.via}</bdi> <span aria-hidden="true">→</span>
          </span>
        )}
        <StepName step={step} />
        {found === undefined ? undefined : <SeverityMark name={found} label={severity(found)} />}
      </p>
      {isFirst || step.texts.length === 0 ? undefined : (
        <div className={styles["texts"]}>
          {step.texts.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
      )}
      <Also step={step} />
    </div>
  );
}

function StepName({ step: { urn, kind, name } }: { readonly step: TreeStep }) {
  const parsed = urn === undefined ? undefined : parseUrn(urn);
  const known = kind === "address" || kind === "name" ? undefined : kind;
  return (
    <span className={styles["name"]}>
      {known === undefined ? undefined : <TypeTag kind={known} id={parsed?.id ?? ""} />}
      {urn === undefined ? (
        <bdi className={styles["plain"]}>{name}</bdi>
      ) : (
        <PageLink href={entityHref(urn)} prefetch={false}>
          <bdi>{name}</bdi>
        </PageLink>
      )}
    </span>
  );
}

/** So much of an id tells it from its siblings: the whole of it stands in the title. */
const BRIEF = 12;

function brief(urn: string): string {
  const id = shortId(urn).split("/").at(-1) ?? urn;
  return id.length > BRIEF + 1 ? `${id.slice(0, BRIEF)}…` : id;
}

/** The interfaces of addresses, the tasks of a container; and how many more there are. */
function Also({ step: { also, more } }: { readonly step: TreeStep }) {
  const t = useTranslations("dns");
  if (also.length === 0 && more === undefined) return undefined;
  return (
    <p className={styles["also"]}>
      {also.map((urn) => (
        <EntityLink key={urn} urn={urn} name={brief(urn)} />
      ))}
      {more === undefined ? undefined : <span>{t("moreSteps", { count: more })}</span>}
    </p>
  );
}
