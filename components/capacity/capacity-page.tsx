"use client";

import { useId, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { Capacity } from "#lib/api/capacity.ts";
import { FindInput } from "#components/filter/find-input.tsx";
import { Loaded } from "#components/queries/loaded.tsx";
import { PageTabs } from "#components/shell/page-tabs.tsx";
import { WhyEmpty } from "#components/scope/empty-scopes.tsx";
import { Unknowns } from "#components/ui/unknowns.tsx";
import { PageBody } from "#components/ui/page-body.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import styles from "./capacity.module.css";
import { FillPatterns } from "./fills.tsx";
import { useCapacity } from "./use-capacity.ts";
import { WhatIfPanel } from "./what-if-panel.tsx";

/** What the pages of capacity share: the what-if, what to look for, what could not be known. */
export function CapacityPage({
  asks = false,
  findHint,
  legend,
  children,
}: {
  readonly asks?: boolean;
  readonly findHint: string;
  readonly legend: ReactNode;
  readonly children: (shown: {
    readonly today: Capacity;
    readonly then: Capacity | undefined;
    readonly text: string;
  }) => ReactNode;
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
              <div className={styles["tools"]}>
                <Find hint={findHint} text={text} onFind={find} />
                {legend}
              </div>
              <Unknowns unknowns={answer.unknowns} />
              {answer.services.length === 0 ? <WhyEmpty /> : undefined}
              {children({ today: answer, then, text: shownText })}
            </>
          )}
        </Loaded>
      </PageBody>
    </>
  );
}

function Find({
  hint,
  text,
  onFind,
}: {
  readonly hint: string;
  readonly text: string;
  readonly onFind: (text: string) => void;
}) {
  const t = useTranslations("capacity");
  const id = useId();
  return (
    <div className={styles["find"]} role="search">
      <label htmlFor={id}>{t("find")}</label>
      <FindInput id={id} value={text} hint={hint} onFind={onFind} />
    </div>
  );
}
