import type { EcsContainerInstance } from "#lib/model/resources/ecs-container-instance.ts";

/** Whether an instance meets an expression; `undefined` when that cannot be told. */
export type ExpressionTest = (instance: EcsContainerInstance) => boolean | undefined;

const untold: ExpressionTest = () => undefined;

/** A longer expression or pattern is not read: nobody writes one, and reading must stay quick. */
const LONGEST = 1_000;

const token = /\s*(&&|\|\||==|!=|>=|<=|=~|!~|[()[\],!<>]|"[^"]*"|'[^']*'|[^\s()[\],!<>=&|"']+)/gy;

/**
 * The test that an expression of the cluster query language makes. Attributes are compared by `==`, `!=`, `in`, `exists`, their
 * opposites and plain patterns, joined by `and`, `or`, `not` and parentheses; whatever else it says is not told.
 * Source: ECS Developer Guide, "Cluster query language".
 */
export function expressionTest(expression: string): ExpressionTest {
  const tokens = tokensOf(expression);
  if (tokens === undefined) return untold;
  const [test, rest] = anyOf(tokens);
  return rest.length === 0 ? test : untold;
}

type Tokens = readonly string[];
type Parsed = readonly [ExpressionTest, Tokens];

function tokensOf(text: string): Tokens | undefined {
  if (text.length > LONGEST) return undefined;
  const found = [...text.matchAll(token)];
  const length = found.reduce((sum, [whole]) => sum + whole.length, 0);
  return length === text.trimEnd().length ? found.map(([, word = ""]) => word) : undefined;
}

function anyOf(tokens: Tokens): Parsed {
  let [test, rest] = allOf(tokens);
  while (rest[0] === "||" || rest[0] === "or") {
    const before = test;
    const [next, left] = allOf(rest.slice(1));
    test = (instance) => either(before(instance), next(instance));
    rest = left;
  }
  return [test, rest];
}

function allOf(tokens: Tokens): Parsed {
  let [test, rest] = one(tokens);
  while (rest[0] === "&&" || rest[0] === "and") {
    const before = test;
    const [next, left] = one(rest.slice(1));
    test = (instance) => opposite(either(opposite(before(instance)), opposite(next(instance))));
    rest = left;
  }
  return [test, rest];
}

function one(tokens: Tokens): Parsed {
  const [first, ...rest] = tokens;
  if (first === "!" || first === "not") {
    const [test, left] = one(rest);
    return [(instance) => opposite(test(instance)), left];
  }
  if (first !== "(") return comparison(tokens);
  const [test, left] = anyOf(rest);
  return left[0] === ")" ? [test, left.slice(1)] : [untold, left];
}

/** `subject operator [argument]`. */
function comparison([subject = "", ...rest]: Tokens): Parsed {
  const isNot = rest[0] === "!";
  const [operator = "", ...after] = isNot ? rest.slice(1) : rest;
  const [values, left] = argumentOf(operator, after);
  const name = /^attribute:(.+)$/.exec(subject)?.[1];
  const compare = operators[isNot ? `!${operator}` : operator];
  if (name === undefined || compare === undefined) return [untold, left];
  return [({ attributes }) => compareIn(attributes, name, (value) => compare(value, values)), left];
}

function argumentOf(operator: string, tokens: Tokens): readonly [Tokens, Tokens] {
  if (/exists$/.test(operator)) return [[], tokens];
  if (tokens[0] !== "[") return [tokens.slice(0, 1).map(unquoted), tokens.slice(1)];
  const end = tokens.indexOf("]");
  const listed = end < 0 ? tokens : tokens.slice(1, end);
  return [listed.filter((each) => each !== ",").map(unquoted), end < 0 ? [] : tokens.slice(end + 1)];
}

function unquoted(text: string): string {
  return text.replace(/^(["'])(.*)\1$/, "$2");
}

/** An instance of which no attribute was told has some all the same: every agent registers a dozen. */
function compareIn(
  attributes: EcsContainerInstance["attributes"],
  name: string,
  compare: (value: string | undefined) => boolean | undefined,
): boolean | undefined {
  if (attributes.length === 0) return undefined;
  const found = attributes.find((attribute) => attribute.name === name);
  return compare(found === undefined ? undefined : (found.value ?? ""));
}

type Compare = (value: string | undefined, wanted: Tokens) => boolean | undefined;

const equals: Compare = (value, [wanted]) => (wanted === undefined ? undefined : value === wanted);
const isIn: Compare = (value, wanted) => value !== undefined && wanted.includes(value);
const exists: Compare = (value) => value !== undefined;
const matches: Compare = (value, [pattern = ""]) => (value === undefined ? false : matchesPattern(value, pattern));

/** Of an instance without the attribute the guide does not say whether it differs. */
const negated =
  (compare: Compare): Compare =>
  (value, wanted) =>
    value === undefined ? undefined : opposite(compare(value, wanted));

const operators: { readonly [operator: string]: Compare } = {
  "==": equals,
  equals,
  "!=": negated(equals),
  not_equals: negated(equals),
  in: isIn,
  "!in": negated(isIn),
  not_in: negated(isIn),
  exists,
  "!exists": (value) => value === undefined,
  not_exists: (value) => value === undefined,
  "=~": matches,
  matches,
  "!~": negated(matches),
  not_matches: negated(matches),
};

/** Java's patterns as far as they are plain: characters, `.` for any one and `.*` for any number. */
function matchesPattern(value: string, pattern: string): boolean | undefined {
  if (!/^(?:[\w-]|\.\*?)+$/.test(pattern)) return undefined;
  const parts = pattern.split(".*");
  const [first = "", ...later] = parts;
  if (later.length === 0) return isLike(value, first);
  const last = later.pop() ?? "";
  if (value.length < first.length + last.length) return false;
  if (!isLike(value.slice(0, first.length), first) || !isLike(value.slice(value.length - last.length), last))
    return false;
  let at = first.length;
  for (const part of later) {
    const end = value.length - last.length - part.length;
    while (at <= end && !isLike(value.slice(at, at + part.length), part)) at += 1;
    if (at > end) return false;
    at += part.length;
  }
  return true;
}

function isLike(text: string, part: string): boolean {
  if (text.length !== part.length) return false;
  return Array.from({ length: part.length }, (_, at) => at).every((at) => part[at] === "." || part[at] === text[at]);
}

function either(a: boolean | undefined, b: boolean | undefined): boolean | undefined {
  if (a === true || b === true) return true;
  return a === undefined || b === undefined ? undefined : false;
}

function opposite(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}
