"use client";

import { useMemo, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { Capacity } from "#lib/api/capacity.ts";
import { FilterBar } from "#components/filter/filter-bar.tsx";
import { FilterOutcome } from "#components/filter/filter-outcome.tsx";
import { NoMatch } from "#components/filter/no-match.tsx";
import { Loaded } from "#components/queries/loaded.tsx";
import { PageTabs } from "#components/shell/page-tabs.tsx";
import { WhyEmpty } from "#components/scope/empty-scopes.tsx";
import { Unknowns } from "#components/ui/unknowns.tsx";
import { PageBody } from "#components/ui/page-body.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import styles from "./capacity.module.css";
import { FillPatterns } from "./fills.tsx";
import type { Kept } from "./kept.ts";
import { useBoardFilter, type Listed } from "./use-board-filter.ts";
import { useCapacity } from "./use-capacity.ts";
import { WhatIfPanel } from "./what-if-panel.tsx";

/** What a board draws: what is, what would be, what a filter leaves of it, and what stands where that is nothing. */
export type Shown = {
  readonly today: Capacity;
  readonly then: Capacity | undefined;
  readonly kept: Kept;
  readonly nothing: ReactNode;
};

/** One way to look at what still fits. */
export type Board = {
  /** Why it is this board that is shown, where another was asked for. */
  readonly lead?: ReactNode;
  readonly hint: "filterHint" | "filterSubnets";
  /** What is listed, and so what the filter is asked of. */
  readonly listed: (capacity: Capacity) => Listed;
  readonly legend: ReactNode;
  readonly draw: (shown: Shown) => ReactNode;
};

/** What the pages of capacity share: the what-if, the filter, what could not be known. `asks` opens the what-if, also where none is asked yet. */
export function CapacityPage({
  asks = false,
  boardOf,
}: {
  readonly asks?: boolean;
  readonly boardOf: (today: Capacity) => Board;
}) {
  const t = useTranslations("capacity");
  const { today, then, isComputed, refusal, whatIf, text, shownText, ask, find } = useCapacity();
  const query = whatIf === "" ? "" : `?${new URLSearchParams({ whatIf }).toString()}`;
  const tabs = [
    { href: `/capacity/eni${query}`, text: t("tabs.eni") },
    { href: `/capacity/subnets${query}`, text: t("tabs.subnets") },
    { href: `/capacity/what-if${query}`, text: t("tabs.whatIf") },
  ];
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} actions={<PageTabs label={t("tabs.label")} tabs={tabs} />} />
      <PageBody>
        <FillPatterns />
        <Loaded query={today}>
          {(answer) => (
            <>
              <WhatIfPanel
                isOpen={asks || whatIf !== ""}
                capacity={answer}
                text={whatIf}
                isComputed={isComputed}
                refusal={refusal}
                onAsk={ask}
              />
              <FilteredBoard
                board={boardOf(answer)}
                today={answer}
                then={then}
                texts={{ text, shownText }}
                onFilter={find}
              />
            </>
          )}
        </Loaded>
      </PageBody>
    </>
  );
}

function FilteredBoard({
  board: { lead, hint, listed, legend, draw },
  today,
  then,
  texts: { text, shownText },
  onFilter,
}: Pick<Shown, "today" | "then"> & {
  readonly board: Board;
  readonly texts: { readonly text: string; readonly shownText: string };
  readonly onFilter: (q: string) => void;
}) {
  const t = useTranslations("capacity");
  const asked = useMemo(() => listed(today), [listed, today]);
  const { q, kept, finder, outcome } = useBoardFilter(shownText, asked);
  return (
    <>
      {lead}
      <div className={styles["filter"]}>
        <FilterBar q={text} onChange={onFilter} kinds={asked.kinds} hint={t(hint)}>
          {outcome === undefined ? undefined : <FilterOutcome {...outcome} />}
        </FilterBar>
      </div>
      {legend}
      <Unknowns unknowns={today.unknowns} />
      {today.services.length === 0 ? <WhyEmpty /> : undefined}
      {draw({ today, then, kept, nothing: <NoMatch q={q} onChange={onFilter} finder={finder} /> })}
    </>
  );
}
