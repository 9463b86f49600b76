"use client";

import { useTranslations } from "use-intl";
import { serviceEvent } from "#lib/analysis/capacity/service-event.ts";
import { VerdictMark } from "#components/ui/verdict-mark.tsx";
import styles from "./capacity.module.css";
import { chainOf, type ChainRoom } from "./chain-of.ts";

/**
 * The tests that ECS puts the next task of a service to, in its order, with how many tasks each alone would let start. The first
 * that refuses is marked, with the event that AWS writes then, and what it means.
 */
export function PlacementChain({ service, room }: { readonly service: string; readonly room: ChainRoom }) {
  const t = useTranslations("capacity");
  const { refusal, binding } = room;
  const test = refusal?.test ?? binding;
  return (
    <div className={styles["chain"]}>
      <p>{t("next.order")}</p>
      <ol className={styles["tests"]}>
        {chainOf(room).map((one) => (
          <li key={one.test} data-state={one.state} {...(one.isFirst ? { "aria-current": "step" } : {})}>
            <span className={styles["testName"]}>{t(`next.tests.${one.test}`)}</span>
            {one.state === "refuses" ? <VerdictMark verdict="unreachable" /> : undefined}
            <span className={styles["figure"]}>
              {one.state === "refuses" || one.state === "passes"
                ? t("next.more", { count: one.count })
                : t(`next.states.${one.state}`)}
            </span>
            {one.isFirst ? <strong>{t("next.first")}</strong> : undefined}
          </li>
        ))}
      </ol>
      {test === undefined ? undefined : <p>{t(`bindingMeans.${test}`)}</p>}
      {refusal === undefined ? undefined : (
        <p className={styles["event"]}>
          <span>{t("next.event")}</span> <q lang="en">{serviceEvent(service, refusal)}</q>
        </p>
      )}
    </div>
  );
}
