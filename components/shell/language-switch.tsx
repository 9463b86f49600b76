"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "use-intl";
import { LANGUAGE_COOKIE } from "#components/messages/language.ts";
import { Button } from "#components/ui/button.tsx";
import { keepPreference } from "./preference-cookie.ts";

/** Changes to the other language: its name is written in that language, and the address stays. */
export function LanguageSwitch() {
  const t = useTranslations("frame");
  const router = useRouter();
  const other = useLocale() === "en" ? "ja" : "en";
  return (
    <Button
      look="quiet"
      lang={other}
      aria-label={t("language", { language: t("otherLanguage") })}
      onClick={() => {
        keepPreference(LANGUAGE_COOKIE, other);
        router.refresh();
      }}
    >
      {t("otherLanguage")}
    </Button>
  );
}
