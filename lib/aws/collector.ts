import type { AreaName, ItemOf } from "#lib/model/areas.ts";
import type { Scope } from "#lib/model/scope.ts";
import type { AreaCalls } from "./area-calls.ts";
import type { AwsClients } from "./session.ts";

/** What a collector reads with: the clients, the calls, and the items of the areas it comes after. */
export type Reader<Action extends string, Earlier extends AreaName> = AreaCalls<Action> & {
  readonly aws: AwsClients;
  readonly scope: Scope;
  readonly gathered: { readonly [Name in Earlier]: readonly ItemOf<Name>[] };
};

/**
 * A record as AWS gave it, under the model's names: every field is named, any may be missing.
 * The model's schema then decides what fits; what does not is a problem.
 */
export type Unchecked<Value> = Value extends readonly (infer Member)[]
  ? readonly (Unchecked<Member> | undefined)[]
  : Value extends { readonly known: true; readonly value: infer Inner }
    ? { readonly known: true; readonly value: Unchecked<Inner> }
    : Value extends { readonly known: false }
      ? Value
      : Value extends object
        ? { readonly [Field in keyof Value]-?: Unchecked<Value[Field]> | undefined }
        : Value;

/** How one area is read: which calls, which IAM actions, which fields. */
export type Collector<Name extends AreaName> = {
  readonly area: Name;
  /** The IAM spelling of every call it makes; the read-only policy is generated from these. */
  readonly actions: readonly [string, ...string[]];
  /** The areas that must be read first. */
  readonly after: readonly AreaName[];
  /** Pages, and does nothing else. */
  readonly read: (reader: Reader<string, AreaName>) => AsyncIterable<unknown>;
  /** Renames, and does nothing else. */
  readonly normalise: (raw: unknown) => unknown;
};

/** Defines a collector; the compiler holds `read` to the actions and earlier areas it declares, and `normalise` to the fields of the model. */
export function defineCollector<
  const Name extends AreaName,
  Raw,
  const Action extends string,
  const Earlier extends AreaName = never,
>(definition: {
  readonly area: Name;
  readonly actions: readonly [Action, ...Action[]];
  readonly after?: readonly Earlier[];
  readonly read: (reader: Reader<Action, Earlier>) => AsyncIterable<Raw>;
  readonly normalise: (raw: Raw) => Unchecked<ItemOf<Name>>;
}): Collector<Name> {
  return {
    area: definition.area,
    actions: definition.actions,
    after: definition.after ?? [],
    // The runner gives every reader all calls and the areas named in `after`, and passes on only what `read` gave.
    read: definition.read,
    normalise: definition.normalise as Collector<Name>["normalise"],
  };
}
