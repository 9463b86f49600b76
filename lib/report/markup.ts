import { escapeMarkup } from "./escape.ts";

/** Markup that is ours; everything else that enters a template is escaped. */
export type Markup = { readonly markup: string };

/** What a template takes: markup as it is, lists joined, the rest as text. */
export type Inserted = Markup | string | number | undefined | readonly Inserted[];

function insert(value: Inserted): string {
  if (value === undefined) return "";
  if (typeof value === "string" || typeof value === "number") return escapeMarkup(String(value));
  if ("markup" in value) return value.markup;
  return value.map(insert).join("");
}

/** A template for HTML: its own text is markup, every value in it is escaped unless it is markup itself. */
export function html(parts: TemplateStringsArray, ...values: readonly Inserted[]): Markup {
  return { markup: parts.map((part, index) => part + insert(values[index])).join("") };
}

/** Text that is already markup: the writer of the SVG, the style sheet. */
export function trusted(markup: string): Markup {
  return { markup };
}
