import type { ChartColumn } from "./chart-model.ts";
import type { chartWords } from "./words.ts";

type Words = ReturnType<typeof chartWords>;

/** What a subnet's packets meet: where its routes lead, and whether its network ACL stops any. */
export function wayOf(words: Words, { routeClass, acl }: ChartColumn): string {
  const routes = words.routeClasses[routeClass];
  return acl === undefined ? routes : `${routes} · ${words.acl[acl].short}`;
}

/** A subnet in whole words. */
export function subnetTitle(words: Words, subnet: ChartColumn): string {
  const { name, cidr, zone, routeClass, acl, free } = subnet;
  const about = [name, cidr, zone, words.routeClasses[routeClass]];
  return [...about, ...(acl === undefined ? [] : [words.acl[acl].whole]), words.free(free)].join(" ");
}
