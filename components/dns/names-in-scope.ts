import type { DnsZones } from "#lib/api/dns-page.ts";
import { isZoneShownIn } from "#lib/report/names/zone-scope.ts";
import { isUrnShownIn } from "#lib/report/report-scope.ts";

/** What a scope leaves of the names, and how much it hides. */
export type NamesInScope = {
  readonly names: DnsZones;
  /** `others` are names outside DNS: namespaces that only the API discovers, and names of Service Connect. */
  readonly hidden: { readonly zones: number; readonly records: number; readonly others: number };
};

/** Narrows the names to a scope. What is `chosen` stays, wherever it is: an address may lead to it. */
export function namesInScope(answer: DnsZones, scope: string | undefined, chosen: string): NamesInScope {
  const zones = answer.zones.filter((zone) => zone.zoneId === chosen || isZoneShownIn(zone, scope));
  const shownIds = new Set(zones.map(({ zoneId }) => zoneId));
  const namespaces = answer.namespaces.filter(({ urn, id, zoneId }) =>
    zoneId === undefined ? id === chosen || isUrnShownIn(urn, scope) : shownIds.has(zoneId),
  );
  const serviceConnect = answer.serviceConnect.filter(({ serviceUrn }) => isUrnShownIn(serviceUrn, scope));
  const outside = (of: DnsZones["namespaces"]): number => of.filter(({ zoneId }) => zoneId === undefined).length;
  return {
    names: { ...answer, zones, namespaces, serviceConnect },
    hidden: {
      zones: answer.zones.length - zones.length,
      records: recordsOf(answer.zones) - recordsOf(zones),
      others: outside(answer.namespaces) - outside(namespaces) + answer.serviceConnect.length - serviceConnect.length,
    },
  };
}

function recordsOf(zones: DnsZones["zones"]): number {
  return zones.reduce((sum, { records }) => sum + records, 0);
}
