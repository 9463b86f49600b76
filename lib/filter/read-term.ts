import { enclosingCidr } from "#lib/net/cidr.ts";
import { parseIp } from "#lib/net/ip.ts";
import type { Filter, Operator } from "./filter.ts";
import { choicesOf, filterKeyNames, filterKeys, operatorsOf, type FilterKey } from "./filter-keys.ts";
import type { Expected, FilterError } from "./filter-error.ts";
import type { Token } from "./tokens.ts";

type Word = Extract<Token, { readonly kind: "word" }>;

/** The start of what might be a term: a word of letters, then an operator. */
const head = /^([a-z][a-z-]*)(:|!=|=|~|<=|>=|<|>)/i;

/** Whether a text without quotes would be read as `key operator value`, or as a failed attempt at it. */
export function looksLikeTerm(text: string): boolean {
  const [, key = ""] = head.exec(text) ?? [];
  return key !== "" && !isNameOfItsOwn(text);
}

/** ARNs and IPv6 addresses have colons, and no keys. */
function isNameOfItsOwn(text: string): boolean {
  return /^arn:/i.test(text) || /^[0-9a-f]{1,4}:[0-9a-f:.]*(\/\d+)?$/i.test(text);
}

/** Reads a word as a term or as free text; tells what is wrong with a term that is none. */
export function readTerm(word: Word): Filter | FilterError {
  const { text, bare } = lettersOf(word.letters);
  const [start = "", written = "", sign = ""] = looksLikeTerm(bare) ? (head.exec(bare) ?? []) : [];
  if (start === "") return text === "" ? broken(word, {}, { what: "value", options: [] }) : { kind: "text", text };
  const key = filterKeyNames.find((name) => name === written.toLowerCase());
  if (key === undefined) {
    return broken(word, { length: written.length }, { what: "key", options: nearKeys(written) });
  }
  return readKeyed(word, key, { written: written.length, sign, start: start.length });
}

type Head = { readonly written: number; readonly sign: string; readonly start: number };

function readKeyed(word: Word, key: FilterKey, { written, sign, start }: Head): Filter | FilterError {
  if (!takes(key, sign)) {
    const options = operatorsOf[filterKeys[key].type];
    return broken(word, { from: written, length: sign.length }, { what: "operator", options });
  }
  if (key === "tag") return readTag(word, start);
  const value = lettersOf(word.letters.slice(start)).text;
  const wrong = wrongValue(key, value);
  if (wrong !== undefined) return broken(word, { from: start }, wrong);
  return { kind: "term", key, op: operatorOf(sign), value: choicesOf(key) === undefined ? value : value.toLowerCase() };
}

/** A word as it is meant, and with a space for every letter in quotes: those are no operators. */
function lettersOf(letters: Word["letters"]): { readonly text: string; readonly bare: string } {
  return {
    text: letters.map((letter) => letter.text).join(""),
    bare: letters.map((letter) => (letter.quoted ? " " : letter.text)).join(""),
  };
}

/** `:` and `=` mean the same wherever one of them does. */
function takes(key: FilterKey, sign: string): boolean {
  const signs = operatorsOf[filterKeys[key].type];
  return signs.includes(sign) || ((sign === "=" || sign === ":") && (signs.includes(":") || signs.includes("=")));
}

function operatorOf(sign: string): Operator {
  // The pattern lets nothing else through.
  return sign === ":" ? "=" : (sign as Operator);
}

function wrongValue(key: FilterKey, value: string): Expected | undefined {
  const options = choicesOf(key);
  if (options !== undefined) return options.includes(value.toLowerCase()) ? undefined : { what: "value", options };
  const { type } = filterKeys[key];
  if (value === "") return { what: "value", options: [] };
  if (type === "number") return /^\d{1,9}$/.test(value) ? undefined : { what: "number", options: [] };
  if (type === "port") return /^\d{1,5}(-\d{1,5})?$/.test(value) ? undefined : { what: "number", options: [] };
  if (type === "address") {
    return (parseIp(value) ?? enclosingCidr(value)) ? undefined : { what: "address", options: [] };
  }
  return undefined;
}

/** `tag:key`, `tag:key=value`, `tag:key!=value`, `tag:key~part`. */
function readTag(word: Word, from: number): Filter | FilterError {
  const { text, bare } = lettersOf(word.letters.slice(from));
  const [, sign = ""] = /^[^=~!]*?(!=|=|~)/.exec(bare) ?? [];
  const cut = sign === "" ? text.length : bare.indexOf(sign);
  const tag = text.slice(0, cut);
  if (tag === "") return broken(word, { from }, { what: "tag", options: [] });
  if (sign === "") return { kind: "tag", tag, op: "has" };
  // The pattern lets nothing else through.
  return { kind: "tag", tag, op: sign as "=" | "!=" | "~", value: text.slice(cut + sign.length) };
}

/** An error at some letters of a word: all of them, or from one on. */
function broken(
  word: Word,
  { from = 0, length = word.letters.length - from }: { readonly from?: number; readonly length?: number },
  expected: Expected,
): FilterError {
  const at = word.letters[from]?.at ?? word.at + word.length;
  const found = lettersOf(word.letters.slice(from, from + length)).text;
  return { at, length: found.length, found, expected };
}

/** The keys that begin like a word, or all. */
function nearKeys(written: string): readonly string[] {
  const near = filterKeyNames.filter((key) => key.startsWith(written.toLowerCase().slice(0, 2)));
  return near.length > 0 ? near : filterKeyNames;
}
