import type { RecordAim, RecordPlace, Topology } from "#lib/graph/topology.ts";
import { isPrivateIp, parseIp, type Ip } from "#lib/net/ip.ts";
import { recordFact } from "../address-record.ts";
import { listed } from "../fact.ts";
import { isOurAddress } from "../our-address.ts";
import { defineRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";
import { ownZones } from "../zone-records.ts";

/** DNS-008: a public zone tells the internet addresses it cannot connect to. */
export const privateAddressInPublic = defineRule({
  id: "DNS-008",
  slug: "private-address-in-public",
  severity: "low",
  level: "global",
  needs: ["hostedZones", "resourceRecordSets", "loadBalancers", "vpcs"],
  partialIsFine: ["resourceRecordSets", "loadBalancers", "vpcs"],
  text: {
    title: "Public zone answers with a private address",
    why: "Nobody outside can connect to a private address, and everybody can read how the network inside is laid out. A name that answers with public and private addresses works for some callers and not for others.",
    fix: "Move the names into a private zone of the same name, associated with the VPCs that ask. Keep them if people behind a VPN are meant to use them.",
    limits: "Whether somebody resolves such names over a VPN on purpose is not visible.",
    says: {
      hidden: "The public zone {zone} answers for {count|name|names} with addresses nobody on the internet can reach",
      mixed: "The public zone {zone} answers for {mixed|name|names} with public and private addresses side by side",
    },
    figures: { hidden: "{list}.", mixed: "{list}. Mixed: {mixed} of {count}." },
  },
  references: ["https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zones-private.html"],
  subjects: ({ scope, topology }) => ownZones(topology, scope).filter(({ zone }) => !zone.item.privateZone),
  check: ({ zone, records }, { topology }) => {
    const hiddenIn = hiddenFinder(topology);
    const found: { readonly record: RecordPlace; readonly hidden: readonly string[] }[] = [];
    records.forEach((record) => {
      const hidden = hiddenIn(record);
      if (hidden.length > 0) found.push({ record, hidden });
    });
    if (found.length === 0) return [];
    const mixed = found.filter(({ record, hidden }) => hidden.length < Math.max(record.item.values.length, 1));
    return [
      {
        ...subjectOf(zone.urn),
        says: mixed.length > 0 ? "mixed" : "hidden",
        severity: mixed.length > 0 ? "medium" : "low",
        confidence: "likely",
        values: {
          zone: zone.item.name,
          count: found.length,
          mixed: mixed.length,
          list: listed(
            [...mixed, ...found.filter((one) => !mixed.includes(one))].map(
              ({ record, hidden }) => `${record.item.name} = ${listed(hidden, 3)}`,
            ),
          ),
        },
        affected: found.slice(0, 20).map(({ record }) => record.urn),
        because: found.slice(0, 5).map(({ record, hidden }) => recordFact(record, listed(hidden, 3))),
        about: [zone.urn],
      },
    ];
  },
});

const none: readonly string[] = [];

/** Tells the values of a record that only somebody inside can use. */
function hiddenFinder(topology: Topology): (record: RecordPlace) => readonly string[] {
  const isInternal = ({ kind, urns }: RecordAim): boolean =>
    kind === "load-balancer" && urns.some((urn) => topology.loadBalancers.get(urn)?.item.scheme === "internal");
  const isHidden = (value: string): boolean => {
    const ip = parseIp(value);
    return ip !== undefined && !isOwnHost(ip) && (isPrivateIp(ip) || isOurAddress(topology, ip));
  };
  return ({ aims, item: { type, values, aliasTarget } }) => {
    if (aims.some(isInternal)) return [aliasTarget?.dnsName ?? values[0] ?? ""];
    if (type !== "A" && type !== "AAAA") return none;
    // Of thousands of records next to none are.
    return values.some(isHidden) ? values.filter(isHidden) : none;
  };
}

/** Loopback and link-local addresses are nobody's on a network: names for development, or a way to switch a name off. */
function isOwnHost(ip: Ip): boolean {
  if (ip.family === 6) return ip.value === 1n || ip.value >> 118n === 0x3fan;
  return ip.value >>> 24 === 127 || ip.value >>> 16 === 0xa9fe;
}
