"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "use-intl";
import type { StartUp } from "#lib/api/startup.ts";
import type { Urn } from "#lib/model/urn.ts";
import { pathHref } from "#components/entity/entity-href.ts";
import { EntityLink } from "#components/entity/entity-link.tsx";
import { startUpQuery } from "#components/queries/inspection.ts";
import { Loaded } from "#components/queries/loaded.tsx";
import { useAt } from "#components/queries/use-at.ts";
import { PageLink } from "#components/shell/page-link.tsx";
import { Section } from "#components/ui/section.tsx";
import { VerdictMark } from "#components/ui/verdict-mark.tsx";
import { Sentence } from "#components/ui/sentence.tsx";
import styles from "./startup-needs.module.css";

type Need = StartUp["needs"][number];

/** Can a new task get its image, secrets and volumes, and write its logs: one line a host, with the way or what stops it. */
export function StartUpNeeds({ urn }: { readonly urn: Urn }) {
  const t = useTranslations("startup");
  const query = useQuery(startUpQuery(urn, { at: useAt(), lang: useLocale() }));
  return (
    <Section
      title={t("title")}
      aside={query.data === undefined ? undefined : <VerdictMark verdict={query.data.verdict} words />}
    >
      <Loaded query={query}>
        {({ needs, unknowns }) =>
          needs.length === 0 ? (
            <p className={styles["none"]}>{unknowns[0]?.text ?? t("nothing")}</p>
          ) : (
            <ul className={styles["needs"]}>
              {needs.map((need) => (
                <NeedLine key={`${need.client} ${need.host} ${String(need.port)}`} urn={urn} need={need} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}

function NeedLine({ urn, need }: { readonly urn: Urn; readonly need: Need }) {
  const t = useTranslations("startup");
  const [blocker] = need.blockers;
  const stops = need.verdict === "unreachable" || need.verdict === "conditional" ? blocker : undefined;
  return (
    <li className={styles["need"]} data-verdict={need.verdict}>
      <VerdictMark verdict={need.verdict} />
      <div className={styles["words"]}>
        <p className={styles["head"]}>
          <strong>{need.service}</strong>
          <code className={styles["host"]}>{`${need.host}:${String(need.port)}`}</code>
        </p>
        <p className={styles["text"]}>
          <Sentence text={need.text} />
        </p>
        <p className={styles["why"]}>
          {t("neededBy", { why: need.why.join(", ") })} · {t(`client.${need.client}`)}
        </p>
        {stops === undefined ? undefined : (
          <p className={styles["stops"]}>
            <code>{stops.code}</code> <EntityLink urn={stops.urn} />
          </p>
        )}
      </div>
      <PageLink
        className={styles["path"] ?? ""}
        href={pathHref({ from: urn, to: destinationOf(need), port: String(need.port) })}
        prefetch={false}
      >
        {t("asPath")}
      </PageLink>
    </li>
  );
}

/** Where a path question leads: the endpoint's or mount target's interface, else the internet. */
function destinationOf({ by, subnets }: Need): string {
  const through = subnets[0]?.through;
  return (by === "interface-endpoint" || by === "mount-target") && through !== undefined ? through : "internet";
}
