import { everything, type Filter } from "./filter.ts";
import type { Expected, FilterError } from "./filter-error.ts";
import { readTerm } from "./read-term.ts";
import { readTokens, type Token } from "./tokens.ts";

/** A filter, or where its text is none. */
export type ParsedFilter =
  { readonly ok: true; readonly filter: Filter } | { readonly ok: false; readonly error: FilterError };

/** Thrown inside the parser only. */
class Broken extends Error {
  readonly problem: FilterError;
  constructor(problem: FilterError) {
    super(problem.expected.what);
    this.problem = problem;
  }
}

/** Reads a filter. `a b` is both, `OR` binds weaker, `-` negates, parentheses group. An empty text lets everything through. */
export function parseFilter(text: string): ParsedFilter {
  try {
    const tokens = readTokens(text);
    if ("expected" in tokens) return { ok: false, error: tokens };
    if (tokens.length === 0) return { ok: true, filter: everything };
    const reader = new Reader(tokens, text);
    const filter = reader.either();
    reader.end();
    return { ok: true, filter };
  } catch (error) {
    if (error instanceof Broken) return { ok: false, error: error.problem };
    throw error;
  }
}

class Reader {
  readonly #tokens: readonly Token[];
  readonly #text: string;
  #at = 0;

  constructor(tokens: readonly Token[], text: string) {
    this.#tokens = tokens;
    this.#text = text;
  }

  either(): Filter {
    const of = [this.#both()];
    while (this.#takes("or")) of.push(this.#both());
    return several("any", of);
  }

  end(): void {
    if (this.#token !== undefined) throw this.#broken("term");
  }

  get #token(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #both(): Filter {
    const of = [this.#one()];
    while (this.#token !== undefined && this.#token.kind !== "or" && this.#token.kind !== "close") of.push(this.#one());
    return several("all", of);
  }

  #one(): Filter {
    const token = this.#token;
    switch (token?.kind) {
      case "not":
        this.#at += 1;
        return { kind: "not", of: this.#one() };
      case "open": {
        this.#at += 1;
        const inside = this.either();
        if (!this.#takes("close")) throw this.#broken("closing");
        return inside;
      }
      case "word": {
        this.#at += 1;
        const read = readTerm(token);
        if ("expected" in read) throw new Broken(read);
        return read;
      }
      case "or":
      case "close":
      case undefined:
        throw this.#broken("term");
    }
  }

  #takes(kind: Token["kind"]): boolean {
    if (this.#token?.kind !== kind) return false;
    this.#at += 1;
    return true;
  }

  #broken(what: Expected["what"]): Broken {
    const token = this.#token;
    const at = token?.at ?? this.#text.length;
    const found = token === undefined ? "" : this.#text.slice(token.at, token.at + token.length);
    return new Broken({ at, length: found.length, found, expected: { what, options: [] } });
  }
}

function several(kind: "all" | "any", of: readonly Filter[]): Filter {
  const [first] = of;
  return of.length === 1 && first !== undefined ? first : { kind, of };
}
