import type { InstanceCapacity } from "#lib/analysis/capacity/capacity-answer.ts";
import { capacityModel } from "#lib/analysis/capacity/capacity-model.ts";
import { instancesOf } from "#lib/analysis/capacity/instances-of.ts";
import { countIncidents, foldIncidents, type Incident } from "#lib/findings/causes.ts";
import type { Finding, Severity } from "#lib/findings/finding.ts";
import { unmuted } from "#lib/findings/with-mutes.ts";
import type { ServicePlace, Topology, VpcPlace } from "#lib/graph/topology.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import { cidrSize, parseCidr } from "#lib/net/cidr.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { tagValue } from "#lib/model/fields.ts";
import { isComplete } from "#lib/model/snapshot.ts";
import { scopeKey } from "#lib/model/scope.ts";
import type { AreaName } from "#lib/model/areas.ts";
import type { Urn } from "#lib/model/urn.ts";
import { edgesOnce } from "./chart/chart-edges.ts";
import { dependencyEdges, registerEdges } from "./chart/chart-verdicts.ts";
import { countVerdicts, type VerdictCounts } from "./chart/vpc-verdicts.ts";
import { homesOf } from "./homes.ts";

/** AWS keeps the first four addresses of a subnet and the last. Source: VPC User Guide, "Subnet CIDR blocks". */
const RESERVED_ADDRESSES = 5;

/** A subnet by how much room it has left. */
export type SubnetRoom = { readonly urn: Urn; readonly name: string; readonly free: number; readonly usable: number };

/** A container instance by how many more tasks with an interface of their own it can hold. */
export type InstanceRoom = {
  readonly urn: Urn;
  readonly name: string;
  readonly free: number;
  readonly limit: number;
};

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
  /** The container instance with the fewest interfaces left for tasks; `none` where there are no instances. */
  readonly tightestInstance?: InstanceRoom | "none";
  /** The verdicts of the map's lines that end at its services, as the head of the VPC on the map counts them; absent without any. */
  readonly verdicts?: VerdictCounts;
  /** Problems by the worst of each and its symptoms: those of which a subject, or a sufferer, lives here. */
  readonly problems: { readonly [Name in Severity]: number };
};

/** Every VPC, those with services first, then by name. */
export function vpcStrip(inspection: Inspection): readonly VpcSummary[] {
  const { topology } = inspection;
  const homes = homesOf(topology);
  const around = {
    homes,
    instances: instancesByHome(topology, homes),
    incidents: foldIncidents(unmuted(inspection.findings)),
    verdicts: verdictsOf(topology, homes),
  };
  return [...topology.vpcs.values()]
    .map((vpc) => summaryOf(vpc, inspection, around))
    .sort((a, b) => (b.services ?? 0) - (a.services ?? 0) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

type Around = {
  readonly homes: ReadonlyMap<Urn, Urn>;
  readonly instances: ReadonlyMap<Urn, readonly InstanceCapacity[]>;
  readonly incidents: readonly Incident[];
  readonly verdicts: ReadonlyMap<Urn, VerdictCounts>;
};

// A memo, not state: a topology never changes, and each of its lines costs a trace.
const knownVerdicts = new WeakMap<Topology, ReadonlyMap<Urn, VerdictCounts>>();

/** The verdicts of the lines that the map judges, by the VPC of their service. */
function verdictsOf(topology: Topology, homes: ReadonlyMap<Urn, Urn>): ReadonlyMap<Urn, VerdictCounts> {
  const known = knownVerdicts.get(topology);
  if (known !== undefined) return known;
  const lines = edgesOnce([
    ...registerEdges(topology, topology.targetGroups.values()),
    ...dependencyEdges(topology, topology.services.values()),
  ]);
  const isService = (urn: Urn): boolean => topology.services.has(urn);
  const counts = countVerdicts(lines, (urn) => (isService(urn) ? homes.get(urn) : undefined));
  knownVerdicts.set(topology, counts);
  return counts;
}

function summaryOf(vpc: VpcPlace, { topology }: Inspection, around: Around): VpcSummary {
  const { homes, instances } = around;
  const wasRead = (...names: readonly AreaName[]) => {
    const scoped = topology.scopes.get(scopeKey(vpc));
    return scoped !== undefined && names.every((name) => isComplete(scoped, name));
  };
  const services = [...topology.services.values()].filter(({ urn }) => homes.get(urn) === vpc.urn);
  const isHere = ({ subject, affected }: Finding): boolean =>
    [subject, ...affected].some((urn) => urn === vpc.urn || homes.get(urn) === vpc.urn);
  const incidents = around.incidents.filter(({ cause, symptoms }) => [cause, ...symptoms].some(isHere));
  const verdicts = around.verdicts.get(vpc.urn);
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
    ...(wasRead("ecsContainerInstances") ? tightestInstance(instances.get(vpc.urn) ?? []) : {}),
    ...(verdicts === undefined ? {} : { verdicts }),
    problems: countIncidents(incidents),
  };
}

function instancesByHome(topology: Topology, homes: ReadonlyMap<Urn, Urn>): Around["instances"] {
  if (topology.containerInstances.size === 0) return new Map();
  return groupBy(instancesOf(capacityModel(topology)), ({ urn }) => homes.get(urn) ?? "");
}

/** Absent when the room of one of them is not known: it may be the tightest. */
function tightestInstance(instances: readonly InstanceCapacity[]): Pick<VpcSummary, "tightestInstance"> {
  const rooms = instances.flatMap(({ urn, name, enis: { taskFree, taskLimit } }) =>
    taskFree === undefined || taskLimit === undefined ? [] : [{ urn, name, free: taskFree, limit: taskLimit }],
  );
  if (rooms.length < instances.length) return {};
  const [tightestOne] = rooms.sort((a, b) => a.free - b.free || (a.urn < b.urn ? -1 : 1));
  return { tightestInstance: tightestOne ?? "none" };
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
