import en from "./en.json" with { type: "json" };
import ja from "./ja.json" with { type: "json" };
import type { Language } from "#lib/report/text/language.ts";

/** Every sentence of the pages, by its place; English is the shape both languages have. */
export type PageMessages = typeof en;

/** The sentences of each language. Only the server holds both; a browser is sent the one it shows. */
export const messages: { readonly [Name in Language]: PageMessages } = { en, ja };
