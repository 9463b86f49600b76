"use client";

import { useId, type ReactNode, type Ref } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { keyGroups } from "./keys.ts";
import { pages } from "./pages.ts";
import styles from "./keys-dialog.module.css";

/** The keys that work, by where they do, and the switch for single letters. A native dialog: the browser keeps the focus in it. */
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
      {/* First, as the browser gives it the focus: below the list it would scroll there. */}
      <label className={styles["switch"]}>
        <input type="checkbox" checked={letters} onChange={(event) => onLetters(event.target.checked)} />
        {t("letters")}
      </label>
      <div className={styles["groups"]}>
        {keyGroups.map(({ group, lines }) => (
          <Group key={group} title={t(`groups.${group}`)}>
            {lines.map(({ keys, does }) => (
              <Line key={does} keys={keys} does={t(`does.${does}`)} />
            ))}
          </Group>
        ))}
        <Group title={t("groups.pages")}>
          {pages.map((page) => (
            <Line key={page.key} keys={[`g ${page.hotkey}`]} does={pageNames(page.key)} />
          ))}
        </Group>
      </div>
      <form method="dialog">
        <Button type="submit">{t("close")}</Button>
      </form>
    </dialog>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles["group"]} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <dl className={styles["keys"]}>{children}</dl>
    </section>
  );
}

function Line({ keys, does }: { readonly keys: readonly string[]; readonly does: string }) {
  return (
    <>
      <dt>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{does}</dd>
    </>
  );
}
