"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useNow, useTranslations } from "use-intl";
import type { FindingAnswer, FindingsAnswer, RuleOutcomeAnswer } from "#lib/api/findings.ts";
import { EntityLink } from "#components/entity/entity-link.tsx";
import { useKept } from "#components/queries/use-scope.ts";
import { keepPlace } from "#components/shell/keep-place.ts";
import { PageLink } from "#components/shell/page-link.tsx";
import { Button } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { PageBody } from "#components/ui/page-body.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Section } from "#components/ui/section.tsx";
import { Sentence } from "#components/ui/sentence.tsx";
import { SeverityTag } from "#components/ui/severity-tag.tsx";
import { stacked, Table } from "#components/ui/table.tsx";
import { useEscape } from "#components/ui/use-escape.ts";
import { copyText } from "./copy-text.ts";
import { figuresOf } from "./figures.ts";
import { FindingBeside } from "./finding-beside.tsx";
import styles from "./finding-detail.module.css";
import { findingMarkdown } from "./finding-markdown.ts";
import { FindingStanding } from "./finding-standing.tsx";
import { listedFindings } from "./listed-findings.ts";
import { useFilteredFindings } from "./use-filtered-findings.ts";
import { canMute } from "./mutable.ts";
import { MuteDialog } from "./mute-dialog.tsx";
import { References } from "./references.tsx";
import { Remedy } from "./remedy.tsx";
import { Said, useSaid } from "./said.tsx";
import { useChosen, type Choice } from "./use-chosen.ts";
import { useFindingKeys } from "./use-finding-keys.ts";

/** One finding: what we saw, why it matters, how sure we are, what to do, and the facts it rests on. */
export function FindingDetail({
  finding,
  answer,
}: {
  readonly finding: FindingAnswer;
  readonly answer: FindingsAnswer;
}) {
  const outcome = answer.rules.find(({ ruleId }) => ruleId === finding.ruleId);
  const keys = useDetailKeys(finding, answer);
  return (
    <article>
      <PageHead
        isSentence
        title={<Sentence text={finding.title} />}
        lead={<Facts finding={finding} />}
        actions={<Actions finding={finding} onMute={keys.mute} />}
      />
      <PageBody>
        <FindingStanding finding={finding} outcome={outcome} />
        <div className={styles["columns"]}>
          <Told finding={finding} outcome={outcome} />
          <FindingBeside finding={finding} findings={answer.findings} />
        </div>
        <Evidence finding={finding} />
        <References links={finding.references} />
      </PageBody>
      <MuteDialog
        finding={keys.muting ? finding : undefined}
        findings={answer.findings}
        onClose={() => keys.setMuting(false)}
      />
      <Said words={keys.said} />
    </article>
  );
}

/** `j` and `k` go on in the list this page was opened from, Escape goes back to it, `m` mutes, `c` copies. */
function useDetailKeys(finding: FindingAnswer, answer: FindingsAnswer) {
  const t = useTranslations("findings");
  const [muting, setMuting] = useState(false);
  const [said, say] = useSaid();
  const router = useRouter();
  const kept = useKept();
  const choice = useChosen();
  const { findings: listed } = useFilteredFindings(answer, choice.q);
  const now = useNow().getTime();
  const mute = canMute(finding, answer.rules) ? () => setMuting(true) : undefined;
  useFindingKeys({
    step: (by) => {
      const ids = listedFindings({ ...answer, findings: listed }, choice, now).map(({ id }) => id);
      const next = ids[ids.indexOf(finding.id) + by];
      if (next !== undefined) router.push(keepPlace(`/findings/${next}${choice.query}`, kept));
    },
    act: (key) => {
      if (key === "c")
        void copyText(findingMarkdown(finding)).then((copied) => say(t(copied ? "copied" : "notCopied")));
      else if (mute === undefined) say(t("cannotMute"));
      else mute();
    },
  });
  useEscape(() => {
    router.push(keepPlace(listHref(finding, choice), kept));
    return true;
  });
  return { muting, setMuting, mute, said };
}

/** The list this page was opened from, at this finding. */
function listHref({ id }: FindingAnswer, { query }: Pick<Choice, "query">): string {
  return `/findings${query}#${id}`;
}

function Actions({ finding, onMute }: { readonly finding: FindingAnswer; readonly onMute: (() => void) | undefined }) {
  const t = useTranslations("finding");
  const words = useTranslations("mute");
  const choice = useChosen();
  return (
    <>
      <PageLink href={listHref(finding, choice)}>{t("back")}</PageLink>
      <CopyButton what={t("asMarkdown")} words={t("copyMarkdown")} text={findingMarkdown(finding)} />
      {onMute === undefined ? undefined : <Button onClick={onMute}>{words("open")}</Button>}
    </>
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

function Told({
  finding,
  outcome,
}: {
  readonly finding: FindingAnswer;
  readonly outcome: RuleOutcomeAnswer | undefined;
}) {
  const t = useTranslations("finding");
  return (
    <div className={styles["main"]}>
      <Section title={t("saw")}>
        <p className={styles["summary"]}>
          <Sentence text={figuresOf(finding)} />
        </p>
      </Section>
      <Section title={t("why")}>
        <p className={styles["prose"]}>{finding.why}</p>
      </Section>
      <Section title={t("remedy")}>
        <Remedy {...finding.remedy} />
      </Section>
      <Section title={t("sure")}>
        <p className={styles["prose"]}>{t(`basis.${finding.confidence}`)}</p>
        {outcome === undefined || outcome.unknown === 0 ? undefined : (
          <p className={styles["prose"]}>
            {t.rich("partly", {
              unknown: outcome.unknown,
              survey: (words) => <PageLink href="/survey">{words}</PageLink>,
            })}
          </p>
        )}
        <p className={styles["prose"]}>{t("limits", { limits: finding.limits })}</p>
      </Section>
    </div>
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
    <Section title={t("evidence")}>
      <Table label={t("evidence")} columns={columns} stacks>
        {finding.because.map(({ urn, fact, source }) => (
          <tr key={`${urn} ${fact} ${source}`}>
            <th scope="row" className={styles["resource"]}>
              <EntityLink urn={urn} />
            </th>
            <td className={styles["fact"]} {...stacked("line")}>
              <Sentence text={fact} />
            </td>
            <td {...stacked("line")}>
              <code>{source}</code>
            </td>
          </tr>
        ))}
      </Table>
    </Section>
  );
}
