import type { RecordPlace, Topology } from "#lib/graph/topology.ts";
import { sayIn } from "../reach/sentences.ts";
import { directoryOf, suffixesOf } from "./directory.ts";
import { ruleBefore } from "./resolver-rules.ts";
import { viewOf, type SeenZone } from "./view.ts";
import { lookUpIn } from "./zone-lookup.ts";

/** A private zone, and the VPCs whose resolver asks it. */
export type HidingZone = { readonly zone: SeenZone; readonly vpcIds: readonly string[] };

/** The private zones that are asked, by their names. */
export type HidingZones = ReadonlyMap<string, readonly HidingZone[]>;

/** Gathers which private zones are asked by which VPCs. */
export function hidingZones(topology: Topology): HidingZones {
  // Only whether a zone is asked matters here, not how that is said.
  const namer = { topology, say: sayIn("en") };
  const found = new Map<string, { readonly zone: SeenZone; readonly vpcIds: string[] }>();
  for (const { item } of topology.vpcs.values()) {
    for (const zone of viewOf(namer, { vpcId: item.vpcId }).zones) {
      const known = found.get(zone.hostedZoneId);
      if (known === undefined) found.set(zone.hostedZoneId, { zone, vpcIds: [item.vpcId] });
      else known.vpcIds.push(item.vpcId);
    }
  }
  const byName = new Map<string, HidingZone[]>();
  for (const hiding of found.values()) byName.set(hiding.zone.name, [...(byName.get(hiding.zone.name) ?? []), hiding]);
  return byName;
}

/**
 * The private zones that hide a public record from their VPCs: they have the longest name over it there, and no such
 * record. Names that a Resolver rule forwards first, or may, are not missed; nor is what is only for machines of
 * others to see, such as `_acme-challenge`.
 * Source: Route 53 Developer Guide, "Considerations when working with a private hosted zone".
 */
export function hiddenIn(topology: Topology, hiding: HidingZones, { item, zone }: RecordPlace): readonly HidingZone[] {
  if (hiding.size === 0 || zone.item.privateZone || !["A", "AAAA", "CNAME"].includes(item.type)) return [];
  if (item.name.split(".").some((label) => label.startsWith("_"))) return [];
  const settled = new Set<string>();
  return suffixesOf(item.name).flatMap((name) =>
    (hiding.get(name) ?? []).flatMap((one) => {
      const asking = one.vpcIds.filter((vpcId) => !settled.has(vpcId));
      for (const vpcId of asking) settled.add(vpcId);
      const vpcIds = asking.filter((vpcId) => !isForwarded(topology, vpcId, { name: item.name, zone: name }));
      return vpcIds.length > 0 && lacks(topology, one.zone, item) ? [{ zone: one.zone, vpcIds }] : [];
    }),
  );
}

/** Whether something else than the zone answers in a VPC, as far as is known. */
function isForwarded(topology: Topology, vpcId: string, asked: { readonly name: string; readonly zone: string }) {
  const [vpc] = directoryOf(topology).vpcsById.get(vpcId) ?? [];
  return vpc !== undefined && ruleBefore({ topology, say: sayIn("en") }, vpc, asked) !== undefined;
}

function lacks(
  topology: Topology,
  { zone }: SeenZone,
  asked: { readonly name: string; readonly type: string },
): boolean {
  // Another account's zone cannot be looked into.
  if (zone === undefined) return false;
  const { kind } = lookUpIn(topology, zone, asked);
  return kind === "nxdomain" || kind === "nodata";
}
