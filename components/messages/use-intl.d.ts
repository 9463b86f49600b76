import type { Language } from "#lib/report/text/language.ts";
import type { PageMessages } from "./messages.ts";

declare module "use-intl" {
  // use-intl reads its key and locale types from here: a sentence that does not exist does not compile.
  interface AppConfig {
    Locale: Language;
    Messages: PageMessages;
  }
}
