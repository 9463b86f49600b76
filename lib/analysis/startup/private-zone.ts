import type { RecordPlace, Topology } from "#lib/graph/topology.ts";
import { areaCalls } from "#lib/model/area-calls.ts";
import { itemsOf } from "#lib/model/snapshot.ts";
import { scopeKey } from "#lib/model/scope.ts";
import { parseIp } from "#lib/net/ip.ts";
import { directoryOf } from "../names/directory.ts";
import { lookUpIn } from "../names/zone-lookup.ts";
import { unreadArea } from "../reach/unread.ts";
import {
  allEndpoints,
  certain,
  endpointAim,
  uncertain,
  type Asking,
  type HostAim,
  type Resolution,
} from "./resolution.ts";

/** A private zone of this VPC that holds the name, AWS's own ones for endpoints and file systems aside. */
export function inPrivateZone(asking: Asking): Resolution | undefined {
  const { world, need, subnet } = asking;
  const { topology } = world;
  const { vpcId } = subnet.item;
  const scoped = topology.scopes.get(scopeKey(subnet));
  const zones = (scoped === undefined ? [] : itemsOf(scoped, "vpcHostedZones")).find((one) => one.vpcId === vpcId);
  if (zones === undefined) {
    const unread = unreadArea(topology, subnet, "vpcHostedZones");
    return unread === undefined ? undefined : uncertain(asking, [unread], false);
  }
  if (!zones.hostedZones.known) {
    const { problem } = zones.hostedZones;
    return uncertain(asking, [{ text: problem.message, call: problem.call, problem }], false);
  }
  const [zone] = zones.hostedZones.value
    .filter(({ name, owningService }) => owningService === undefined && `.${need.host}`.endsWith(`.${name}`))
    .toSorted((a, b) => b.name.length - a.name.length);
  if (zone === undefined) return undefined;
  return inZone(asking, zone);
}

function inZone(asking: Asking, zone: { readonly hostedZoneId: string; readonly name: string }): Resolution {
  const { world, need, say } = asking;
  const { topology } = world;
  const beyond = { text: say("zoneUnread", { host: need.host, zone: zone.name }), call: areaCalls.resourceRecordSets };
  const placed = directoryOf(topology).zonesById.get(zone.hostedZoneId);
  const found = placed === undefined ? undefined : lookUpIn(topology, placed, { name: need.host, type: "A" });
  if (found === undefined || placed === undefined || found.kind === "delegated") {
    return uncertain(asking, [beyond], false);
  }
  if (found.kind === "unread") return uncertain(asking, [found.unread], false);
  if (found.kind !== "records") {
    const text = say("zoneLacks", { host: need.host, zone: zone.name });
    return { ...certain([]), failed: { code: "DNS_NXDOMAIN", urn: placed.urn, text } };
  }
  const aims = found.records.flatMap((record) => aimsOf(topology, record));
  return aims.length === 0 ? uncertain(asking, [beyond], false) : certain(aims);
}

function aimsOf(topology: Topology, record: RecordPlace): readonly HostAim[] {
  return record.aims.flatMap(({ kind, urns, value }): readonly HostAim[] => {
    const ip = parseIp(value);
    if (ip !== undefined) return [{ kind: "address", ip }];
    if (kind !== "vpc-endpoint") return [];
    return urns.flatMap((urn) => {
      const endpoint = allEndpoints(topology).find((one) => one.urn === urn);
      return endpoint === undefined ? [] : [endpointAim(topology, endpoint)];
    });
  });
}
