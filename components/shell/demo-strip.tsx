"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "use-intl";
import type { VersionAnswer } from "#lib/api/contract.ts";
import { Strip } from "#components/ui/strip.tsx";
import styles from "./strips.module.css";
import { useScenarioChange } from "./use-scenario-change.ts";

/** Says that what is shown is invented, which invented account it is, and lets another be chosen. */
export function DemoStrip({ version }: { readonly version: VersionAnswer }) {
  const t = useTranslations("strips");
  const language = useLocale();
  const { change, chosen, problem } = useScenarioChange(version);
  return (
    <Strip
      tone="hatch"
      actions={
        <Link className={styles["action"]} href="/survey#connect">
          {t("connect")}
        </Link>
      }
    >
      <strong>{t("demo")}</strong>
      <label className={styles["scenario"]} title={t("everybody")}>
        {t("scenario")}
        <select
          value={chosen ?? version.scenario}
          disabled={chosen !== undefined}
          onChange={(event) => change(event.target.value)}
        >
          {version.scenarios?.map(({ id, title }) => (
            <option key={id} value={id}>
              {title[language]}
            </option>
          ))}
        </select>
      </label>
      <span className={styles["status"]} role="status">
        {chosen === undefined ? problem : t("changing")}
      </span>
    </Strip>
  );
}
