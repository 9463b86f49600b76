"use client";

import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import type { TraceQuestion } from "#lib/analysis/reach/answer.ts";
import type { Assertion } from "#lib/analysis/reach/assertion.ts";
import type { Verdict } from "#lib/graph/graph.ts";
import { assertionYaml } from "#lib/report/assertion-yaml.ts";
import { PageLink } from "#components/shell/page-link.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import styles from "./path-tools.module.css";

const expectations = ["must-reach", "must-not-reach"] as const;

/** The question as an entry for the assertions file. It is copied by whoever keeps that file: we write none. */
export function SaveAsAssertion({
  question,
  verdict,
}: {
  readonly question: TraceQuestion;
  readonly verdict: Verdict;
}) {
  const t = useTranslations("paths.save");
  const id = useId();
  const [chosen, setChosen] = useState<Assertion["expect"]>();
  const expect = chosen ?? (verdict === "unreachable" ? "must-not-reach" : "must-reach");
  return (
    <details className={styles["save"]}>
      <summary>{t("title")}</summary>
      <div className={styles["entry"]}>
        <p className={styles["expect"]}>
          <label htmlFor={id}>{t("expect")}</label>
          <select
            id={id}
            value={expect}
            onChange={({ target }) => setChosen(expectations.find((one) => one === target.value))}
          >
            {expectations.map((one) => (
              <option key={one} value={one}>
                {t(one)}
              </option>
            ))}
          </select>
        </p>
        <CodeBlock what={t("entry")} code={assertionYaml({ expect, question })} />
        <p className={styles["hint"]}>
          {t.rich("hint", {
            file: (text) => <code>{text}</code>,
            page: (text) => (
              <PageLink href="/paths/assertions" prefetch={false}>
                {text}
              </PageLink>
            ),
          })}
        </p>
      </div>
    </details>
  );
}
