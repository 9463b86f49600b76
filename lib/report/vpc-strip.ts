import type { Severity } from "#lib/findings/finding.ts";
import { unmuted } from "#lib/findings/with-mutes.ts";
import type { ServicePlace, Topology, VpcPlace } from "#lib/graph/topology.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import { cidrSize, parseCidr } from "#lib/net/cidr.ts";
import { tagValue } from "#lib/model/fields.ts";
import { isComplete } from "#lib/model/snapshot.ts";
import { scopeKey } from "#lib/model/scope.ts";
import type { AreaName } from "#lib/model/areas.ts";
import type { Urn } from "#lib/model/urn.ts";
import { homesOf } from "./homes.ts";

/** AWS keeps the first four addresses of a subnet and the last. Source: VPC User Guide, "Subnet CIDR blocks". */
const RESERVED_ADDRESSES = 5;

/** A subnet by how much room it has left. */
export type SubnetRoom = { readonly urn: Urn; readonly name: string; readonly free: number; readonly usable: number };

/** One VPC in a row: what runs in it, how healthy, where it is tight. A figure is absent when what it counts was not read to its end. */
export type VpcSummary = {
  readonly urn: Urn;
  readonly id: string;
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly cidrs: readonly string[];
  readonly services?: number;
  readonly tasks?: { readonly running: number; readonly desired: number };
  readonly targets?: { readonly healthy: number; readonly all: number };
  readonly tightestSubnet?: SubnetRoom;
  /** Findings whose subject, or a sufferer, lives here. */
  readonly findings: { readonly [Name in Severity]: number };
};

/** Every VPC, those with services first, then by name. */
export function vpcStrip(inspection: Inspection): readonly VpcSummary[] {
  const { topology } = inspection;
  const homes = homesOf(topology);
  return [...topology.vpcs.values()]
    .map((vpc) => summaryOf(vpc, inspection, homes))
    .sort((a, b) => (b.services ?? 0) - (a.services ?? 0) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function summaryOf(vpc: VpcPlace, { topology, findings }: Inspection, homes: ReadonlyMap<Urn, Urn>): VpcSummary {
  const wasRead = (...names: readonly AreaName[]) => {
    const scoped = topology.scopes.get(scopeKey(vpc));
    return scoped !== undefined && names.every((name) => isComplete(scoped, name));
  };
  const services = [...topology.services.values()].filter(({ urn }) => homes.get(urn) === vpc.urn);
  const counts = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  for (const { subject, affected, severity } of unmuted(findings))
    if ([subject, ...affected].some((urn) => urn === vpc.urn || homes.get(urn) === vpc.urn)) counts[severity] += 1;
  const tightestSubnet = wasRead("subnets") ? tightest(vpc) : undefined;
  return {
    urn: vpc.urn,
    id: vpc.item.vpcId,
    name: tagValue(vpc.item.tags, "Name") ?? vpc.item.vpcId,
    account: vpc.account,
    region: vpc.region,
    cidrs: vpc.item.cidrBlockAssociations
      .filter(({ state }) => state === "associated")
      .map(({ cidrBlock }) => cidrBlock),
    ...(wasRead("ecsServices") ? { services: services.length, tasks: tasksOf(services) } : {}),
    ...(wasRead("targetGroups", "targetHealth") ? targetsOf(vpc, topology) : {}),
    ...(tightestSubnet === undefined ? {} : { tightestSubnet }),
    findings: counts,
  };
}

function tasksOf(services: readonly ServicePlace[]): NonNullable<VpcSummary["tasks"]> {
  let running = 0;
  let desired = 0;
  for (const { item } of services) {
    running += item.runningCount;
    desired += item.desiredCount;
  }
  return { running, desired };
}

/** Absent when the health of one of its target groups could not be read. */
function targetsOf(vpc: VpcPlace, { targetGroups }: Topology): Pick<VpcSummary, "targets"> {
  let healthy = 0;
  let all = 0;
  for (const { item, account, region, health } of targetGroups.values()) {
    if (item.vpcId !== vpc.item.vpcId || account !== vpc.account || region !== vpc.region) continue;
    if (health?.targets.known !== true) return {};
    all += health.targets.value.length;
    healthy += health.targets.value.filter(({ state }) => state === "healthy").length;
  }
  return { targets: { healthy, all } };
}

function tightest(vpc: VpcPlace): SubnetRoom | undefined {
  const rooms = vpc.subnets.flatMap(({ urn, item }) => {
    const cidr = item.cidrBlock === undefined ? undefined : parseCidr(item.cidrBlock);
    if (cidr === undefined) return [];
    const usable = cidrSize(cidr) - RESERVED_ADDRESSES;
    const name = tagValue(item.tags, "Name") ?? item.subnetId;
    return [{ urn, name, free: item.availableIpAddressCount, usable }];
  });
  return rooms.sort((a, b) => a.free - b.free || (a.urn < b.urn ? -1 : 1))[0];
}
