"use client";

import { usePathname } from "next/navigation";
import { lazy, Suspense } from "react";
import { useTranslations } from "use-intl";
import { useHasSnapshot } from "#components/queries/has-snapshot.tsx";
import styles from "./time-place.module.css";

// A page is there before its past is.
const TimeBar = lazy(() => import("#components/time/time-bar.tsx").then((module) => ({ default: module.TimeBar })));

/** The time bar, under the pages whose content is of a moment or of two. */
export function TimePlace() {
  const t = useTranslations("timeBar");
  const pathname = usePathname();
  const hasSnapshot = useHasSnapshot();
  if (!hasSnapshot || !/^\/(map|changes|capacity\/(eni|subnets|what-if))$/.test(pathname)) return undefined;
  return (
    <section className={styles["place"]} aria-label={t("label")}>
      <Suspense>
        <TimeBar compares={pathname === "/changes"} />
      </Suspense>
    </section>
  );
}
