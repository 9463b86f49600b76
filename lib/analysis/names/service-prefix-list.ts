import type { Topology } from "#lib/graph/topology.ts";
import { knownValue } from "#lib/model/known.ts";
import { itemsOf } from "#lib/model/snapshot.ts";
import type { AwsService } from "./resolution.ts";

/** The addresses AWS lists for a service of a Region; none when it lists none: only Amazon S3 and DynamoDB have such lists. */
export function servicePrefixList({ scopes }: Topology, { service, region }: AwsService): readonly string[] {
  const ending = `.amazonaws.${region}.${service.split(".").at(-1) ?? ""}`;
  for (const scoped of scopes.values()) {
    const list = itemsOf(scoped, "managedPrefixLists").find(({ prefixListName }) => prefixListName?.endsWith(ending));
    if (list !== undefined) return (knownValue(list.entries) ?? []).map(({ cidr }) => cidr);
  }
  return [];
}
