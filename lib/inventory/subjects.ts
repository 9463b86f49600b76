import type { Field, Subject } from "#lib/filter/filter.ts";
import { identities, type PlacedArea } from "#lib/graph/identities.ts";
import { valuesOf } from "#lib/graph/keyed-list.ts";
import { once } from "#lib/graph/lazily.ts";
import type { Graph } from "#lib/graph/graph.ts";
import type { Topology } from "#lib/graph/topology.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import { parseUrn, urnOf, type NodeKind, type Urn } from "#lib/model/urn.ts";
import * as balancing from "./balancing-footings.ts";
import * as ecs from "./ecs-footings.ts";
import type { Footing } from "./footing.ts";
import * as network from "./network-footings.ts";
import type { Asked } from "./states.ts";
import { fieldOf } from "./subject-fields.ts";
import { worldOf, type World } from "./world.ts";

/** A resource as a filter and a table look at it. */
export type Resource = Subject & Asked;

type Located = { readonly urn: Urn; readonly account: string; readonly region: string };
type Source = { readonly list: (topology: Topology) => readonly Located[]; readonly footing: (place: Located, world: World, graph: Graph) => Footing }; // prettier-ignore

function source<Place extends Located>(
  list: (topology: Topology) => readonly Place[],
  footing: (place: Place, world: World) => Footing,
): Source {
  // The footing of a source is only ever asked about the places of its own list.
  return { list, footing: footing as unknown as Source["footing"] };
}

function ofArea<Name extends PlacedArea>(name: Name) {
  return ({ placed }: Topology) => placed.flatMap(({ byId }) => byId[name].list);
}

const sources: { readonly [Kind in NodeKind]?: Source } = {
  "ecs-task": source(({ tasks }) => valuesOf(tasks), ecs.taskFooting),
  "ecs-service": source(({ services }) => valuesOf(services), ecs.serviceFooting),
  "ecs-container-instance": source(({ containerInstances }) => valuesOf(containerInstances), ecs.containerInstanceFooting), // prettier-ignore
  "network-interface": source(({ interfaces }) => valuesOf(interfaces), network.interfaceFooting),
  subnet: source(({ subnets }) => valuesOf(subnets), network.subnetFooting),
  vpc: source(({ vpcs }) => valuesOf(vpcs), network.vpcFooting),
  "security-group": source(ofArea("securityGroups"), network.securityGroupFooting),
  "network-acl": source(ofArea("networkAcls"), network.networkAclFooting),
  "route-table": source(ofArea("routeTables"), network.routeTableFooting),
  "ec2-instance": source(ofArea("ec2Instances"), network.instanceFooting),
  "elastic-ip": source(ofArea("elasticIps"), network.elasticIpFooting),
  "load-balancer": source(({ loadBalancers }) => valuesOf(loadBalancers), balancing.loadBalancerFooting),
  "target-group": source(({ targetGroups }) => valuesOf(targetGroups), balancing.targetGroupFooting),
  listener: source(ofArea("listeners"), balancing.listenerFooting),
  "record-set": source(({ records }) => valuesOf(records), balancing.recordFooting),
  "hosted-zone": source(ofArea("hostedZones"), balancing.hostedZoneFooting),
  "vpc-endpoint": source(ofArea("vpcEndpoints"), balancing.endpointFooting),
};

/** What the graph says of a resource that has no joins of its own here. */
function nodeFooting({ urn, account, region }: Located, _: World, graph: Graph): Footing {
  const node = graph.nodesByUrn.get(urn);
  const cluster = parseUrn(urn)?.kind === "ecs-cluster";
  return {
    name: node?.name ?? urn,
    arn: node?.arn,
    status: node?.status,
    vpcs: node?.vpcId === undefined ? [] : [urnOf({ account, region }, "vpc", node.vpcId)],
    subnets: node?.subnetId === undefined ? [] : [urnOf({ account, region }, "subnet", node.subnetId)],
    ...(cluster ? { clusters: [urn] } : {}),
  };
}

function sourceOf(kind: NodeKind): Source {
  const own = sources[kind];
  if (own !== undefined) return own;
  // Object.keys loses the key type; the table is the whole truth about its keys.
  const area = (Object.keys(identities) as readonly PlacedArea[]).find((name) => identities[name].kind === kind);
  return { list: (topology) => (area === undefined ? [] : ofArea(area)(topology)), footing: nodeFooting };
}

function resource(place: Located, kind: NodeKind, made: Made): Resource {
  const { urn, account, region } = place;
  const footing = once(() => sourceOf(kind).footing(place, made.world, made.graph));
  const words = once(() => {
    const { name, arn, alsoCalled = [] } = footing();
    return [name, idOf(urn), arn, ...alsoCalled].filter((word) => word !== undefined);
  });
  // Who types a filter asks for the same facts at every key.
  const fields = new Map<string, Field>();
  const asked: Asked = { urn, kind, account, region, get footing() { return footing(); } }; // prettier-ignore
  return {
    ...{ urn, kind, account, region },
    get footing() {
      return footing();
    },
    get words() {
      return words();
    },
    get tags() {
      const { tags } = footing();
      if (tags === undefined) return { values: [] };
      if (!("known" in tags)) return { values: tags };
      const { problem } = tags.known ? { problem: undefined } : tags;
      return tags.known ? { values: tags.value } : { values: [], unread: problem === undefined ? [] : [{ text: problem.message, call: problem.call }] }; // prettier-ignore
    },
    field: (key, wanted) => {
      const name = wanted === undefined || !isKnownOneByOne(key) ? key : `${key}:${wanted}`;
      const known = fields.get(name);
      if (known !== undefined) return known;
      const found = fieldOf({ key, wanted }, asked, made.world);
      fields.set(name, found);
      return found;
    },
  };
}

/** Keys whose values are asked for one by one. */
function isKnownOneByOne(key: string): boolean {
  return key === "is" || key === "has";
}

/** The part of a URN after its kind. */
function idOf(urn: Urn): string {
  return urn.split("/").slice(4).join("/");
}

type Made = { readonly world: World; readonly graph: Graph };

/** The resources of an inspection by their kind, and one by one. */
export type Resources = {
  readonly ofKind: (kind: NodeKind) => readonly Resource[];
  readonly get: (urn: Urn) => Resource | undefined;
};

const known = new WeakMap<World, Resources>();

/** Everything that can be filtered and listed of an inspection; lists are made when they are first asked for, and kept. */
export function resourcesOf(inspection: Inspection): Resources {
  const world = worldOf(inspection);
  const found = known.get(world);
  if (found !== undefined) return found;
  const made = { world, graph: inspection.graph };
  const lists = new Map<NodeKind, readonly Resource[]>();
  const indexes = new Map<NodeKind, ReadonlyMap<Urn, Resource>>();
  const ofKind = (kind: NodeKind): readonly Resource[] => {
    const list =
      lists.get(kind) ??
      sourceOf(kind)
        .list(inspection.topology)
        .map((place) => resource(place, kind, made));
    lists.set(kind, list);
    return list;
  };
  const get = (urn: Urn): Resource | undefined => {
    const kind = parseUrn(urn)?.kind;
    if (kind === undefined) return undefined;
    const index = indexes.get(kind) ?? new Map(ofKind(kind).map((one) => [one.urn, one]));
    indexes.set(kind, index);
    return index.get(urn);
  };
  const resources = { ofKind, get };
  known.set(world, resources);
  return resources;
}
