"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "use-intl";
import { Loaded } from "#components/queries/loaded.tsx";
import { overviewQuery } from "#components/queries/inspection.ts";
import { useAt } from "#components/queries/use-at.ts";
import { useScope } from "#components/queries/use-scope.ts";
import { PageBody } from "#components/ui/page-body.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { Section } from "#components/ui/section.tsx";
import { ConfigurationChanges } from "./configuration-changes.tsx";
import { CoverageLine } from "./coverage-line.tsx";
import { EmptyScopes } from "#components/scope/empty-scopes.tsx";
import { Headline } from "./headline.tsx";
import { ProblemSentences } from "./problem-sentences.tsx";
import { RecentChanges } from "./recent-changes.tsx";
import { VpcTable } from "./vpc-table.tsx";

/** Is anything wrong, where, and how much do we know? */
export function Overview() {
  const t = useTranslations("overview");
  const query = useQuery(overviewQuery({ at: useAt(), lang: useLocale(), scope: useScope() }));
  return (
    <>
      <PageHead title={t("title")} lead={query.data === undefined ? undefined : <Headline overview={query.data} />} />
      <PageBody>
        <Loaded query={query}>
          {(overview) => (
            <>
              <EmptyScopes services={overview.services} />
              <ProblemSentences overview={overview} />
              <CoverageLine coverage={overview.coverage} />
              <RecentChanges overview={overview} />
              <Section title={t("vpcs")}>
                <VpcTable vpcs={overview.vpcs} isWhole={overview.coverage.complete === overview.coverage.wanted} />
              </Section>
              <ConfigurationChanges finishedAt={overview.finishedAt} />
            </>
          )}
        </Loaded>
      </PageBody>
    </>
  );
}
