import type { Language } from "#lib/report/text/language.ts";
import type { PageMessages } from "./messages.ts";

declare module "use-intl" {
  // use-intl reads its key and locale types from here: a sentence that does not exist does not compile.
  // Only an interface can be merged into the one that use-intl declares.
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  interface AppConfig {
    Locale: Language;
    Messages: PageMessages;
  }
}
