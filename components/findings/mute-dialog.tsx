"use client";

import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import type { FindingAnswer } from "#lib/api/findings.ts";
import styles from "#components/ui/dialog.module.css";
import { MuteForm } from "./mute-form.tsx";

/** Asks why, for how long and how much of a rule is to be muted; open while there is a finding. */
export function MuteDialog({
  finding,
  findings,
  onClose,
  onMuted,
}: {
  readonly finding: FindingAnswer | undefined;
  /** All of them, to tell how many each scope holds. */
  readonly findings: readonly FindingAnswer[];
  readonly onClose: () => void;
  readonly onMuted?: (finding: FindingAnswer) => void;
}) {
  const t = useTranslations("mute");
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (finding === undefined) ref.current?.close();
    else if (ref.current?.open === false) {
      ref.current.showModal();
      // The reason is what is asked; the browser would choose the first thing there is.
      ref.current.querySelector("textarea")?.focus();
    }
  }, [finding]);
  return (
    <dialog ref={ref} className={styles["dialog"]} aria-labelledby="mute-title" onClose={onClose}>
      <h2 id="mute-title">{t("title")}</h2>
      {finding === undefined ? undefined : (
        <MuteForm
          key={finding.id}
          finding={finding}
          findings={findings}
          onCancel={onClose}
          onMuted={() => {
            // Closed first: nothing behind an open dialog can take the focus.
            ref.current?.close();
            onMuted?.(finding);
          }}
        />
      )}
    </dialog>
  );
}
