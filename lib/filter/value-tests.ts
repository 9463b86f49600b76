import { cidrContains, cidrOfIp, enclosingCidr, type Cidr } from "#lib/net/cidr.ts";
import { parseIp } from "#lib/net/ip.ts";
import type { FieldValue, FilterTerm, Operator, Subject } from "./filter.ts";
import { filterKeys, filterSeverities } from "./filter-keys.ts";

type Term = Extract<FilterTerm, { readonly kind: "term" }>;
type TagTerm = Extract<FilterTerm, { readonly kind: "tag" }>;
type Test<Value> = (value: Value) => boolean;

/** Whether a value is what a term asks for; `!=` tests for equality, and is turned around by who asks. */
export function valueTest(term: Term): Test<FieldValue> {
  switch (filterKeys[term.key].type) {
    case "text":
    case "choice":
      return wordTest(term.op, term.value);
    case "address":
      return addressTest(term.key === "cidr", term.value);
    case "number":
      return numberTest(term.op, { from: Number(term.value), to: Number(term.value) });
    case "port":
      return numberTest(term.op, spanOf(term.value));
    case "severity":
      return severityTest(term.op, term.value);
  }
}

function wordTest(op: Operator, value: string): Test<FieldValue> {
  const wanted = value.toLowerCase();
  const test: Test<string> = op === "~" ? (word) => word.toLowerCase().includes(wanted) : equalTo(wanted);
  return (found) => {
    if (typeof found === "string") return test(found);
    if (typeof found === "number") return test(String(found));
    return "id" in found && (test(found.id) || test(found.name) || test(lastPart(found.id)));
  };
}

/** Lengths tell most words apart before any letter is made small. */
function equalTo(wanted: string): Test<string> {
  return (word) => word.length === wanted.length && word.toLowerCase() === wanted;
}

/** What a compound id is known by: `shop/api` by `api`. */
function lastPart(id: string): string {
  return id.slice(id.lastIndexOf("/") + 1);
}

function spanOf(text: string): { readonly from: number; readonly to: number } {
  const [from = 0, to = from] = text.split("-").map(Number);
  return { from, to };
}

function numberTest(op: Operator, wanted: { readonly from: number; readonly to: number }): Test<FieldValue> {
  return (found) => {
    const span = typeof found === "number" ? { from: found, to: found } : found;
    if (typeof span === "string" || !("from" in span)) return false;
    switch (op) {
      case "<":
        return span.from < wanted.from;
      case "<=":
        return span.from <= wanted.from;
      case ">":
        return span.to > wanted.to;
      case ">=":
        return span.to >= wanted.to;
      case "=":
      case "!=":
      case "~":
        return span.from <= wanted.to && wanted.from <= span.to;
    }
  };
}

/** The worse, the greater: `sev>=high` is high and critical. */
function severityTest(op: Operator, value: string): Test<FieldValue> {
  const rankOf = (name: string): number => -filterSeverities.findIndex((severity) => severity === name);
  const wanted = rankOf(value);
  const test = numberTest(op, { from: wanted, to: wanted });
  return (found) => typeof found === "string" && test(rankOf(found));
}

function blockOf(text: string): Cidr | undefined {
  const ip = parseIp(text);
  return ip === undefined ? enclosingCidr(text) : cidrOfIp(ip);
}

/** Of addresses: those in the block that is asked for. Of blocks: it, and those it lies in. */
function addressTest(ofBlocks: boolean, value: string): Test<FieldValue> {
  const wanted = blockOf(value);
  if (wanted === undefined) return () => false;
  return (found) => typeof found === "string" && (ofBlocks ? holds(found, wanted) : lies(found, wanted));
}

function lies(address: string, block: Cidr): boolean {
  const ip = parseIp(address);
  return ip !== undefined && cidrContains(block, ip);
}

/** Whether a block is the one that is asked for, or has it inside. All addresses at once name nobody: they must be asked for. */
function holds(text: string, wanted: Cidr): boolean {
  const block = enclosingCidr(text);
  if (block?.family !== wanted.family) return false;
  if (block.prefixLength === 0) return wanted.prefixLength === 0;
  return block.first <= wanted.first && wanted.until <= block.until;
}

/** Whether a tag is the one that is asked for. Keys are exact, as in AWS; values are compared like other words. */
export function tagTest(term: TagTerm): Test<{ readonly key: string; readonly value: string }> {
  if (term.op === "has") return ({ key }) => key === term.tag;
  const test = wordTest(term.op, term.value);
  return ({ key, value }) => key === term.tag && test(value);
}

/**
 * Whether free text is found in a subject: in its name, id, ARN or addresses. A whole address or block is not a piece of
 * text: it matches what has that address, or has it inside.
 */
export function textTest(text: string): Test<Subject> {
  if (blockOf(text) !== undefined) {
    const [ofAddress, ofBlock] = [addressTest(false, text), addressTest(true, text)];
    return ({ words, field }) =>
      words.includes(text) || field("ip").values.some(ofAddress) || field("cidr").values.some(ofBlock);
  }
  const wanted = text.toLowerCase();
  const inWords: Test<Subject> = ({ words }) => words.some((word) => word.toLowerCase().includes(wanted));
  if (!isAboutAddresses(text)) return inWords;
  const inAddress: Test<FieldValue> = (value) => typeof value === "string" && value.includes(wanted);
  return (subject) => inWords(subject) || subject.field("ip").values.some(inAddress);
}

/** Whether a text may be the beginning, or a part, of an address. */
export function isAboutAddresses(text: string): boolean {
  return /^[\da-f.:/]+$/i.test(text) && /\d/.test(text) && /[.:]/.test(text);
}
