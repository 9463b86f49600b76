"use client";

import { useTranslations } from "use-intl";
import type { FindingAnswer } from "#lib/api/findings.ts";
import { capacityHref, chainHref, mapHref, pathHref } from "#components/entity/entity-href.ts";
import { EntityLink, shortId } from "#components/entity/entity-link.tsx";
import { PageLink } from "#components/shell/page-link.tsx";
import { Section } from "#components/ui/section.tsx";
import styles from "./finding-detail.module.css";
import { pathQuestionOf, type PathQuestion } from "./finding-links.ts";
import { FindingRow } from "./finding-row.tsx";
import { useChosen } from "./use-chosen.ts";

/** So many that suffer are listed; the rest are counted. */
const LISTED = 20;

/** Beside a finding: where it is, who suffers, what it comes from and leads to, and the pages that show it. */
export function FindingBeside({
  finding,
  findings,
}: {
  readonly finding: FindingAnswer;
  readonly findings: readonly FindingAnswer[];
}) {
  const t = useTranslations("finding");
  const others = finding.affected.filter((urn) => urn !== finding.subject);
  const question = pathQuestionOf(finding);
  const standing = findings.filter(({ state }) => state !== "resolved");
  return (
    <div className={styles["beside"]}>
      <Section title={t("subject")}>
        <p>
          <EntityLink urn={finding.subject} />
        </p>
        <p className={styles["links"]}>
          <PageLink href={mapHref(finding.subject)} prefetch={false}>
            {t("onMap")}
          </PageLink>
          {question === undefined ? undefined : (
            <PageLink href={pathHref(question)} prefetch={false}>
              <PathWords question={question} />
            </PageLink>
          )}
          <CapacityLink finding={finding} />
          <ChainLink finding={finding} />
        </p>
      </Section>
      {others.length === 0 ? undefined : (
        <Section title={t("affected", { count: others.length })}>
          <ul>
            {others.slice(0, LISTED).map((urn) => (
              <li key={urn}>
                <EntityLink urn={urn} />
              </li>
            ))}
            {others.length > LISTED ? <li>{t("moreAffected", { count: others.length - LISTED })}</li> : undefined}
          </ul>
        </Section>
      )}
      <Related title={t("causes")} findings={standing.filter(({ id }) => finding.causedBy.includes(id))} />
      <Related title={t("symptoms")} findings={standing.filter(({ causedBy }) => causedBy.includes(finding.id))} />
    </div>
  );
}

/** Of findings about interfaces, host ports and addresses: the page that counts them. */
function CapacityLink({ finding: { ruleId, subject } }: { readonly finding: FindingAnswer }) {
  const t = useTranslations("finding");
  const isOfAddresses = ruleId.startsWith("IPAM-");
  const isCounted = isOfAddresses || ruleId.startsWith("ENI-") || ruleId.startsWith("PORT-");
  const href = isCounted ? capacityHref(subject, isOfAddresses ? "subnets" : "eni") : undefined;
  if (href === undefined) return undefined;
  return (
    <PageLink href={href} prefetch={false}>
      {t("capacity")}
    </PageLink>
  );
}

/** Of findings about a record: the chain from its name to the containers. */
function ChainLink({ finding: { subject } }: { readonly finding: FindingAnswer }) {
  const t = useTranslations("finding");
  const href = chainHref(subject);
  if (href === undefined) return undefined;
  return (
    <PageLink href={href} prefetch={false}>
      {t("chain")}
    </PageLink>
  );
}

function PathWords({ question: { from, to } }: { readonly question: PathQuestion }) {
  const t = useTranslations("finding");
  const name = (end: string) => (end === "internet" ? t("internet") : shortId(end));
  return from === undefined ? t("pathsTo") : t("trace", { from: name(from), to: name(to) });
}

function Related({ title, findings }: { readonly title: string; readonly findings: readonly FindingAnswer[] }) {
  const { query } = useChosen();
  if (findings.length === 0) return undefined;
  return (
    <Section title={title}>
      <ul className={styles["related"]}>
        {findings.map((finding) => (
          <li key={finding.id}>
            <FindingRow finding={finding} query={query} withMark compact />
          </li>
        ))}
      </ul>
    </Section>
  );
}
