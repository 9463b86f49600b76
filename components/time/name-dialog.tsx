"use client";

import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { ListedSnapshot } from "#lib/api/contract.ts";
import { LONGEST_NAME } from "#lib/model/snapshot-name.ts";
import { problemText } from "#components/queries/loaded.tsx";
import { useNameSnapshot } from "#components/queries/snapshot-names.ts";
import { Button } from "#components/ui/button.tsx";
import { Note } from "#components/ui/note.tsx";
import styles from "#components/ui/dialog.module.css";
import bar from "./time-bar.module.css";
import { useSurveyWords } from "./use-survey-words.ts";

type Surveys = {
  /** The oldest first; never empty. */
  readonly surveys: readonly ListedSnapshot[];
  /** The one that is shown, which is meant first. */
  readonly shown: ListedSnapshot;
};

/** A button that asks what a survey is to be called. */
export function NameSurvey(props: Surveys) {
  const t = useTranslations("timeBar.naming");
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setOpen] = useState(false);
  const open = (): void => {
    setOpen(true);
    dialog.current?.showModal();
  };
  return (
    <>
      <button type="button" className={bar["now"]} title={t("title")} onClick={open}>
        {t("open")}
      </button>
      <dialog ref={dialog} className={styles["dialog"]} aria-labelledby="name-title" onClose={() => setOpen(false)}>
        <h2 id="name-title">{t("title")}</h2>
        {isOpen ? <NameForm {...props} onDone={() => dialog.current?.close()} /> : undefined}
      </dialog>
    </>
  );
}

/** Which survey, and its name. What the server refuses is said where it was asked. */
function NameForm({ surveys, shown, onDone }: Surveys & { readonly onDone: () => void }) {
  const t = useTranslations("timeBar.naming");
  const words = useSurveyWords();
  const [chosen, setChosen] = useState(shown);
  const [name, setName] = useState(shown.name ?? "");
  const naming = useNameSnapshot();
  const input = useRef<HTMLInputElement>(null);
  // The name is what is asked; the browser would choose the first thing there is.
  useEffect(() => input.current?.select(), []);
  const choose = (snapshotId: string): void => {
    const survey = surveys.find((entry) => entry.snapshotId === snapshotId) ?? chosen;
    setChosen(survey);
    setName(survey.name ?? "");
  };
  const call = (becomes: string | undefined): void =>
    naming.mutate({ snapshotId: chosen.snapshotId, name: becomes }, { onSuccess: onDone });
  return (
    <form
      className={styles["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        call(name);
      }}
    >
      <label className={styles["field"]}>
        <span className={styles["legend"]}>{t("survey")}</span>
        <select className={styles["input"]} value={chosen.snapshotId} onChange={({ target }) => choose(target.value)}>
          {surveys.toReversed().map((entry) => (
            <option key={entry.snapshotId} value={entry.snapshotId}>
              {words(entry).called}
            </option>
          ))}
        </select>
      </label>
      <label className={styles["field"]}>
        <span className={styles["legend"]}>{t("name")}</span>
        <input
          ref={input}
          className={styles["input"]}
          value={name}
          onChange={({ target }) => setName(target.value)}
          maxLength={LONGEST_NAME}
          placeholder={t("example")}
          autoComplete="off"
          required
        />
        <span className={styles["hint"]}>{t("hint")}</span>
      </label>
      {naming.error === null ? undefined : (
        <Note tone="warn" role="alert">
          <p>{problemText(naming.error) ?? t("failed")}</p>
        </Note>
      )}
      <div className={styles["actions"]}>
        <Button type="submit" look="solid" disabled={naming.isPending}>
          {t("save")}
        </Button>
        {chosen.name === undefined ? undefined : (
          <Button disabled={naming.isPending} onClick={() => call(undefined)}>
            {t("takeAway")}
          </Button>
        )}
        <Button onClick={onDone}>{t("cancel")}</Button>
      </div>
    </form>
  );
}
