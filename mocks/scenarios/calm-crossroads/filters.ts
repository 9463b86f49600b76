import { networkAcl, type AclEntrySpec } from "#mocks/world/network-acl.ts";
import type { Built } from "#mocks/world/part.ts";
import type { Crossroads } from "./inside.ts";

/** Network ACLs of careful people: denials before what they limit, and a way back for every reply. */
export function filtersOf({ place, rail }: Crossroads): Built[] {
  const { vpc, zones } = rail;
  const inside = vpc.cidrBlock;
  const app: readonly AclEntrySpec[] = [
    { number: 90, direction: "in", action: "deny", protocol: "-1", block: "192.0.2.0/24" },
    { number: 100, direction: "in", ports: 443, block: inside },
    { number: 110, direction: "in", ports: 3000, block: inside },
    { number: 120, direction: "in", ports: [8080, 8443], block: inside },
    { number: 130, direction: "in", ports: 7000, block: "10.171.0.0/16" },
    { number: 200, direction: "in", ports: [1024, 65535], block: "0.0.0.0/0" },
    { number: 90, direction: "out", action: "deny", protocol: "-1", block: "192.0.2.0/24" },
    { number: 100, direction: "out", ports: 443, block: "0.0.0.0/0" },
    { number: 110, direction: "out", ports: [5432, 5432], block: inside },
    { number: 200, direction: "out", ports: [1024, 65535], block: "0.0.0.0/0" },
  ];
  const data: readonly AclEntrySpec[] = [
    { number: 100, direction: "in", ports: 5432, block: inside },
    { number: 100, direction: "out", ports: [1024, 65535], block: inside },
  ];
  return [
    networkAcl(place, { vpc, name: "rail-app", subnets: zones.map((zone) => zone.app), entries: app }),
    networkAcl(place, { vpc, name: "rail-data", subnets: zones.map((zone) => zone.data), entries: data }),
  ];
}
