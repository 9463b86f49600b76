"use client";

import type { Ref } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { pages } from "./pages.ts";
import styles from "./keys-dialog.module.css";

/** The keys that work everywhere, and the switch for single letters. A native dialog: the browser keeps the focus in it. */
export function KeysDialog({
  dialogRef,
  letters,
  onLetters,
}: {
  readonly dialogRef: Ref<HTMLDialogElement>;
  readonly letters: boolean;
  readonly onLetters: (letters: boolean) => void;
}) {
  const t = useTranslations("keys");
  const pageNames = useTranslations("pages");
  return (
    <dialog ref={dialogRef} className={styles["dialog"]} aria-labelledby="keys-title">
      <h2 id="keys-title">{t("title")}</h2>
      <dl className={styles["keys"]}>
        <dt>
          <kbd>Ctrl K</kbd>
        </dt>
        <dd>{t("search")}</dd>
        <dt>
          <kbd>/</kbd>
        </dt>
        <dd>{t("filter")}</dd>
        <dt>
          <kbd>[</kbd> <kbd>]</kbd>
        </dt>
        <dd>{t("surveys")}</dd>
        <dt>
          <kbd>r</kbd>
        </dt>
        <dd>{t("survey")}</dd>
        <dt>
          <kbd>h</kbd> <kbd>u</kbd>
        </dt>
        <dd>{t("hide")}</dd>
        <dt>
          <kbd>?</kbd>
        </dt>
        <dd>{t("this")}</dd>
        {pages.map((page) => (
          <div key={page.key} className={styles["pair"]}>
            <dt>
              <kbd>g {page.hotkey}</kbd>
            </dt>
            <dd>{pageNames(page.key)}</dd>
          </div>
        ))}
        <dt>
          <kbd>j</kbd> <kbd>k</kbd>
        </dt>
        <dd>{t("nextFinding")}</dd>
        <dt>
          <kbd>m</kbd>
        </dt>
        <dd>{t("muteFinding")}</dd>
        <dt>
          <kbd>c</kbd>
        </dt>
        <dd>{t("copyFinding")}</dd>
      </dl>
      <label className={styles["switch"]}>
        <input type="checkbox" checked={letters} onChange={(event) => onLetters(event.target.checked)} />
        {t("letters")}
      </label>
      <form method="dialog">
        <Button type="submit">{t("close")}</Button>
      </form>
    </dialog>
  );
}
