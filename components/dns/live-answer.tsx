"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "use-intl";
import { agreementOf, type Agreement } from "#lib/api/agreement.ts";
import type { LiveAnswer as Live } from "#lib/api/dns-live.ts";
import { liveTypes } from "#lib/api/record-types.ts";
import type { DnsResolution } from "#lib/api/dns.ts";
import { dnsLiveQuery } from "#components/queries/dns.ts";
import { versionQuery } from "#components/queries/survey.ts";
import { timeStyles } from "#components/ui/time-styles.ts";
import styles from "./lookup.module.css";
import { StandingMark } from "./standing-mark.tsx";

/** What the resolver of the server's machine answers now, beside what the records say; nothing where that is not turned on. */
export function LiveAnswer({ answer }: { readonly answer: DnsResolution }) {
  const t = useTranslations("dns.live");
  const { data: version } = useQuery(versionQuery);
  const { name, type } = answer.question;
  const isAsked = version?.dnsLive === true && liveTypes.some((one) => one === type) && !name.startsWith("*");
  const { data, error } = useQuery({ ...dnsLiveQuery({ name, type }), enabled: isAsked });
  if (!isAsked) return undefined;
  if (error !== null) return <p className={styles["notes"]}>{t("refused")}</p>;
  if (data === undefined) return <p className={styles["notes"]}>{t("asking")}</p>;
  return <Compared answer={answer} live={data} />;
}

const standings = { agrees: "ok", partly: "risk", contradicts: "broken", untold: "unknown" } as const satisfies Record<
  Agreement,
  string
>;

function Compared({ answer, live }: { readonly answer: DnsResolution; readonly live: Live }) {
  const t = useTranslations("dns.live");
  const format = useFormatter();
  const agreement = agreementOf(answer, live);
  const at = format.dateTime(new Date(live.at), timeStyles.clock);
  const values = format.list([...live.values]);
  return (
    <div className={styles["live"]}>
      <p>
        <StandingMark standing={standings[agreement]} />{" "}
        {t(`kinds.${live.kind}`, { ...answer.question, values, reason: live.reason ?? "", at })}{" "}
        {live.ttl === undefined ? undefined : <span className={styles["quiet"]}>{t("ttl", { ttl: live.ttl })}</span>}
      </p>
      <p>{t(`agreement.${agreement}`)}</p>
      <p className={styles["quiet"]}>{t("vantage")}</p>
    </div>
  );
}
