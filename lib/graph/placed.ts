import type { Urn } from "#lib/model/urn.ts";

/** A record with its place and its identity. */
export type Placed<Item> = {
  readonly urn: Urn;
  readonly account: string;
  readonly region: string;
  readonly item: Item;
};
