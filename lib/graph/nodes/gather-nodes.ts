import { urnOf } from "#lib/model/urn.ts";
import { containerId } from "../ecs-urns.ts";
import type { GraphNode } from "../graph.ts";
import { identities, type PlacedArea } from "../identities.ts";
import { internetUrn } from "../internet.ts";
import type { Placed } from "../placed.ts";
import type { PlacedScope } from "../placed-scope.ts";
import { targetId } from "../target-places.ts";
import type { Topology } from "../topology.ts";
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
  for (const gather of [recordNodes, taskNodes, defaultRuleNodes, targetNodes, internetNodes]) {
    for (const node of gather(topology, sourcesOf)) nodes.push(node);
  }
  return nodes.sort((a, b) => (a.urn < b.urn ? -1 : 1));
}

/** Tasks know their VPC only by their interface, so they have a function of their own. */
const recordAreas =
  // Object.keys loses the key type; the table is the whole truth about its keys.
  (Object.keys(identities) as readonly PlacedArea[]).filter((area) => area !== "ecsTasks");

function* recordNodes({ placed }: Topology, sourcesOf: SourcesOf): Nodes {
  for (const scope of placed) {
    for (const area of recordAreas) yield* areaNodes(area, scope, sourcesOf);
  }
}

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

function* taskNodes({ placed, tasks }: Topology, sourcesOf: SourcesOf): Nodes {
  for (const { scoped, byId } of placed) {
    const sources = sourcesOf(scoped.scope, "ecsTasks");
    for (const [id, { urn, account, region, item }] of byId.ecsTasks) {
      const task = tasks.get(urn);
      const where = task?.networkInterface?.item ?? task?.instance?.item;
      const content = { ...ecsTaskContent(item), ...placeOf(where) };
      yield nodeOf({ urn, kind: "ecs-task", id, account, region, sources }, content);
      const seen = new Set<string>();
      for (const container of item.containers) {
        if (seen.has(container.name)) continue;
        seen.add(container.name);
        const ofTask = containerId(item, container.name);
        const containerUrn = urnOf({ account, region }, "ecs-container", ofTask);
        yield nodeOf(
          { urn: containerUrn, kind: "ecs-container", id: ofTask, account, region, sources },
          ecsContainerContent(container),
        );
      }
    }
  }
}

function placeOf(where: { readonly vpcId?: string | undefined; readonly subnetId?: string | undefined } | undefined) {
  return where === undefined ? {} : { vpcId: where.vpcId, subnetId: where.subnetId };
}

/** Default rules of listeners whose rules were not read: only the listener tells of them, and not their ARN. */
function* defaultRuleNodes({ loadBalancers, placed }: Topology, sourcesOf: SourcesOf): Nodes {
  const read = new Set(placed.flatMap(({ byId }) => [...byId.listenerRules.values()].map(({ urn }) => urn)));
  for (const { listeners } of loadBalancers.values()) {
    for (const { urn, account, region, item } of listeners.flatMap(({ rules }) => rules)) {
      if (read.has(urn)) continue;
      const id = urn.split("/").slice(4).join("/");
      const sources = sourcesOf({ account, region }, "listeners");
      yield nodeOf(
        { urn, kind: "listener-rule", id, account, region, sources },
        { ...listenerRuleContent(item), arn: undefined },
      );
    }
  }
}

function* targetNodes({ targetGroups }: Topology, sourcesOf: SourcesOf): Nodes {
  for (const { account, region, item, targets } of targetGroups.values()) {
    const sources = sourcesOf({ account, region }, "targetHealth");
    for (const { urn, target } of new Map(targets.map((each) => [each.urn, each])).values()) {
      const id = targetId(item.targetGroupArn, target);
      yield nodeOf(
        { urn, kind: "target", id, account, region, sources },
        { ...targetContent(target), vpcId: item.vpcId },
      );
    }
  }
}

function* internetNodes({ placed }: Topology, sourcesOf: SourcesOf): Nodes {
  for (const { scoped, byId } of placed) {
    if (byId.internetGateways.size + byId.egressOnlyInternetGateways.size === 0) continue;
    const { account, region } = scoped.scope;
    const sources = sourcesOf(scoped.scope, "internetGateways");
    yield nodeOf(
      { urn: internetUrn(scoped.scope), kind: "internet", id: "internet", account, region, sources },
      { name: "internet", facts: {} },
    );
  }
}
