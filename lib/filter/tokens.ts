import type { FilterError } from "./filter-error.ts";

/** A letter of a word, and whether it stood in quotes: a quoted one is never an operator. */
type Letter = { readonly text: string; readonly quoted: boolean; readonly at: number };

/** A part of a filter's text. */
export type Token = { readonly at: number; readonly length: number } & (
  { readonly kind: "or" | "not" | "open" | "close" } | { readonly kind: "word"; readonly letters: readonly Letter[] }
);

/** Takes a text apart at spaces and parentheses outside of quotes; tells where a quote was left open. */
export function readTokens(text: string): readonly Token[] | FilterError {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const letter = text.charAt(at);
    if (isSpace(letter)) at += 1;
    else if (letter === "(" || letter === ")") {
      tokens.push({ kind: letter === "(" ? "open" : "close", at, length: 1 });
      at += 1;
    } else if (letter === "-" && isStart(text[at + 1])) {
      tokens.push({ kind: "not", at, length: 1 });
      at += 1;
    } else {
      const word = readWord(text, at);
      if ("expected" in word) return word;
      tokens.push(word);
      at = word.at + word.length;
    }
  }
  return tokens;
}

function readWord(text: string, start: number): Token | FilterError {
  const letters: Letter[] = [];
  let openedAt: number | undefined;
  let at = start;
  while (at < text.length) {
    const letter = text.charAt(at);
    const quoted = openedAt !== undefined;
    if (!quoted && isEnd(letter)) break;
    // In quotes a backslash makes the letter after it one like any other.
    const isEscape = quoted && letter === "\\" && at + 1 < text.length;
    if (isEscape) at += 1;
    if (letter === '"') openedAt = quoted ? undefined : at;
    else letters.push({ text: text.charAt(at), quoted, at });
    at += 1;
  }
  if (openedAt !== undefined) {
    const found = text.slice(openedAt);
    return { at: openedAt, length: found.length, found, expected: { what: "quote", options: [] } };
  }
  const length = at - start;
  if (text.slice(start, at) === "OR") return { kind: "or", at: start, length };
  return { kind: "word", at: start, length, letters };
}

function isEnd(letter: string): boolean {
  return isSpace(letter) || letter === "(" || letter === ")";
}

function isSpace(letter: string): boolean {
  return /\s/.test(letter);
}

/** Whether something follows that a minus could negate: a lone one is text. */
function isStart(letter: string | undefined): boolean {
  return letter !== undefined && !isSpace(letter) && letter !== ")";
}
