import { WireRefusal } from "./wire.ts";

/** Some of a list: which page to give, and how to refuse a token that this list did not give. */
export type PageRequest = {
  readonly size: number;
  /** As the caller sent it; absent for the first page. */
  readonly token: string | undefined;
  /** What the token belongs to: a token of one list is refused by every other. */
  readonly list: string;
  readonly badToken: { readonly code: string; readonly message: string };
};

/** One page; `nextToken` is absent on the last one. */
export type Page<Item> = { readonly items: readonly Item[]; readonly nextToken: string | undefined };

/** The page that `request` asks for. Tokens are opaque to the caller, and hold no state here: list and position. */
export function page<Item>(items: readonly Item[], request: PageRequest): Page<Item> {
  const start = startOf(request);
  const end = start + request.size;
  return {
    items: items.slice(start, end),
    nextToken: end < items.length ? btoa(`${request.list}#${String(end)}`) : undefined,
  };
}

function startOf({ token, list, badToken }: PageRequest): number {
  if (token === undefined) return 0;
  const [tokenList, start] = decode(token).split("#");
  if (tokenList !== list || start === undefined) throw new WireRefusal(badToken.code, badToken.message);
  return Number(start);
}

function decode(token: string): string {
  return /^[A-Za-z0-9+/]+=*$/.test(token) && token.length % 4 === 0 ? atob(token) : "";
}
