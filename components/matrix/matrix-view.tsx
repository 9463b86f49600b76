"use client";

import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import type { MatrixAnswer } from "#lib/api/matrix.ts";
import { useKept } from "#components/queries/use-scope.ts";
import { HiddenByScope } from "#components/scope/hidden-by-scope.tsx";
import { keepPlace } from "#components/shell/keep-place.ts";
import { PageLink } from "#components/shell/page-link.tsx";
import { Unknowns } from "#components/ui/unknowns.tsx";
import { VerdictMark } from "#components/ui/verdict-mark.tsx";
import { endOfClass, matrixCells, type MatrixCells } from "./matrix-cells.ts";
import { MatrixGrid, type Pair } from "./matrix-grid.tsx";
import { MatrixMark } from "./matrix-mark.tsx";
import type { MatrixAsked } from "./matrix-tools.tsx";
import styles from "./matrix.module.css";

const verdicts = ["reachable", "conditional", "unreachable", "unknown"] as const;

/** The answer: how many pairs have which verdict, the pair that is chosen in words, and the grid. */
export function MatrixView({
  answer,
  asked,
  text,
}: {
  readonly answer: MatrixAnswer;
  readonly asked: MatrixAsked;
  readonly text: string;
}) {
  const t = useTranslations("matrix");
  const words = useTranslations("verdict");
  const router = useRouter();
  const kept = useKept();
  const internet = useTranslations("matrix")("internet");
  const cells = useMemo(() => matrixCells(answer, text, internet), [answer, text, internet]);
  const [chosen, setChosen] = useState<Pair>({ row: 0, column: 0 });
  return (
    <>
      <HiddenByScope>{t("scope", { hidden: answer.hidden ?? 0 })}</HiddenByScope>
      <div className={styles["above"]}>
        <ul className={styles["legend"]} aria-label={t("counts")}>
          {verdicts.map((verdict) => (
            <li key={verdict}>
              <MatrixMark verdict={verdict} />
              {t("count", { verdict: words(verdict), count: answer.counts[verdict] })}
            </li>
          ))}
        </ul>
        {/* Above the grid: below it, nobody sees how it is walked before walking past it. */}
        <p className={styles["keys"]}>{t("keys")}</p>
      </div>
      <Unknowns unknowns={answer.unknowns} />
      {cells.columns.length === 0 ? (
        <p>{t("noMatch", { text })}</p>
      ) : (
        <div className={styles["board"]}>
          <ChosenPair cells={cells} pair={chosen} asked={asked} />
          <MatrixGrid
            cells={cells}
            chosen={chosen}
            onChoose={setChosen}
            onOpen={(pair) => {
              const href = pathOf(cells, pair, asked);
              if (href !== undefined) router.push(keepPlace(href, kept));
            }}
          />
        </div>
      )}
    </>
  );
}

/** The path question of a pair. */
function pathOf(cells: MatrixCells, { row, column }: Pair, { protocol, port }: MatrixAsked): string | undefined {
  const from = cells.classOf(cells.rows[row] ?? -1);
  const to = cells.classOf(cells.columns[column] ?? -1);
  if (from === undefined || to === undefined) return undefined;
  const search = new URLSearchParams({ from: endOfClass(from), to: endOfClass(to), protocol });
  if (port !== "" && (protocol === "tcp" || protocol === "udp")) search.set("port", port);
  return `/paths?${search.toString()}`;
}

function ChosenPair({
  cells,
  pair,
  asked,
}: {
  readonly cells: MatrixCells;
  readonly pair: Pair;
  readonly asked: MatrixAsked;
}) {
  const t = useTranslations("matrix");
  const [row, column] = [cells.rows[pair.row] ?? -1, cells.columns[pair.column] ?? -1];
  const outcome = cells.outcomeOf(row, column);
  const href = pathOf(cells, pair, asked);
  const [from, to] = [cells.classOf(row), cells.classOf(column)];
  if (outcome === undefined || href === undefined || from === undefined || to === undefined) return undefined;
  const { ports, replyPorts } = outcome;
  return (
    <div className={styles["chosen"]}>
      <p className={styles["sentence"]}>
        <VerdictMark verdict={outcome.verdict} words />
        <span>
          {t.rich("sentence", { from: () => <strong>{from.name}</strong>, to: () => <strong>{to.name}</strong> })}
        </span>
        {ports === undefined ? undefined : (
          <span className={styles["detail"]}>{t("onlyPorts", { ports: ports.join(", ") })}</span>
        )}
        {replyPorts === undefined ? undefined : (
          <span className={styles["detail"]}>{t("onlyReplies", { ports: replyPorts.join(", ") })}</span>
        )}
      </p>
      <PageLink href={href} prefetch={false}>
        {t("open")}
      </PageLink>
    </div>
  );
}
