import type { Metadata } from "next";
import { createTranslator } from "use-intl";
import type { PageMessages } from "#components/messages/messages.ts";
import { messages } from "#components/messages/messages.ts";
import { readPreferences } from "./preferences.ts";

/** The title of a page in the language of the request. */
export async function pageTitle(page: keyof PageMessages["pages"]): Promise<Metadata> {
  const { language } = await readPreferences();
  const t = createTranslator({ locale: language, messages: messages[language], namespace: "pages" });
  return { title: t(page) };
}
