"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { FindingAnswer } from "#lib/api/findings.ts";
import { LONGEST_REASON } from "#lib/model/mute.ts";
import { problemText } from "#components/queries/loaded.tsx";
import { mutesQuery, useMakeMute } from "#components/queries/mutes.ts";
import { Button } from "#components/ui/button.tsx";
import dialog from "#components/ui/dialog.module.css";
import { Note } from "#components/ui/note.tsx";
import { Sentence } from "#components/ui/sentence.tsx";
import { DurationChoices, ScopeChoices } from "./mute-choices.tsx";
import styles from "./mute-dialog.module.css";
import { scopeFields, type ScopeKind } from "./mute-scopes.ts";
import { dayOf, expiryOf, type Duration } from "./mute-times.ts";

const FORTNIGHT_MS = 14 * 86_400_000;

/** Why, how much and how long. What the server refuses is said where it was asked. */
export function MuteForm({
  finding,
  findings,
  onCancel,
  onMuted,
}: {
  readonly finding: FindingAnswer;
  readonly findings: readonly FindingAnswer[];
  readonly onCancel: () => void;
  readonly onMuted: () => void;
}) {
  const t = useTranslations("mute");
  const [scope, setScope] = useState<ScopeKind>("finding");
  const [reason, setReason] = useState("");
  const [duration, setDuration] = useState<Duration>("month");
  const [day, setDay] = useState(() => dayOf(Date.now() + FORTNIGHT_MS));
  const makeMute = useMakeMute();
  return (
    <form
      className={dialog["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        const expiresAt = expiryOf(duration, day, Date.now());
        const body = { ...scopeFields(scope, finding), reason, ...(expiresAt !== undefined && { expiresAt }) };
        makeMute.mutate(body, { onSuccess: onMuted });
      }}
    >
      <p className={styles["finding"]}>
        <Sentence text={finding.title} />
      </p>
      <label className={dialog["field"]}>
        <span className={dialog["legend"]}>{t("reason")}</span>
        <textarea
          className={dialog["input"]}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
          maxLength={LONGEST_REASON}
          rows={3}
          required
        />
        <span className={dialog["hint"]}>{t("reasonHint")}</span>
      </label>
      <ScopeChoices finding={finding} findings={findings} scope={scope} onScope={setScope} />
      <DurationChoices duration={duration} day={day} onDuration={setDuration} onDay={setDay} />
      <NotKept />
      {makeMute.error === null ? undefined : (
        <Note tone="warn" role="alert">
          <p>{problemText(makeMute.error) ?? t("failed")}</p>
        </Note>
      )}
      <div className={dialog["actions"]}>
        <Button type="submit" look="solid" disabled={makeMute.isPending}>
          {t("mute")}
        </Button>
        <Button onClick={onCancel}>{t("cancel")}</Button>
      </div>
    </form>
  );
}

/** A mute that a restart would lose is said so before it is made. */
function NotKept() {
  const { data } = useQuery(mutesQuery);
  if (data?.store.problem === undefined) return undefined;
  return (
    <Note tone="hatch">
      <p>{data.store.problem}</p>
    </Note>
  );
}
