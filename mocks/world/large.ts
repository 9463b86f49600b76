import { singleAccount } from "./account-world.ts";
import { fargateProviders } from "./cluster.ts";
import { largeNetwork, prefixLists, type LargeVpc } from "./large/network.ts";
import { largeServices, type ServicesSize } from "./large/services.ts";
import { largeZones, type ZonesSize } from "./large/zones.ts";
import { databaseInterface } from "./network-interface.ts";
import { joinParts, type Built } from "./part.ts";
import { hexOf, type Place } from "./place.ts";
import { regionWorld } from "./region-world.ts";
import { resolverRule } from "./resolver-rule.ts";
import { securityGroup } from "./security-group.ts";
import type { World } from "./world.ts";

/** How large an account is. Every number is a total. */
export type LargeSize = ServicesSize &
  ZonesSize & {
    /** Network interfaces: those of tasks, load balancers and NAT gateways, and of databases for the rest. */
    readonly networkInterfaces: number;
    readonly prefixLists: number;
  };

/** The account that budgets are measured on. */
export const largeSize: LargeSize = {
  tasks: 10_000,
  services: 300,
  clusters: 10,
  loadBalancers: 40,
  targetGroups: 200,
  cloudMapServices: 100,
  securityGroups: 300,
  networkInterfaces: 10_720,
  prefixLists: 20,
  zones: 50,
  records: 20_000,
};

/** The Region of the large account. */
export const largeRegion = "ap-northeast-1";

/**
 * An invented account of any size, the same every time: services on AWS Fargate over four VPCs, one service with a
 * quarter of all tasks, one cluster with half of them. A few things in it are wrong, as in any account of its age.
 */
export function largeWorld(now: Date, size: Partial<LargeSize> = {}): World {
  const place: Place = { account: "444455556666", region: largeRegion, now };
  const total = { ...largeSize, ...size };
  const vpcs = largeNetwork(place, total.tasks);
  const services = largeServices(place, vpcs, total);
  const lists = prefixLists(place, Math.max(0, total.prefixLists - 2));
  const corporate = resolverRule(place, {
    name: "corporate-names",
    domainName: "corp.example.com",
    forwards: { endpointId: `rslvr-out-${hexOf(place, "network-team", 17)}`, to: ["192.168.0.53", "192.168.1.53"] },
    sharedBy: "555566667777",
    vpcs: vpcs.map(({ vpc }) => vpc),
  });
  const built = [...vpcs, services, lists, corporate, fargateProviders];
  const parts = joinParts(built);
  const databases = databasesOf(place, vpcs, total.networkInterfaces - (parts.networkInterfaces?.length ?? 0));
  const region = regionWorld(place, [...built, databases]);
  return singleAccount(place, { region, hostedZones: largeZones(place, { vpcs, services, region }, total) });
}

/** Databases in the application subnets of each VPC, reachable from all of it. */
function databasesOf(place: Place, vpcs: readonly LargeVpc[], count: number): Built {
  const built = vpcs.flatMap(({ vpc, app }, index) => {
    const ingress = [{ ports: 5432, peers: [vpc.cidrBlock] }];
    const group = securityGroup(place, { vpc, name: `${vpc.name}-databases`, ingress, egress: [] });
    const mine = Array.from({ length: Math.max(0, Math.ceil((count - index) / vpcs.length)) }, (_, at) => at);
    const interfaces = mine.flatMap((at) => {
      const subnet = app[at % app.length];
      const spec = { name: `${vpc.name}-db-${String(at)}`, host: 20 + Math.floor(at / app.length), groups: [group] };
      return subnet === undefined ? [] : [databaseInterface(place, { ...spec, subnet })];
    });
    return [group, ...interfaces];
  });
  return { part: joinParts(built) };
}
