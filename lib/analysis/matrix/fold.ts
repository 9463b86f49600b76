import { internetEnd } from "#lib/graph/internet.ts";
import { tagValue } from "#lib/model/fields.ts";
import { parseUrn, type Urn } from "#lib/model/urn.ts";
import { idOf } from "../reach/ends.ts";
import { unreadArea } from "../reach/unread.ts";
import { internetOf, type Matrix } from "./matrix.ts";
import type { PartyClass } from "./partition.ts";

/** How classes are put together in an answer: by service and the like, or not at all. */
export type Folding = "services" | "classes";

/** What an answer says of a row and column: one class, or the classes of one thing. */
export type AboutFold = {
  readonly id: string;
  readonly name: string;
  /** The kind of its nodes; `mixed` when they are of several. */
  readonly kind: string;
  /** What it stands for: a folded service or load balancer is itself the node. */
  readonly nodes: readonly Urn[];
  /** How many ends it stands for: the running tasks of a service, the nodes of a load balancer. */
  readonly count: number;
  /** The services that its tasks are of. */
  readonly services: readonly Urn[];
  readonly vpcIds: readonly string[];
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
};

/** A row and column of an answer. */
export type Fold = {
  readonly about: AboutFold;
  /** The classes of the matrix it is made of, and those of them it sends from. */
  readonly classes: readonly number[];
  readonly senders: readonly number[];
  /** The verdict about all of its pairs, whatever its classes say: it is empty for certain, or was not read whole. */
  readonly overall?: "unreachable" | "unknown";
};

/** The folds of a matrix, the internet last. */
export function foldsOf(matrix: Matrix, folding: Folding): readonly Fold[] {
  const folds = folding === "classes" ? classFolds(matrix) : [...serviceFolds(matrix), ...otherFolds(matrix)];
  return [...folds, internetFold(matrix)];
}

type Part = { readonly node: Urn; readonly at: number };

function classFolds(matrix: Matrix): readonly Fold[] {
  const { classes, nodesOf } = matrix.partition;
  return classes.map((_, at) =>
    foldOf(matrix, {
      id: `class-${at + 1}`,
      parts: nodesOf(at).map((node) => ({ node, at })),
    }),
  );
}

/** Every service is its running tasks; one that has none is a fold without classes. */
function serviceFolds(matrix: Matrix): readonly Fold[] {
  const { topology } = matrix.world;
  const classByNode = new Map<Urn, number>();
  for (const at of matrix.partition.classes.keys())
    for (const node of matrix.partition.nodesOf(at)) classByNode.set(node, at);
  return [...topology.services.values()].map((service) => {
    const parts = service.tasks.flatMap(({ urn, item }): readonly Part[] => {
      const at = item.lastStatus === "RUNNING" ? classByNode.get(urn) : undefined;
      return at === undefined ? [] : [{ node: urn, at }];
    });
    const fold = foldOf(matrix, { id: service.urn, parts, stands: service.urn, name: service.item.serviceName });
    const unread = unreadArea(topology, service, "ecsTasks");
    if (unread !== undefined) matrix.note(unread);
    if (unread === undefined && parts.length > 0) return fold;
    return { ...fold, overall: unread === undefined ? "unreachable" : "unknown" };
  });
}

type Gathered = { readonly parts: Part[]; readonly stands?: Urn };

/** What is no service's: load balancers, endpoints and gateways one by one, the rest by kind and security groups. */
function otherFolds(matrix: Matrix): readonly Fold[] {
  const byKey = new Map<string, Gathered>();
  for (const [at, one] of matrix.partition.classes.entries()) {
    for (const node of matrix.partition.nodesOf(at)) {
      if (matrix.world.topology.tasks.get(node)?.serviceUrn !== undefined) continue;
      const { key, stands } = gatheredBy(node, one);
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, { parts: [{ node, at }], ...(stands === undefined ? {} : { stands }) });
      else known.parts.push({ node, at });
    }
  }
  return [...byKey.values()].map((gathered, i) =>
    foldOf(matrix, { id: gathered.stands ?? `group-${i + 1}`, ...gathered }),
  );
}

const gateways: readonly (string | undefined)[] = ["load-balancer", "vpc-endpoint", "nat-gateway"];

function gatheredBy(node: Urn, { groupSet, first }: PartyClass): { readonly key: string; readonly stands?: Urn } {
  const kind = parseUrn(node)?.kind;
  if (gateways.includes(kind)) return { key: node, stands: node };
  return { key: `${kind ?? ""} ${groupSet} ${first.owned?.owner.class ?? node}` };
}

function internetFold(matrix: Matrix): Fold {
  const nowhere = { services: [], vpcIds: [], subnetIds: [], securityGroupIds: [] };
  const nodes = [internetEnd(matrix.world.topology.snapshot)];
  const about = { id: "internet", name: "internet", kind: "internet", nodes, count: 1, ...nowhere };
  const classes = [internetOf(matrix)];
  return { about, classes, senders: classes };
}

type Made = { readonly id: string; readonly parts: readonly Part[]; readonly stands?: Urn; readonly name?: string };

function foldOf(matrix: Matrix, { id, parts, stands, name }: Made): Fold {
  const { world, partition } = matrix;
  const classes = [...new Set(parts.map(({ at }) => at))];
  const nodes = stands === undefined ? [...new Set(parts.map(({ node }) => node))] : [stands];
  const interfaces = classes.flatMap((at) => partition.classes[at]?.first.owned ?? []);
  const services = parts.flatMap(({ node }) => world.topology.tasks.get(node)?.serviceUrn ?? []);
  const kinds = new Set(nodes.map((node) => parseUrn(node)?.kind ?? ""));
  const groups = unique(interfaces.flatMap(({ item }) => item.groups.map(({ groupId }) => groupId)));
  const about = {
    id,
    name: name ?? nameOf(matrix, { nodes, groups }),
    kind: kinds.size === 1 ? ([...kinds][0] ?? "") : "mixed",
    nodes,
    count: parts.length,
    services: stands === undefined ? unique(services) : [],
    vpcIds: unique(interfaces.flatMap(({ item }) => item.vpcId ?? [])),
    subnetIds: unique(interfaces.flatMap(({ item }) => item.subnetId ?? [])),
    securityGroupIds: groups,
  };
  const primary = classes.filter((at) => partition.classes[at]?.first.isSecondary !== true);
  // A class of nothing but further interfaces is asked as it stands.
  return { about, classes, senders: primary.length === 0 ? classes : primary };
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}

type Named = { readonly nodes: readonly Urn[]; readonly groups: readonly string[] };

/** A thing by its own name; several by how many they are and what they have in common. */
function nameOf({ world }: Matrix, { nodes, groups }: Named): string {
  const [first = "", ...others] = nodes;
  const { topology } = world;
  const owned = topology.interfaces.get(first);
  const balancer = topology.loadBalancers.get(first)?.item.loadBalancerName;
  const service = topology.services.get(topology.tasks.get(first)?.serviceUrn ?? "")?.item.serviceName;
  const own = balancer ?? (owned && tagValue(owned.item.tags, "Name")) ?? service ?? idOf(first);
  return others.length === 0 ? own : `${own} + ${others.length}${groups.length === 0 ? "" : ` (${groups.join(", ")})`}`;
}
