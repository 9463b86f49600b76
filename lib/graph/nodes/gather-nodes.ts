import { arnTail, urnOf, type NodeKind, type Urn } from "#lib/model/urn.ts";
import { containerId } from "../ecs-urns.ts";
import type { GraphNode } from "../graph.ts";
import { identities, type PlacedArea } from "../identities.ts";
import { internetUrn } from "../internet.ts";
import type { Placed } from "../placed.ts";
import type { PlacedScope } from "../placed-scope.ts";
import { targetId } from "../target-places.ts";
import type { TargetPlace, Topology } from "../topology.ts";
import { contents } from "./contents.ts";
import { ecsContainerContent, ecsTaskContent } from "./ecs-nodes.ts";
import { listenerRuleContent, targetContent } from "./load-balancing-nodes.ts";
import { nodeOf, type NodeContent } from "./node-content.ts";
import { sourceFinder, type SourcesOf } from "./sources.ts";

type Nodes = Generator<GraphNode, void, undefined>;

/** Every node of a topology, sorted by URN. */
export function gatherNodes(topology: Topology): readonly GraphNode[] {
  const sourcesOf = sourceFinder(topology);
  const nodes: GraphNode[] = [];
  for (const scope of topology.placed) {
    for (const { nodesOf } of kinds) for (const node of nodesOf(scope, topology, sourcesOf)) nodes.push(node);
  }
  return nodes.sort((a, b) => (a.urn < b.urn ? -1 : 1));
}

type NodesOf = (scope: PlacedScope, topology: Topology, sourcesOf: SourcesOf) => Nodes;

/** What makes the nodes of one scope, in the order of their kinds: sorting what is nearly sorted costs next to nothing. */
const kinds: readonly { readonly kind: NodeKind; readonly nodesOf: NodesOf }[] = [
  // Object.keys loses the key type; the table is the whole truth about its keys.
  ...(Object.keys(identities) as readonly PlacedArea[])
    .filter((area) => area !== "ecsTasks")
    .map((area) => ({
      kind: identities[area].kind,
      nodesOf: (scope: PlacedScope, _: Topology, sourcesOf: SourcesOf) => areaNodes(area, scope, sourcesOf),
    })),
  { kind: "ecs-task" as const, nodesOf: taskNodes },
  { kind: "ecs-container" as const, nodesOf: containerNodes },
  { kind: "listener-rule" as const, nodesOf: defaultRuleNodes },
  { kind: "target" as const, nodesOf: targetNodes },
  { kind: "internet" as const, nodesOf: internetNodes },
].sort((a, b) => (`${a.kind}/` < `${b.kind}/` ? -1 : 1));

function* areaNodes(area: PlacedArea, { scoped, byId }: PlacedScope, sourcesOf: SourcesOf): Nodes {
  const { kind } = identities[area];
  const sources = sourcesOf(scoped.scope, area);
  // Both tables are keyed by area: what one gives fits what the other takes, but the compiler does not follow it there.
  const describe = contents[area] as (item: unknown) => NodeContent;
  const records: ReadonlyMap<string, Placed<unknown>> = byId[area];
  for (const [id, { urn, account, region, item }] of records) {
    yield nodeOf({ urn, kind, id, account, region, sources }, describe(item));
  }
}

function* taskNodes({ scoped, byId }: PlacedScope, { tasks }: Topology, sourcesOf: SourcesOf): Nodes {
  const sources = sourcesOf(scoped.scope, "ecsTasks");
  for (const [id, { urn, account, region, item }] of byId.ecsTasks) {
    const task = tasks.get(urn);
    const where = task?.networkInterface?.item ?? task?.instance?.item;
    yield nodeOf({ urn, kind: "ecs-task", id, account, region, sources }, ecsTaskContent(item, where));
  }
}

function* containerNodes({ scoped, byId }: PlacedScope, _: Topology, sourcesOf: SourcesOf): Nodes {
  const sources = sourcesOf(scoped.scope, "ecsTasks");
  const { account, region } = scoped.scope;
  for (const { item } of byId.ecsTasks.values()) {
    const seen = new Set<string>();
    for (const container of item.containers) {
      if (seen.has(container.name)) continue;
      seen.add(container.name);
      const id = containerId(item, container.name);
      const urn = urnOf(scoped.scope, "ecs-container", id);
      yield nodeOf({ urn, kind: "ecs-container", id, account, region, sources }, ecsContainerContent(container));
    }
  }
}

/** Default rules of listeners whose rules were not read: only the listener tells of them, and not their ARN. */
function* defaultRuleNodes({ scoped, byId }: PlacedScope, { loadBalancers }: Topology, sourcesOf: SourcesOf): Nodes {
  const sources = sourcesOf(scoped.scope, "listeners");
  for (const balancer of byId.loadBalancers.values()) {
    const listeners = loadBalancers.get(balancer.urn)?.listeners ?? [];
    for (const { urn, account, region, item } of listeners.flatMap(({ rules }) => rules)) {
      const id = arnTail(item.ruleArn);
      if (byId.listenerRules.has(id)) continue;
      const content = { ...listenerRuleContent(item), arn: undefined };
      yield nodeOf({ urn, kind: "listener-rule", id, account, region, sources }, content);
    }
  }
}

function* targetNodes({ scoped, byId }: PlacedScope, { targetGroups }: Topology, sourcesOf: SourcesOf): Nodes {
  const sources = sourcesOf(scoped.scope, "targetHealth");
  const { account, region } = scoped.scope;
  for (const { urn: groupUrn, item } of byId.targetGroups.values()) {
    const targets = new Map<Urn, TargetPlace>();
    for (const each of targetGroups.get(groupUrn)?.targets ?? []) targets.set(each.urn, each);
    for (const { urn, target } of targets.values()) {
      const id = targetId(item.targetGroupArn, target);
      yield nodeOf({ urn, kind: "target", id, account, region, sources }, targetContent(target, item.vpcId));
    }
  }
}

function* internetNodes({ scoped: { scope }, byId }: PlacedScope, _: Topology, sourcesOf: SourcesOf): Nodes {
  if (byId.internetGateways.size + byId.egressOnlyInternetGateways.size === 0) return;
  const { account, region } = scope;
  const sources = sourcesOf(scope, "internetGateways");
  const urn = internetUrn(scope);
  yield nodeOf({ urn, kind: "internet", id: "internet", account, region, sources }, { name: "internet", facts: {} });
}
