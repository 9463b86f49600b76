"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { FindingAnswer } from "#lib/api/findings.ts";
import { capacityHref, mapHref, pathHref } from "#components/entity/entity-href.ts";
import { EntityLink } from "#components/entity/entity-link.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { PageBody } from "#components/ui/page-body.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Section } from "#components/ui/section.tsx";
import { SeverityTag } from "#components/ui/severity-tag.tsx";
import { Table } from "#components/ui/table.tsx";
import styles from "./finding-detail.module.css";
import { findingMarkdown } from "./finding-markdown.ts";
import { figuresOf } from "./figures.ts";
import { FindingRow } from "./finding-groups.tsx";
import { References } from "./references.tsx";
import { Remedy } from "./remedy.tsx";
import { PageLink } from "#components/shell/page-link.tsx";

/** One finding: what we saw, why it matters, how sure we are, what to do, and the facts it rests on. */
export function FindingDetail({
  finding,
  causes,
  symptoms,
  back,
}: {
  readonly finding: FindingAnswer;
  readonly causes: readonly FindingAnswer[];
  readonly symptoms: readonly FindingAnswer[];
  readonly back: ReactNode;
}) {
  const t = useTranslations("finding");
  return (
    <article>
      <PageHead
        title={finding.title}
        lead={<Facts finding={finding} />}
        actions={
          <>
            {back}
            <CopyButton what={t("asMarkdown")} words={t("copyMarkdown")} text={findingMarkdown(finding)} />
          </>
        }
      />
      <PageBody>
        <div className={styles["columns"]}>
          <div className={styles["main"]}>
            <Section title={t("saw")}>
              <p className={styles["summary"]}>{figuresOf(finding)}</p>
            </Section>
            <Section title={t("why")}>
              <p className={styles["prose"]}>{finding.why}</p>
            </Section>
            <Section title={t("remedy")}>
              <Remedy {...finding.remedy} />
            </Section>
            <Section title={t("sure")}>
              <p className={styles["prose"]}>{t(`basis.${finding.confidence}`)}</p>
              <p className={styles["prose"]}>{t("limits", { limits: finding.limits })}</p>
            </Section>
          </div>
          <Beside finding={finding} causes={causes} symptoms={symptoms} />
        </div>
        <Section title={t("evidence")}>
          <Evidence finding={finding} />
        </Section>
        <References links={finding.references} />
      </PageBody>
    </article>
  );
}

function Facts({ finding }: { readonly finding: FindingAnswer }) {
  const t = useTranslations("finding");
  const words = useTranslations("findings");
  return (
    <span className={styles["facts"]}>
      <SeverityTag name={finding.severity} />
      <span>{words(`confidence.${finding.confidence}`)}</span>
      <span>{words(`state.${finding.state}`)}</span>
      <span>
        {t.rich("seen", {
          first: () => <RelativeTime at={finding.firstSeenAt} />,
          last: () => <RelativeTime at={finding.lastSeenAt} />,
        })}
      </span>
      <PageLink href={`/rules/${finding.ruleId}`} prefetch={false}>
        <code>{finding.ruleId}</code>
      </PageLink>
    </span>
  );
}

function Beside({
  finding,
  causes,
  symptoms,
}: {
  readonly finding: FindingAnswer;
  readonly causes: readonly FindingAnswer[];
  readonly symptoms: readonly FindingAnswer[];
}) {
  const t = useTranslations("finding");
  const others = finding.affected.filter((urn) => urn !== finding.subject);
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
          <PageLink href={pathHref({ to: finding.subject })} prefetch={false}>
            {t("pathsTo")}
          </PageLink>
          <CapacityLink finding={finding} />
        </p>
      </Section>
      {others.length === 0 ? undefined : (
        <Section title={t("affected", { count: others.length })}>
          <ul>
            {others.map((urn) => (
              <li key={urn}>
                <EntityLink urn={urn} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Related title={t("causes")} findings={causes} />
      <Related title={t("symptoms")} findings={symptoms} />
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

function Related({ title, findings }: { readonly title: string; readonly findings: readonly FindingAnswer[] }) {
  if (findings.length === 0) return undefined;
  return (
    <Section title={title}>
      <ul>
        {findings.map((finding) => (
          <li key={finding.id}>
            <FindingRow finding={finding} withMark />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Evidence({ finding }: { readonly finding: FindingAnswer }) {
  const t = useTranslations("finding");
  const columns = [
    { key: "what", title: t("columns.what") },
    { key: "fact", title: t("columns.fact") },
    { key: "source", title: t("columns.source") },
  ];
  return (
    <Table label={t("evidence")} columns={columns}>
      {finding.because.map(({ urn, fact, source }) => (
        <tr key={`${urn} ${fact} ${source}`}>
          <th scope="row">
            <EntityLink urn={urn} />
          </th>
          <td className={styles["fact"]}>{fact}</td>
          <td>
            <code>{source}</code>
          </td>
        </tr>
      ))}
    </Table>
  );
}
