"use client";

import { useTranslations } from "use-intl";
import type { Hop, Variant } from "#lib/analysis/reach/answer.ts";
import { EntityLink } from "#components/entity/entity-link.tsx";
import { Section } from "#components/ui/section.tsx";
import { VerdictMark } from "#components/ui/verdict-mark.tsx";
import { Sentence } from "#components/ui/sentence.tsx";
import styles from "./round-trip.module.css";

const decisions = { pass: "reachable", block: "unreachable", unknown: "unknown" } as const;

/** Request and reply side by side, hop by hop, with what decided at each. */
export function RoundTrip({ variant }: { readonly variant: Variant }) {
  const t = useTranslations("paths");
  return (
    <div className={styles["trip"]}>
      <Way title={t("request")} hops={variant.request} none={t("noHops")} />
      <Way title={t("reply")} hops={variant.reply} none={isWithinSubnet(variant) ? t("replyIsFree") : t("noHops")} />
    </div>
  );
}

/** Within one subnet neither a network ACL nor a route is asked, and a security group lets replies pass. */
function isWithinSubnet({ fromEnd, toEnd, request }: Variant): boolean {
  return request.length > 0 && fromEnd?.subnet !== undefined && fromEnd.subnet === toEnd?.subnet;
}

type WayProps = { readonly title: string; readonly hops: readonly Hop[]; readonly none: string };

function Way({ title, hops, none }: WayProps) {
  return (
    <Section title={title} aside={<WayVerdict hops={hops} />}>
      {hops.length === 0 ? (
        <p className={styles["none"]}>{none}</p>
      ) : (
        <ol className={styles["hops"]}>
          {hops.map((hop, index) => (
            <HopRow key={`${String(hop.order)} ${hop.urn} ${hop.component.id}`} hop={hop} before={hops[index - 1]} />
          ))}
        </ol>
      )}
    </Section>
  );
}

function WayVerdict({ hops }: { readonly hops: readonly Hop[] }) {
  if (hops.length === 0) return undefined;
  const worst = hops.some(({ decision }) => decision === "block")
    ? "unreachable"
    : hops.some(({ decision }) => decision === "unknown")
      ? "unknown"
      : "reachable";
  return <VerdictMark verdict={worst} words />;
}

/** The packet, written only where it differs from the hop before: a translation is then seen at once. */
function trafficOf({ traffic }: Hop): string {
  const end = (address: string, ports: string) => (ports === "" ? address : `${address}:${ports}`);
  return `${traffic.protocol} ${end(traffic.source, traffic.sourcePorts)} → ${end(traffic.destination, traffic.destinationPorts)}`;
}

function HopRow({ hop, before }: { readonly hop: Hop; readonly before: Hop | undefined }) {
  const packet = trafficOf(hop);
  const isChanged = before === undefined || trafficOf(before) !== packet;
  return (
    <li className={styles["hop"]} data-decision={hop.decision}>
      <span className={styles["order"]}>{hop.order}</span>
      <span className={styles["what"]}>
        <EntityLink urn={hop.urn} />
        <span className={styles["component"]}>
          <Sentence text={hop.component.text} />
        </span>
        {hop.code === undefined ? undefined : <code className={styles["code"]}>{hop.code}</code>}
        {isChanged ? <code className={styles["packet"]}>{packet}</code> : undefined}
      </span>
      <VerdictMark verdict={decisions[hop.decision]} />
    </li>
  );
}
