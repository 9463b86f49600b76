import { page } from "../paging.ts";
import { WireRefusal, type Input, type Operation, type View } from "../wire.ts";
import { applyFilters, type Filters } from "./filters.ts";

/** A list call of EC2: what it lists, how entries are chosen, and how it pages. */
export type Listing<Item extends object> = {
  /** The output member that holds the list: `Vpcs`. */
  readonly key: string;
  readonly of: (view: View, input: Input) => readonly Item[];
  /** The ids a caller may ask for; absent for calls without any. */
  readonly ids?: Ids<Item>;
  readonly filters?: Filters<Item>;
  /** Absent for calls that are never paged. */
  readonly paging?: Paging;
};

/** The parameter that names records, and the error for a record that does not exist. */
export type Ids<Item> = {
  readonly parameter: string;
  readonly id: (item: Item) => string | undefined;
  readonly code: string;
  /** What the message calls the record: "vpc ID". */
  readonly noun: string;
};

/** How a call pages: the bounds of `MaxResults`, and the page size without it. */
export type Paging = {
  readonly minimum: number;
  readonly maximum: number;
  readonly defaultSize: number;
  /** Whether ids and `MaxResults` may be sent together. */
  readonly withIds: boolean;
};

/** The older calls: everything at once unless `MaxResults` is sent, and never with ids. */
export const optionalPaging: Paging = { minimum: 5, maximum: 1000, defaultSize: Infinity, withIds: false };

/** The newer calls: always paged, also with ids. */
export const alwaysPaged: Paging = { minimum: 5, maximum: 1000, defaultSize: 1000, withIds: true };

/** The operation of a list call: ids, then filters, then the page. */
export function listing<Item extends object>(description: Listing<Item>): Operation {
  const { key, of, ids, filters, paging } = description;
  return (input, view) => {
    const named = ids === undefined ? of(view, input) : chosenById(of(view, input), ids, input);
    const kept = applyFilters(named, filters ?? {}, input);
    return paging === undefined ? { [key]: kept } : pageOf(kept, { key, paging, ids }, input);
  };
}

function chosenById<Item>(items: readonly Item[], ids: Ids<Item>, input: Input): readonly Item[] {
  const asked = new Set(input.texts(ids.parameter));
  if (asked.size === 0) return items;
  const found = items.filter((item) => asked.has(ids.id(item) ?? ""));
  const known = new Set(found.map(ids.id));
  const missing = [...asked].filter((id) => !known.has(id));
  if (missing.length === 0) return found;
  throw new WireRefusal(ids.code, `The ${ids.noun} '${missing.join(", ")}' does not exist`);
}

function pageOf<Item>(
  items: readonly Item[],
  { key, paging, ids }: { key: string; paging: Paging; ids: Ids<Item> | undefined },
  input: Input,
): object {
  const { items: shown, nextToken } = page(items, {
    size: pageSize(paging, ids?.parameter, input),
    token: input.text("NextToken"),
    list: key,
    badToken: { code: "InvalidNextToken", message: "The token provided is invalid" },
  });
  return { [key]: shown, NextToken: nextToken };
}

function pageSize(paging: Paging, idParameter: string | undefined, input: Input): number {
  const asked = input.number("MaxResults");
  if (asked === undefined) return paging.defaultSize;
  if (!(asked >= paging.minimum && asked <= paging.maximum)) {
    throw new WireRefusal(
      "InvalidParameterValue",
      `Value ( ${String(asked)} ) for parameter maxResults is invalid. Expecting a value between ${String(paging.minimum)} and ${String(paging.maximum)}.`,
    );
  }
  if (!paging.withIds && idParameter !== undefined && input.texts(idParameter).length > 0) {
    throw new WireRefusal(
      "InvalidParameterCombination",
      `The parameter ${idParameter} cannot be used with the parameter maxResults`,
    );
  }
  return asked;
}

/** The text of a required parameter; throws when it is missing. */
export function required(name: string, input: Input): string {
  const value = input.text(name);
  if (value === undefined || value === "") {
    throw new WireRefusal("MissingParameter", `The request must contain the parameter ${name}`);
  }
  return value;
}
