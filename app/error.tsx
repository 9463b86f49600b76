"use client";

import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { Note } from "#components/ui/note.tsx";
import { PageBody } from "#components/ui/page-body.tsx";
import { PageHead } from "#components/ui/page-head.tsx";

/** A page broke: the frame stays, the sentence says so, and one can try again. */
export default function PageError({
  error,
  reset,
}: {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}) {
  const t = useTranslations("states");
  return (
    <>
      <PageHead title={t("broken")} />
      <PageBody>
        <Note tone="warn" role="alert">
          <p>{t("brokenText")}</p>
          {error.digest === undefined ? undefined : <code>{error.digest}</code>}
          <Button onClick={reset}>{t("retry")}</Button>
        </Note>
      </PageBody>
    </>
  );
}
