"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "use-intl";
import type { OverviewAnswer } from "#lib/api/overview.ts";
import { Loaded } from "#components/queries/loaded.tsx";
import { overviewQuery } from "#components/queries/inspection.ts";
import { useAt } from "#components/queries/use-at.ts";
import { useScope } from "#components/queries/use-scope.ts";
import { PageBody } from "#components/ui/page-body.tsx";
import { LINE_TO_COME, PageHead } from "#components/ui/page-head.tsx";
import { Section } from "#components/ui/section.tsx";
import { ConfigurationChanges } from "./configuration-changes.tsx";
import { CoverageLine } from "./coverage-line.tsx";
import { EmptyScopes } from "#components/scope/empty-scopes.tsx";
import { Headline } from "./headline.tsx";
import { ProblemSentences } from "./problem-sentences.tsx";
import { RecentChanges } from "./recent-changes.tsx";
import { VpcTable } from "./vpc-table.tsx";

/** Nothing was found: how much was read is the next thing to know, before anything is believed of that. */
function isQuiet({ problems }: OverviewAnswer): boolean {
  return problems.length === 0;
}

/** Is anything wrong, where, and how much do we know? */
export function Overview() {
  const t = useTranslations("overview");
  const query = useQuery(overviewQuery({ at: useAt(), lang: useLocale(), scope: useScope() }));
  return (
    <>
      <PageHead
        title={t("title")}
        lead={query.data === undefined ? LINE_TO_COME : <Headline overview={query.data} />}
      />
      <PageBody>
        <Loaded query={query}>
          {(overview) => (
            <>
              <EmptyScopes services={overview.services} />
              <ProblemSentences overview={overview} />
              {isQuiet(overview) ? <CoverageLine coverage={overview.coverage} /> : undefined}
              <RecentChanges overview={overview} />
              <ConfigurationChanges finishedAt={overview.finishedAt} />
              <Section title={t("vpcs")}>
                <VpcTable vpcs={overview.vpcs} isWhole={overview.coverage.complete === overview.coverage.wanted} />
              </Section>
              {isQuiet(overview) ? undefined : <CoverageLine coverage={overview.coverage} />}
            </>
          )}
        </Loaded>
      </PageBody>
    </>
  );
}
