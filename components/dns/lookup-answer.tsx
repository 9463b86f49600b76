"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useLocale, useTranslations } from "use-intl";
import { ApiRefusal } from "#lib/api/client.ts";
import type { DnsZones } from "#lib/api/dns-page.ts";
import type { DnsResolution } from "#lib/api/dns.ts";
import { dnsResolveQuery } from "#components/queries/dns.ts";
import { RequestTrouble } from "#components/queries/loaded.tsx";
import { useAt } from "#components/queries/use-at.ts";
import { PageLink } from "#components/shell/page-link.tsx";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Note } from "#components/ui/note.tsx";
import { Waiting } from "#components/ui/waiting.tsx";
import { hiddenZones } from "./hidden-zones.ts";
import { LiveAnswer } from "./live-answer.tsx";
import styles from "./lookup.module.css";
import { StandingMark } from "./standing-mark.tsx";
import type { ChangeDns, DnsState } from "./use-dns-state.ts";

type Parts = { readonly zones: DnsZones; readonly state: DnsState; readonly change: ChangeDns };

/** What a name answers to who asks, record by record. */
export function LookupAnswer({ zones, state, change }: Parts) {
  const t = useTranslations("dns");
  const asked = { name: state.name, type: state.as, vpc: state.from };
  const { data, error, refetch } = useQuery(dnsResolveQuery(asked, { at: useAt(), lang: useLocale() }));
  if (error instanceof ApiRefusal && error.problem.status < 500) {
    return (
      <Note tone="warn">
        <p role="alert">{error.problem.detail}</p>
        {error.problem.accepted === undefined ? undefined : <p>{error.problem.accepted}</p>}
      </Note>
    );
  }
  if (error !== null) return <RequestTrouble error={error} retry={() => void refetch()} keeps={false} />;
  if (data === undefined) return <Waiting>{t("looking")}</Waiting>;
  return <Answer answer={data} zones={zones} change={change} />;
}

const standings = {
  addresses: "ok",
  "load-balancer": "ok",
  records: "ok",
  nxdomain: "broken",
  nodata: "broken",
  loop: "broken",
  outside: "plain",
  unknown: "unknown",
} as const;

function Answer({
  answer,
  zones,
  change,
}: {
  readonly answer: DnsResolution;
  readonly zones: DnsZones;
  readonly change: ChangeDns;
}) {
  const t = useTranslations("dns");
  const { question, steps, alternatives, notes, unknowns, risks } = answer;
  const standing = standings[answer.answer.kind];
  const isFault = ["nxdomain", "nodata", "outside"].includes(answer.answer.kind);
  const hidden = isFault ? hiddenZones(zones.zones, question) : [];
  return (
    <section className={styles["answer"]} aria-label={t("lookupAnswer")} role="status">
      <div className={styles["head"]}>
        <p className={styles["sentence"]}>
          <StandingMark standing={standing === "ok" && risks.length > 0 ? "risk" : standing} />
          <span>
            <Sentence answer={answer} />
          </span>
        </p>
        <Button
          look="quiet"
          aria-label={t("closeLookup")}
          title={t("closeLookup")}
          onClick={() => change({ name: "" })}
        >
          <Icon name="close" />
        </Button>
      </div>
      <LiveAnswer answer={answer} />
      {steps.length === 0 ? undefined : <Steps steps={steps} change={change} />}
      {alternatives.length === 0 ? undefined : <Alternatives alternatives={alternatives} />}
      {hidden.map(({ zoneId, name }) => (
        <p key={zoneId} className={styles["notes"]}>
          {t("zoneNotAsked", { name: question.name, zone: name, id: zoneId })}
        </p>
      ))}
      {[...notes, ...unknowns].length === 0 ? undefined : (
        <ul className={styles["notes"]}>
          {[...unknowns, ...notes].map(({ text }) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      {risks.length === 0 ? undefined : (
        <p className={styles["risks"]}>
          {t("lookupRisks")}{" "}
          {risks.map((rule) => (
            <PageLink key={rule} href={`/findings?rule=${rule}`} prefetch={false}>
              <code>{rule}</code>{" "}
            </PageLink>
          ))}
        </p>
      )}
    </section>
  );
}

function Sentence({ answer: { question, answer } }: { readonly answer: DnsResolution }) {
  const t = useTranslations("dns");
  const format = useFormatter();
  const who = question.vpc === "internet" ? t("internet") : question.vpc;
  const what = answer.addresses ?? answer.values ?? [];
  const values = what.length === 0 ? "" : format.list([...what]);
  const balancer = answer.loadBalancerArn?.split("/").slice(-2, -1)[0] ?? "";
  return (
    <>
      {t(`answers.${answer.kind}`, {
        name: question.name,
        type: question.type,
        who,
        values,
        balancer,
        told: values === "" ? "none" : "some",
      })}
      {answer.ports === undefined ? "" : ` ${t("ports", { ports: answer.ports.join(", ") })}`}
    </>
  );
}

/** The records that were followed; each opens its chain. The last step may be the zone that has no such record. */
function Steps({ steps, change }: { readonly steps: DnsResolution["steps"]; readonly change: ChangeDns }) {
  const t = useTranslations("dns");
  return (
    <ol className={styles["steps"]}>
      {steps.map(({ urn, record, text, ttl, zoneId }) => (
        <li key={`${urn} ${record}`}>
          <span>
            {text} {ttl === undefined ? "" : <span className={styles["quiet"]}>{t("ttlOf", { ttl })}</span>}{" "}
            {urn.includes("/record-set/") ? (
              <button
                type="button"
                className={styles["open"]}
                onClick={() => change({ sel: urn, zone: zoneId ?? "", q: "", type: "", verdict: "" })}
              >
                {t("showChain")}
              </button>
            ) : undefined}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Alternatives({ alternatives }: { readonly alternatives: DnsResolution["alternatives"] }) {
  const t = useTranslations("dns");
  return (
    <div>
      <p>{t("alternatives", { count: alternatives.length })}</p>
      <ul className={styles["notes"]}>
        {alternatives.slice(0, 12).map((one) => {
          const what = [...(one.addresses ?? one.values ?? [])].join(", ");
          const when = one.when.join(", ");
          return (
            <li key={`${what} ${when} ${one.steps.join()}`}>
              <code>{what === "" ? t(`ends.${one.kind}`) : what}</code> {when}
            </li>
          );
        })}
      </ul>
      {alternatives.length > 12 ? <p>{t("moreAlternatives", { count: alternatives.length - 12 })}</p> : undefined}
    </div>
  );
}
