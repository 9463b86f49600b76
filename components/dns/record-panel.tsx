"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useRef } from "react";
import { useLocale, useTranslations } from "use-intl";
import type { DnsChain } from "#lib/api/dns-page.ts";
import { entityHref, pathHref } from "#components/entity/entity-href.ts";
import { shortId } from "#components/entity/entity-link.tsx";
import { dnsChainQuery } from "#components/queries/dns.ts";
import { Loaded } from "#components/queries/loaded.tsx";
import { useAt } from "#components/queries/use-at.ts";
import { PageLink } from "#components/shell/page-link.tsx";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { SeverityMark } from "#components/ui/severity-mark.tsx";
import { usePanelKeys } from "#components/ui/use-panel-keys.ts";
import { NameChain } from "./name-chain.tsx";
import { GRID_ID } from "./record-grid.tsx";
import { RecordFacts } from "./record-facts.tsx";
import styles from "./record-panel.module.css";
import { ResolverWalk } from "./resolver-walk.tsx";
import { StandingMark } from "./standing-mark.tsx";
import type { ChangeDns, DnsState } from "./use-dns-state.ts";

/** One record: what is wrong with it, the chain to its containers, and how a resolver comes to it. Escape closes it. */
export function RecordPanel({
  urn,
  state,
  change,
}: {
  readonly urn: string;
  readonly state: DnsState;
  readonly change: ChangeDns;
}) {
  const t = useTranslations("dns");
  const titleId = useId();
  const panel = useRef<HTMLElement>(null);
  const list = (): HTMLElement | null => document.getElementById(GRID_ID);
  const close = (): void => {
    change({ sel: "" });
    list()?.focus();
  };
  const query = useQuery(dnsChainQuery(urn, { at: useAt(), lang: useLocale() }));
  usePanelKeys(panel, { onClose: close, list });
  // Where it lies over the page it takes the focus; beside the list the reader stays in the list.
  useEffect(() => {
    const element = panel.current;
    if (element !== null && getComputedStyle(element).position === "fixed") element.focus();
  }, []);
  return (
    <aside ref={panel} tabIndex={-1} className={styles["panel"]} aria-labelledby={titleId}>
      <header className={styles["head"]}>
        <h2 id={titleId} className={styles["title"]}>
          <bdi>{query.data?.record.name ?? shortId(urn)}</bdi>
          <span className={styles["type"]}>{query.data?.record.type}</span>
        </h2>
        <Button look="quiet" aria-label={t("closeRecord")} title={t("closeRecord")} onClick={close}>
          <Icon name="close" />
        </Button>
      </header>
      <div className={styles["body"]}>
        <Loaded query={query}>{(answer) => <Record answer={answer} state={state} change={change} />}</Loaded>
      </div>
    </aside>
  );
}

function Record({
  answer,
  state,
  change,
}: {
  readonly answer: DnsChain;
  readonly state: DnsState;
  readonly change: ChangeDns;
}) {
  const t = useTranslations("dns");
  const { record, zone, steps, findings, walk } = answer;
  const here = findings.filter(({ isHere }) => isHere);
  const further = findings.filter(({ isHere }) => !isHere);
  return (
    <>
      <Said steps={steps} zone={zone} findings={here.length} />
      <Findings title={t("risksHere")} findings={here} withRemedy />
      <h3 className={styles["subtitle"]}>{t("chain")}</h3>
      <NameChain steps={steps} findings={further} />
      <Findings title={t("risksFurther")} findings={further} />
      <p className={styles["links"]}>
        {record.name.includes("*") ? undefined : (
          <PageLink href={pathHref({ to: record.name })} prefetch={false}>
            {t("tracePath")}
          </PageLink>
        )}
        <PageLink href={entityHref(record.urn)} prefetch={false}>
          {t("asResource")}
        </PageLink>
        <button
          type="button"
          className={styles["link"]}
          onClick={() => change({ name: record.name, as: record.type, from: zone.vpcs[0]?.urn ?? "internet" })}
        >
          {t("lookThisUp")}
        </button>
      </p>
      <RecordFacts
        record={record}
        zone={zone}
        onSet={() => change({ q: record.name, type: record.type, verdict: "" })}
      />
      <ResolverWalk
        name={record.name}
        walk={walk}
        isOpen={state.explain}
        onToggle={(explain) => {
          if (explain !== state.explain) change({ explain });
        }}
      />
    </>
  );
}

/**
 * What is to be said of the record and of its zone; that all is well is said too. Findings say it better, and with what to
 * do: as long as there are as many of them, they say it alone.
 */
function Said({ steps, zone, findings }: Pick<DnsChain, "steps" | "zone"> & { readonly findings: number }) {
  const t = useTranslations("dns");
  const [first] = steps;
  if (first === undefined) return undefined;
  const own = first.texts.length > 0 ? first.texts : [t(`allWell.${first.standing}`)];
  const beyond = (["broken", "risk", "unknown"] as const).find((one) =>
    steps.slice(1).some(({ standing }) => standing === one),
  );
  const texts = findings >= own.length ? [] : own;
  // A record that is right itself is not to read as healthy when the way behind it is not, or was not seen.
  const further = first.standing === "ok" ? beyond : undefined;
  if (texts.length + zone.notes.length === 0) return undefined;
  return (
    <ul className={styles["said"]}>
      {texts.map((text, at) => (
        <li key={text}>
          <StandingMark standing={at === 0 ? first.standing : "risk"} label={t(`standing.${first.standing}`)} />
          <span>{text}</span>
        </li>
      ))}
      {further === undefined ? undefined : (
        <li>
          <StandingMark standing={further} label={t(`standing.${further}`)} />
          <span>{t(`further.${further}`)}</span>
        </li>
      )}
      {zone.notes.map(({ code, standing, text }) => (
        <li key={`${code} ${text}`}>
          <StandingMark standing={standing} label={t(`standing.${standing}`)} />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}

function Findings({
  title,
  findings,
  withRemedy = false,
}: {
  readonly title: string;
  readonly findings: DnsChain["findings"];
  readonly withRemedy?: boolean;
}) {
  const severity = useTranslations("severity");
  if (findings.length === 0) return undefined;
  return (
    <section aria-label={title}>
      <h3 className={styles["subtitle"]}>{title}</h3>
      <ul className={styles["findings"]}>
        {findings.map((finding) => (
          <li key={finding.id}>
            <SeverityMark name={finding.severity} label={severity(finding.severity)} />
            <div>
              <PageLink href={`/findings/${finding.id}`} prefetch={false}>
                {finding.title}
              </PageLink>{" "}
              <PageLink href={`/rules/${finding.ruleId}`} prefetch={false} className={styles["rule"]}>
                {finding.ruleId}
              </PageLink>
              {withRemedy ? <p className={styles["remedy"]}>{finding.remedy}</p> : undefined}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
