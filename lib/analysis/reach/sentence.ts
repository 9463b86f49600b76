/** The languages answers are written in. */
export type Language = "en" | "ja";

/** Sentences by name, in both languages; `{name}` is filled in. */
export type Sentences = { readonly [key: string]: { readonly [Name in Language]: string } };
