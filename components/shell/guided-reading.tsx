"use client";

import { useQuery } from "@tanstack/react-query";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect, useRef } from "react";
import { useLocale, useTranslations } from "use-intl";
import { scenarioQuery } from "#components/queries/survey.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import styles from "./guided-reading.module.css";
import { PageLink } from "./page-link.tsx";

/** Five things to look at, one after the other; the page goes along, and nothing is covered or locked. */
export function GuidedReading({
  step,
  onStep,
  onClose,
}: {
  readonly step: number;
  readonly onStep: (step: number) => void;
  readonly onClose: () => void;
}) {
  const t = useTranslations("reading");
  const language = useLocale();
  const router = useRouter();
  const { data: scenario } = useQuery(scenarioQuery);
  const textRef = useRef<HTMLParagraphElement>(null);
  const moved = useRef(false);
  useEffect(() => {
    // Whoever turned the page hears the next text; whoever comes to it later is left where they are.
    if (moved.current) textRef.current?.focus();
  }, [step]);
  const address = `${usePathname()}?${useSearchParams().toString()}`;
  const all = scenario?.reading.length ?? 0;
  const here = scenario?.reading[step];
  if (scenario === undefined || here === undefined) return undefined;
  const [path = "", query = ""] = here.href.split("?");
  const isHere = address === `${path}?${query}`;
  const go = (to: number) => {
    const place = scenario.reading[to];
    if (place === undefined) return;
    moved.current = true;
    onStep(to);
    router.push(place.href);
  };
  return (
    <aside className={styles["reading"]} aria-label={t("label")}>
      <p className={styles["count"]}>
        <span className="visually-hidden">{t("step", { step: step + 1, all })}</span>
        <span aria-hidden="true">{t("fraction", { step: step + 1, all })}</span>
      </p>
      <p className={styles["text"]} ref={textRef} tabIndex={-1}>
        {here[language]}{" "}
        {isHere ? undefined : (
          <PageLink className={styles["show"]} href={here.href}>
            {t("show")}
          </PageLink>
        )}
      </p>
      <div className={styles["turn"]}>
        <Button disabled={step === 0} onClick={() => go(step - 1)}>
          {t("back")}
        </Button>
        <Button disabled={step >= all - 1} onClick={() => go(step + 1)}>
          {t("next")}
        </Button>
        <Button look="quiet" aria-label={t("close")} title={t("close")} onClick={onClose}>
          <Icon name="close" />
        </Button>
      </div>
    </aside>
  );
}
