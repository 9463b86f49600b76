"use client";

import { useTranslations } from "use-intl";
import type { DnsZones } from "#lib/api/dns-page.ts";
import { EntityLink } from "#components/entity/entity-link.tsx";
import { StandingMark } from "./standing-mark.tsx";
import { Unread } from "./unread.tsx";
import styles from "./zone-head.module.css";

type Zone = DnsZones["zones"][number];

const asked = { yes: "ok", no: "broken", unknown: "unknown" } as const;

/** What a zone is, who asks it, and what is wrong with it as a whole. */
export function ZoneHead({ zone }: { readonly zone: Zone }) {
  const t = useTranslations("dns");
  return (
    <section className={styles["head"]} aria-label={t("zoneOf", { zone: zone.name })}>
      <p className={styles["line"]}>
        <strong>
          <bdi>{zone.name}</bdi>
        </strong>
        <span>{t(`kindOf.${zone.kind}`)}</span>
        <code>{zone.zoneId}</code>
        <span className={styles["quiet"]}>{t("owner", { owner: zone.owner })}</span>
        {zone.comment === undefined ? undefined : <bdi className={styles["quiet"]}>{zone.comment}</bdi>}
      </p>
      {zone.kind === "public" ? undefined : (
        <p className={styles["line"]}>
          <span className={styles["quiet"]}>{t("askedBy")}</span>
          {zone.vpcs.length === 0 ? t("noVpcs") : undefined}
          {zone.vpcs.map(({ urn, asks }) => (
            <span key={urn} className={styles["vpc"]}>
              <StandingMark standing={asked[asks]} label={t(`asks.${asks}`)} />
              <EntityLink urn={urn} />
            </span>
          ))}
        </p>
      )}
      {zone.notes.map(({ code, standing, text }) => (
        <p key={`${code} ${text}`} className={styles["note"]}>
          <StandingMark standing={standing} label={t(`standing.${standing}`)} />
          <span>{text}</span>
        </p>
      ))}
      <Unread unknowns={zone.unread} />
    </section>
  );
}
