import type { DnsZones } from "#lib/api/dns-page.ts";

/** The private zones that cover a name and are not asked by who looked it up: it may be there, and is not seen from here. */
export function hiddenZones(
  zones: DnsZones["zones"],
  { name, vpc }: { readonly name: string; readonly vpc: string },
): DnsZones["zones"] {
  return zones.filter(
    (zone) =>
      zone.kind !== "public" &&
      (name === zone.name || name.endsWith(`.${zone.name}`)) &&
      !zone.vpcs.some(({ vpcId, asks }) => vpcId === vpc && asks !== "no"),
  );
}
