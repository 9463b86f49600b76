"use client";

import { useFormatter, useTranslations } from "use-intl";
import { timeStyles } from "#components/ui/time-styles.ts";
import type { SnapshotEntry } from "#lib/api/contract.ts";
import type { Compared } from "./use-compared.ts";
import styles from "./changes.module.css";

/** The two snapshots, each picked by its time and name. The later one may follow the latest. */
export function SnapshotChoice({
  all,
  compared,
  follows,
  onChange,
}: {
  readonly all: readonly SnapshotEntry[];
  readonly compared: Compared;
  /** Whether the later one is whatever is the latest. */
  readonly follows: boolean;
  readonly onChange: (choice: { readonly base?: string | null; readonly at?: string | null }) => void;
}) {
  const t = useTranslations("changes.choice");
  const newest = all[0]?.snapshotId;
  const base = compared.state === "two" ? compared.base.snapshotId : undefined;
  const head = compared.state === "two" || compared.state === "alone" ? compared.head?.snapshotId : undefined;
  return (
    <div className={styles["choice"]} role="group" aria-label={t("label")}>
      <label>
        <span className={styles["label"]}>{t("base")}</span>
        <select value={base ?? ""} onChange={({ target }) => onChange({ base: target.value })}>
          {base === undefined ? <option value="">{t("none")}</option> : undefined}
          {all
            .filter(({ snapshotId }) => snapshotId !== head)
            .map((entry) => (
              <SnapshotOption key={entry.snapshotId} entry={entry} />
            ))}
        </select>
      </label>
      <span aria-hidden="true" className={styles["arrow"]}>
        →
      </span>
      <label>
        <span className={styles["label"]}>{t("head")}</span>
        <select
          value={follows ? "" : (head ?? "")}
          onChange={({ target }) => onChange({ at: target.value === "" ? null : target.value })}
        >
          <option value="">{t("latest")}</option>
          {all
            .filter(({ snapshotId }) => !follows || snapshotId !== newest)
            .map((entry) => (
              <SnapshotOption key={entry.snapshotId} entry={entry} />
            ))}
        </select>
      </label>
    </div>
  );
}

/** A snapshot by its time and its name, or its id where nobody named it. */
function SnapshotOption({ entry: { snapshotId, finishedAt, name } }: { readonly entry: SnapshotEntry }) {
  const format = useFormatter();
  return (
    <option value={snapshotId}>
      {`${format.dateTime(new Date(finishedAt), timeStyles.second)} · ${name ?? snapshotId}`}
    </option>
  );
}
