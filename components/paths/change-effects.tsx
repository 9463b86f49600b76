"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import type { ChangeEffects, PairEffect } from "#lib/analysis/matrix/change-effects.ts";
import type { TraceQuestion } from "#lib/analysis/reach/answer.ts";
import type { ChangeChoice } from "#lib/analysis/reach/trace.ts";
import { apiUrl, fetchAnswer } from "#lib/api/client.ts";
import { EntityLink } from "#components/entity/entity-link.tsx";
import { INSPECTION_KEY } from "#components/queries/inspection.ts";
import { Loaded } from "#components/queries/loaded.tsx";
import { useAt } from "#components/queries/use-at.ts";
import { Table } from "#components/ui/table.tsx";
import { VerdictMark } from "#components/ui/verdict-mark.tsx";
import styles from "./paths.module.css";

type Asked = { readonly question: TraceQuestion; readonly choice: ChangeChoice };

/** What else a change would open or close, exactly: every pair is asked anew, and only when somebody wants to know. */
export function ChangeEffectsOf({ question, choice }: Asked) {
  const t = useTranslations("paths.effects");
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles["more"]} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t("title")}</summary>
      {isOpen ? <Effects question={question} choice={choice} /> : undefined}
    </details>
  );
}

function Effects({ question, choice }: Asked) {
  const t = useTranslations("paths.effects");
  const [at, lang] = [useAt(), useLocale()];
  const query = useQuery({
    queryKey: [INSPECTION_KEY, "change-effects", question, choice, at, lang],
    queryFn: ({ signal }) =>
      fetchAnswer<ChangeEffects>(apiUrl("paths/effects", { ...question, [choice.kind]: choice.at, at, lang }), {
        signal,
      }),
    retry: false,
  });
  return (
    <Loaded query={query}>
      {({ others, otherCount }) =>
        otherCount === 0 ? (
          <p className={styles["effect"]}>{t("none")}</p>
        ) : (
          <>
            <p className={styles["effect"]}>{t("count", { count: otherCount })}</p>
            <Pairs pairs={others} />
            {otherCount > others.length ? <p>{t("more", { count: otherCount - others.length })}</p> : undefined}
          </>
        )
      }
    </Loaded>
  );
}

function Pairs({ pairs }: { readonly pairs: readonly PairEffect[] }) {
  const t = useTranslations("paths.effects");
  const columns = (["from", "to", "before", "after"] as const).map((key) => ({ key, title: t(`column.${key}`) }));
  return (
    <Table label={t("title")} columns={columns}>
      {pairs.map(({ from, to, before, after }) => (
        <tr key={`${from} ${to}`}>
          <td>
            <EntityLink urn={from} />
          </td>
          <td>
            <EntityLink urn={to} />
          </td>
          <td>
            <Outcome outcome={before} />
          </td>
          <td>
            <Outcome outcome={after} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

/** Over all traffic: what is open in part names its ports. */
function Outcome({ outcome: { verdict, ports } }: { readonly outcome: PairEffect["before"] }) {
  return (
    <>
      <VerdictMark verdict={verdict} words />
      {ports === undefined ? undefined : <code className={styles["value"]}> {ports.join(", ")}</code>}
    </>
  );
}
