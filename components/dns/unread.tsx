"use client";

import { useTranslations } from "use-intl";
import { Note } from "#components/ui/note.tsx";

/** So many reasons are told. */
const MOST = 4;

/** What was not read, and the call that would tell; nothing when all was. */
export function Unread({
  unknowns,
}: {
  readonly unknowns: readonly { readonly text: string; readonly call: string }[];
}) {
  const t = useTranslations("dns");
  if (unknowns.length === 0) return undefined;
  return (
    <Note tone="hatch">
      <p>
        <strong>{t("unread")}</strong>
      </p>
      <ul>
        {unknowns.slice(0, MOST).map(({ text, call }) => (
          <li key={`${call} ${text}`}>{text}</li>
        ))}
      </ul>
      {unknowns.length > MOST ? <p>{t("moreUnread", { count: unknowns.length - MOST })}</p> : undefined}
    </Note>
  );
}
