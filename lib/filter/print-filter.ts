import type { Filter, FilterTerm } from "./filter.ts";
import { filterKeys } from "./filter-keys.ts";
import { looksLikeTerm } from "./read-term.ts";

/** A filter as text; reading it gives the same filter again. */
export function printFilter(filter: Filter): string {
  switch (filter.kind) {
    case "all":
      return filter.of.map((part) => (part.kind === "all" || part.kind === "any" ? grouped(part) : printFilter(part))).join(" "); // prettier-ignore
    case "any":
      return filter.of.map((part) => (part.kind === "any" ? grouped(part) : printFilter(part))).join(" OR ");
    case "not":
      return `-${filter.of.kind === "all" || filter.of.kind === "any" ? grouped(filter.of) : printFilter(filter.of)}`;
    case "text":
      return isPlainText(filter.text) ? filter.text : quoted(filter.text);
    case "term":
    case "tag":
      return printTerm(filter);
  }
}

function grouped(filter: Filter): string {
  return `(${printFilter(filter)})`;
}

function printTerm(term: FilterTerm): string {
  if (term.kind === "tag") {
    const tag = /^[\w.:/@+-]+$/.test(term.tag) ? term.tag : quoted(term.tag);
    return term.op === "has" ? `tag:${tag}` : `tag:${tag}${term.op}${printValue(term.value)}`;
  }
  const sign = term.op === "=" && filterKeys[term.key].type !== "number" ? ":" : term.op;
  return `${term.key}${sign}${printValue(term.value)}`;
}

function printValue(value: string): string {
  // A value that begins like the rest of an operator would be read as a part of it.
  return value === "" || /[\s"()\\]/.test(value) || /^[=~!<>]/.test(value) ? quoted(value) : value;
}

function isPlainText(text: string): boolean {
  return text !== "" && !/[\s"()\\]/.test(text) && !/^-./.test(text) && text !== "OR" && !looksLikeTerm(text);
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}
