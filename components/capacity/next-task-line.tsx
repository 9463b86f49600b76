"use client";

import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import type { Capacity } from "#lib/api/capacity.ts";
import { Button } from "#components/ui/button.tsx";
import { VerdictMark } from "#components/ui/verdict-mark.tsx";
import styles from "./capacity.module.css";
import { nextTasks, type NextTask } from "./next-tasks.ts";
import type { Pair } from "./pairs.ts";
import { PlacementChain } from "./placement-chain.tsx";

/** So many answers stand in the line; those that say no come first. */
const SHOWN = 8;

const marks = { yes: "reachable", no: "unreachable", unknown: "unknown" } as const;

/** Whether the next task of each service would start; a no opens the tests it was put to. */
export function NextTaskLine({ services }: { readonly services: readonly Pair<Capacity["services"][number]>[] }) {
  const t = useTranslations("capacity.next");
  const chainId = useId();
  const [opened, setOpened] = useState<string>();
  const all = nextTasks(services);
  if (all.length === 0) return undefined;
  const shown = all.slice(0, SHOWN);
  const open = shown.find(({ key }) => key === opened);
  return (
    <div className={styles["next"]}>
      <ul className={styles["answers"]} aria-label={t("question")}>
        <li aria-hidden="true" className={styles["question"]}>
          {t("question")}
        </li>
        {shown.map((task) => (
          <li key={task.key}>
            <Answer
              {...{ task, chainId }}
              isOpen={task.key === opened}
              onToggle={() => setOpened(task.key === opened ? undefined : task.key)}
            />
          </li>
        ))}
        {all.length > SHOWN ? (
          <li className={styles["detail"]}>{t("others", { count: all.length - SHOWN })}</li>
        ) : undefined}
      </ul>
      {open === undefined ? undefined : (
        <div id={chainId} className={styles["opened"]}>
          <PlacementChain service={open.name} room={open.room} />
        </div>
      )}
    </div>
  );
}

function Answer({
  task,
  chainId,
  isOpen,
  onToggle,
}: {
  readonly task: NextTask;
  readonly chainId: string;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}) {
  const t = useTranslations("capacity");
  const { name, zone, answer, count, room } = task;
  const who = zone === undefined ? name : t("next.inZone", { name, zone });
  const binding = room.refusal?.test ?? room.binding;
  const said = (
    <>
      <bdi>{who}</bdi> <VerdictMarkOf answer={answer} />
      {answer === "no" && binding !== undefined
        ? t("next.no", { binding: t(`binding.${binding}`) })
        : count === undefined
          ? t(`next.${answer === "unknown" ? "unknown" : "any"}`)
          : t("next.yes", { count })}
    </>
  );
  if (answer !== "no") return <span className={styles["answer"]}>{said}</span>;
  return (
    <Button look="quiet" aria-expanded={isOpen} {...(isOpen ? { "aria-controls": chainId } : {})} onClick={onToggle}>
      <span className={styles["answer"]} data-answer="no">
        {said}
      </span>
    </Button>
  );
}

function VerdictMarkOf({ answer }: { readonly answer: NextTask["answer"] }) {
  return (
    <span aria-hidden="true">
      <VerdictMark verdict={marks[answer]} />
    </span>
  );
}
