import type { CoverageArea } from "#lib/api/contract.ts";
import { GLOBAL_REGION } from "#lib/model/global-region.ts";

/** A surveyed Region of an account; `name` is what the account goes by. */
export type Place = Pick<CoverageArea, "scope" | "account" | "region"> & { readonly name: string };

/** The surveyed Regions, each once, in the order they were read. What an account has in no Region is no place to choose. */
export function placesOf(
  areas: readonly Pick<CoverageArea, "scope" | "account" | "region" | "alias">[],
): readonly Place[] {
  const places = new Map<string, Place>();
  for (const { scope, account, region, alias } of areas) {
    if (region !== GLOBAL_REGION) places.set(scope, { scope, account, region, name: alias ?? account });
  }
  return [...places.values()];
}

/** What can be chosen, by account: where there are several accounts also each as a whole. */
export function scopeChoices(places: readonly Place[]): readonly {
  readonly account: string;
  readonly name: string;
  readonly whole: boolean;
  readonly places: readonly Place[];
}[] {
  const accounts = [...new Map(places.map(({ account, name }) => [account, name]))];
  return accounts.map(([account, name]) => {
    const own = places.filter((place) => place.account === account);
    return { account, name, whole: accounts.length > 1 && own.length > 1, places: own };
  });
}
