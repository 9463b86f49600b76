"use client";

import Link from "next/link";
import { useRef, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import type { VersionAnswer } from "#lib/api/contract.ts";
import { Strip } from "#components/ui/strip.tsx";
import { GuidedReading } from "./guided-reading.tsx";
import styles from "./strips.module.css";
import { keepPreference } from "./preference-cookie.ts";
import { readingCookie, writeReadingPlace, type ReadingPlace } from "./reading-place.ts";
import { useScenarioChange } from "./use-scenario-change.ts";

/** Says that what is shown is invented, which invented account it is, and lets another be chosen. */
export function DemoStrip({
  version,
  reading: initial,
}: {
  readonly version: VersionAnswer;
  readonly reading: ReadingPlace;
}) {
  const t = useTranslations("strips");
  const language = useLocale();
  const { change, chosen, problem } = useScenarioChange(version);
  const [reading, setReading] = useState(initial);
  const toggle = useRef<HTMLButtonElement>(null);
  const turnTo = (next: ReadingPlace) => {
    keepPreference(readingCookie(version.scenario ?? ""), writeReadingPlace(next));
    setReading(next);
  };
  return (
    <>
      <Strip
        tone="hatch"
        actions={
          <Link className={styles["action"]} href="/survey#connect" prefetch={false}>
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
        <button
          type="button"
          className={styles["toggle"]}
          aria-expanded={reading.open}
          ref={toggle}
          onClick={() => turnTo({ ...reading, open: !reading.open })}
        >
          {t("reading")}
        </button>
        <span className={styles["status"]} role="status">
          {chosen === undefined ? problem : t("changing")}
        </span>
      </Strip>
      {reading.open ? (
        <GuidedReading
          step={reading.step}
          onStep={(step) => turnTo({ ...reading, step })}
          onClose={() => {
            turnTo({ ...reading, open: false });
            toggle.current?.focus();
          }}
        />
      ) : undefined}
    </>
  );
}
