"use client";

import { useTranslations } from "use-intl";
import type { Capacity } from "#lib/api/capacity.ts";
import { SeverityMark } from "#components/ui/severity-mark.tsx";
import { AddressBar } from "./address-bar.tsx";
import { barParts, namedParts, type BarPart } from "./bar-parts.ts";
import styles from "./capacity.module.css";
import { Change } from "./change.tsx";
import { Swatch } from "./fills.tsx";
import { ScaledOut } from "./scaled-out.tsx";
import { whyAtLeast } from "./why-at-least.ts";

type Subnet = Capacity["subnets"][number];

type Both = { readonly today: Subnet | undefined; readonly then: Subnet | undefined };

/** The addresses as a bar, or two, with the owners in words. */
export function Addresses({ today, then }: Both) {
  const t = useTranslations("capacity");
  const shown = today ?? then;
  if (shown?.ipv6Only === true) return <span className={styles["detail"]}>{t("ipv6")}</span>;
  if (then === undefined || today === undefined)
    return shown === undefined ? undefined : <BarWithWords subnet={shown} />;
  return (
    <span className={styles["twoBars"]}>
      <span className={styles["lineName"]}>{t("lines.today")}</span>
      <BarWithWords subnet={today} />
      <span className={styles["lineName"]}>{t("lines.then")}</span>
      <BarWithWords subnet={then} />
    </span>
  );
}

function BarWithWords({ subnet }: { readonly subnet: Subnet }) {
  const t = useTranslations("capacity");
  const { named, rest } = namedParts(barParts(subnet));
  const gaps = subnet.unknowns.map(({ text }) => text);
  const words = ({ key, addresses }: BarPart) => t("ofOwner", { owner: t(`owner.${key}`), count: addresses });
  return (
    <span className={styles["barWithWords"]}>
      <AddressBar subnet={subnet} />
      <span className={styles["owners"]} title={gaps.join(" ")}>
        {named.map((part) => (
          <span key={part.key} className={styles["owner"]}>
            <Swatch fill={part.fill} size={9} />
            {words(part)}
          </span>
        ))}
        {rest.length === 0 ? undefined : (
          <span className={styles["owner"]} title={rest.map(words).join(", ")}>
            {t("moreOwners", { kinds: rest.length, count: rest.reduce((sum, { addresses }) => sum + addresses, 0) })}
            <span className="visually-hidden">{rest.map(words).join(", ")}</span>
          </span>
        )}
        {gaps.length === 0 ? undefined : <SeverityMark name="unknown" label={gaps.join(" ")} />}
      </span>
    </span>
  );
}

/** What is left for tasks, of how many, and for how long. */
export function Free({ today, then }: Both) {
  const t = useTranslations("capacity");
  const words = (subnet: Subnet | undefined) => subnet?.freeForTasks?.toLocaleString();
  const usable = (today ?? then)?.usable;
  if (usable === undefined) return "—";
  return (
    <>
      <Change
        today={words(today ?? then)}
        then={words(then)}
        text={{ today: words(today ?? then) ?? "", then: words(then) }}
      />{" "}
      <span className={styles["detail"]}>{t("usable", { usable })}</span>
      {then === undefined ? <Trend trend={today?.trend} /> : undefined}
    </>
  );
}

/** When none will be left, if it goes on as it did. */
function Trend({ trend }: { readonly trend: Subnet["trend"] }) {
  const t = useTranslations("capacity.trend");
  if (trend?.daysToEmpty === undefined) return undefined;
  const { perDay, overDays, snapshots, daysToEmpty, confidence } = trend;
  const basis = t("basis", { perDay: -perDay, days: overDays, snapshots });
  return (
    <span className={styles["trend"]} title={basis}>
      {t(confidence, { days: Math.floor(daysToEmpty) })}
      <span className="visually-hidden">{basis}</span>
    </span>
  );
}

/** How many would be used at the height of all deployments at once: at least so many where not everything is known. */
export function HighWater({ today, then }: Both) {
  const t = useTranslations("capacity");
  const words = (subnet: Subnet | undefined) => {
    if (subnet?.highWater === undefined) return undefined;
    const { highWater: count } = subnet;
    return whyAtLeast(subnet) === undefined ? count.toLocaleString() : t("atLeast", { count });
  };
  if (words(today ?? then) === undefined) return "—";
  return (
    <Change
      today={words(today ?? then)}
      then={words(then)}
      text={{ today: words(today ?? then) ?? "", then: words(then) }}
    />
  );
}

/** Whether that fits. */
export function Fits({ today, then }: Both) {
  const t = useTranslations("capacity");
  const words = (subnet: Subnet | undefined) => {
    if (subnet?.fits === undefined) return undefined;
    return subnet.fits ? t("fits") : t("short", { count: subnet.shortBy ?? 0 });
  };
  const drawn = (subnet: Subnet | undefined) =>
    subnet?.fits === undefined ? undefined : (
      <span className={styles["marked"]}>
        <SeverityMark name={subnet.fits ? "resolved" : "medium"} />
        {words(subnet)}
      </span>
    );
  const shown = then ?? today;
  return (
    <span className={styles["deployment"]}>
      <Change
        today={drawn(today ?? then)}
        then={drawn(then)}
        text={{ today: words(today ?? then) ?? "", then: words(then) }}
      />
      {shown?.loadBalancerFits === false ? <span className={styles["detail"]}>{t("balancerShort")}</span> : undefined}
      {shown === undefined ? undefined : <FitsScaledOut subnet={shown} />}
    </span>
  );
}

/** Whether it would fit with as many tasks as Auto Scaling may give the services. */
function FitsScaledOut({ subnet }: { readonly subnet: Subnet }) {
  const t = useTranslations("capacity");
  const { atMaximum } = subnet;
  if (atMaximum !== undefined) return <ScaledOut text={t("scaledOut", { count: atMaximum.shortBy })} />;
  const why = whyAtLeast(subnet);
  return why === undefined ? undefined : <ScaledOut text={t("scaledOutUnread")} why={why} />;
}
