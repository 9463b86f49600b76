"use client";

import { useState } from "react";
import { useNow, useTranslations } from "use-intl";
import type { FindingAnswer, FindingsAnswer } from "#lib/api/findings.ts";
import { FilterBar } from "#components/filter/filter-bar.tsx";
import { FilterOutcome } from "#components/filter/filter-outcome.tsx";
import { NoMatch } from "#components/filter/no-match.tsx";
import { PageLink } from "#components/shell/page-link.tsx";
import { Loaded } from "#components/queries/loaded.tsx";
import { PageBody } from "#components/ui/page-body.tsx";
import { LINE_TO_COME, PageHead } from "#components/ui/page-head.tsx";
import { isIn, narrow } from "./facets.ts";
import { copyText } from "./copy-text.ts";
import { FindingFacets } from "./finding-facets.tsx";
import { FindingGroups } from "./finding-groups.tsx";
import { findingMarkdown } from "./finding-markdown.ts";
import styles from "./findings.module.css";
import { focusFinding, focusedFinding, neighbourOf, stepFocus } from "./focused-finding.ts";
import { groupFindings } from "./group-findings.ts";
import { canMute } from "./mutable.ts";
import { MuteDialog } from "./mute-dialog.tsx";
import { NothingListed } from "./nothing-listed.tsx";
import { RuleOutcomes } from "./rule-outcomes.tsx";
import { Said, useSaid } from "./said.tsx";
import { useAllFindings } from "./use-all-findings.ts";
import { useChosen } from "./use-chosen.ts";
import { useFilteredFindings } from "./use-filtered-findings.ts";
import { useFindingKeys } from "./use-finding-keys.ts";

/** Of these the filter offers values: what findings are about, or hurt. */
const filteredKinds = [
  "ecs-service",
  "load-balancer",
  "target-group",
  "subnet",
  "record-set",
  "security-group",
] as const;

/** Ages in the facets are of days: a minute is close enough. */
const TICK_MS = 60_000;

/** What to fix first, and how do we know? */
export function Findings() {
  const t = useTranslations("findings");
  const query = useAllFindings();
  return (
    <>
      <PageHead
        title={t("title")}
        lead={query.data === undefined ? LINE_TO_COME : <Lead answer={query.data} />}
        actions={<PageLink href="/rules">{t("allRules")}</PageLink>}
      />
      <PageBody>
        <Loaded query={query}>{(answer) => <FindingList answer={answer} />}</Loaded>
      </PageBody>
    </>
  );
}

/** How much is open, how much of it follows from something else, what is set aside, and how many rules could judge. */
function Lead({ answer }: { readonly answer: FindingsAnswer }) {
  const t = useTranslations("findings");
  const open = answer.findings.filter(({ state }) => state === "open");
  const ids = new Set(open.map(({ id }) => id));
  const symptoms = open.filter(({ causedBy }) => causedBy.some((id) => ids.has(id))).length;
  const judged = answer.rules.filter(({ state }) => state === "judged" || state === "not-applicable").length;
  return t("lead", {
    problems: open.length - symptoms,
    symptoms,
    muted: answer.findings.filter(({ state }) => state === "muted").length,
    judged,
    rules: answer.rules.length,
  });
}

function FindingList({ answer }: { readonly answer: FindingsAnswer }) {
  const t = useTranslations("findings");
  const choice = useChosen();
  const now = useNow({ updateInterval: TICK_MS }).getTime();
  const { findings, filter, finder } = useFilteredFindings(answer, choice.q);
  const shown = narrow(findings, choice.chosen, { now }).filter((finding) => isIn(choice.view, finding));
  const keys = useListKeys(answer);
  return (
    <div className={styles["columns"]}>
      <div className={styles["filter"]}>
        <FilterBar q={choice.q} onChange={choice.setQ} kinds={filteredKinds}>
          {filter === undefined ? undefined : <FilterOutcome matches={findings.length} {...filter} />}
        </FilterBar>
      </div>
      <FindingFacets findings={findings} choice={choice} now={now} />
      <div>
        <p className="visually-hidden" role="status">
          {t("shown", { count: shown.length, all: answer.findings.length })}
        </p>
        {findings.length === 0 && filter !== undefined ? (
          <NoMatch q={choice.q} onChange={choice.setQ} finder={finder} />
        ) : shown.length === 0 ? (
          <NothingListed findings={findings} choice={choice} />
        ) : (
          <FindingGroups groups={groupFindings(shown, answer.rules)} choice={choice} />
        )}
        <RuleOutcomes rules={answer.rules} />
      </div>
      <MuteDialog
        finding={keys.muting}
        findings={answer.findings}
        onClose={() => keys.setMuting(undefined)}
        onMuted={keys.onMuted}
      />
      <Said words={keys.said} />
    </div>
  );
}

/** `j` `k` `m` `c` on the list, and what they lead to. */
function useListKeys({ findings, rules }: FindingsAnswer) {
  const t = useTranslations("findings");
  const [muting, setMuting] = useState<FindingAnswer>();
  const [next, setNext] = useState<string>();
  const [said, say] = useSaid();
  useFindingKeys({
    step: stepFocus,
    act: (key) => {
      const id = focusedFinding();
      const finding = findings.find((one) => one.id === id);
      if (finding === undefined) return;
      if (key === "c")
        void copyText(findingMarkdown(finding)).then((copied) => say(t(copied ? "copied" : "notCopied")));
      else if (canMute(finding, rules)) {
        setNext(neighbourOf(finding.id));
        setMuting(finding);
      } else say(t("cannotMute"));
    },
  });
  // By now the finding has left the list.
  const onMuted = () => {
    say(t("mutedSaid"));
    if (next !== undefined) focusFinding(next);
  };
  return { muting, setMuting, said, onMuted };
}
