"use client";

import { useTranslations } from "use-intl";
import type { Capacity } from "#lib/api/capacity.ts";
import styles from "./capacity.module.css";
import { barParts } from "./bar-parts.ts";
import { fillOf } from "./fills.tsx";
import { whyAtLeast } from "./why-at-least.ts";

type Subnet = Capacity["subnets"][number];

const WIDTH = 340;
const HEIGHT = 14;
/** A load balancer scales only while so many are free. */
const BALANCER_FREE = 8;

/** The addresses of a subnet as a bar: who has them, how high a deployment of everything would go. The same in words beside it. */
export function AddressBar({ subnet }: { readonly subnet: Subnet }) {
  const t = useTranslations("capacity");
  const { size = 0, reserved = 0, highWater, loadBalancerFits } = subnet;
  if (size === 0) return undefined;
  const parts = barParts(subnet);
  const at = (addresses: number) => Math.min(WIDTH, (addresses / size) * WIDTH);
  const words = parts.map(({ key, addresses }) => t("ofOwner", { owner: t(`owner.${key}`), count: addresses }));
  return (
    <svg
      className={styles["bar"]}
      role="img"
      aria-label={words.join(", ")}
      viewBox={`0 0 ${String(WIDTH)} 20`}
      width={WIDTH}
      height={20}
    >
      <rect className={styles["frame"]} x="0.5" y="3.5" width={WIDTH - 1} height={HEIGHT} />
      {parts.map(({ key, addresses, fill, from }, place) =>
        key === "free" ? undefined : (
          <g key={key}>
            <title>{words[place]}</title>
            <rect
              className={styles["part"]}
              x={at(from)}
              y="4"
              width={Math.max(at(from + addresses) - at(from), 0.5)}
              height={HEIGHT - 1}
              fill={fillOf(fill)}
            />
          </g>
        ),
      )}
      {loadBalancerFits === undefined ? undefined : (
        <path className={styles["balancerTick"]} d={`M${String(at(size - BALANCER_FREE))} 1v18`}>
          <title>{t("legend.balancer")}</title>
        </path>
      )}
      {highWater === undefined ? undefined : (
        <HighWaterTick subnet={subnet} x={Math.max(1, Math.min(WIDTH - 1, at(reserved + highWater)))} />
      )}
    </svg>
  );
}

/** Red when it does not fit today already; broken when it may be higher still. */
function HighWaterTick({ subnet, x }: { readonly subnet: Subnet; readonly x: number }) {
  const t = useTranslations("capacity");
  const { fits, atMaximum, wanted } = subnet;
  const why = whyAtLeast(subnet);
  if (wanted.length === 0 && why === undefined) return undefined;
  const isOver = fits === false;
  return (
    <g>
      <title>{[t("legend.highWater"), ...(why === undefined ? [] : [why])].join(" — ")}</title>
      <path
        className={styles["highWater"]}
        data-over={isOver}
        data-least={why !== undefined}
        d={`M${String(x)} 0v20`}
      />
      {isOver || atMaximum?.fits === false ? (
        <path className={styles["overflow"]} data-over={isOver} d={`M${String(WIDTH - 1)} 0l-6 0l6 6Z`} />
      ) : undefined}
    </g>
  );
}
