import { entitiesParameters } from "#lib/api/requests.ts";
import type { Fact, GraphNode } from "#lib/graph/graph.ts";
import type { NodeKind } from "#lib/model/urn.ts";
import { parseFilter } from "#lib/filter/parse-filter.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import { filterSubjects } from "#lib/inventory/filter-resources.ts";
import { resourcesOf } from "#lib/inventory/subjects.ts";
import { isUrnShownIn } from "#lib/report/report-scope.ts";
import { defineQuestion } from "../question.ts";
import { refuseUnknownScope } from "./scope-names.ts";

const AT_MOST = 50;

/** The nodes a text may mean, best first; of a scope those that are in it before the others. */
export const entitiesQuestion = defineQuestion(entitiesParameters, ({ inspection, parameters: { q, scope } }) => {
  if (scope !== undefined) refuseUnknownScope(inspection.snapshot, scope);
  const found = [...new Set([...findEntities(inspection.graph.nodes, q), ...namedByRules(inspection, q)])];
  const entities = scope === undefined ? found : inScopeFirst(found, scope);
  return { json: { snapshotId: inspection.snapshot.snapshotId, query: q, entities: entities.slice(0, AT_MOST) } };
});

function inScopeFirst(found: readonly GraphNode[], scope: string): readonly GraphNode[] {
  const isHere = ({ urn }: GraphNode): boolean => isUrnShownIn(urn, scope);
  return [...found.filter(isHere), ...found.filter((node) => !isHere(node))];
}

/**
 * Of an address or a block: the subnets and VPCs it lies in, then the security groups, network ACLs and route tables that
 * have a rule for it. The block of all addresses names nobody in particular.
 */
function namedByRules(inspection: Inspection, q: string): readonly GraphNode[] {
  const parsed = parseFilter(`cidr:${q.trim()}`);
  if (!parsed.ok || parsed.filter.kind !== "term") return [];
  const resources = resourcesOf(inspection);
  const kinds = ["subnet", "vpc", "security-group", "network-acl", "route-table"] as const;
  const found = filterSubjects(kinds.flatMap((kind) => resources.ofKind(kind)), parsed.filter).matches; // prettier-ignore
  return found.flatMap(({ urn }) => inspection.graph.nodesByUrn.get(urn) ?? []);
}

/**
 * The nodes that a text may mean, best first: identities, then names, then addresses and names among the facts, then
 * beginnings, then fragments. Of equal matches what people mean by a name comes first, then the graph's order counts.
 */
export function findEntities(nodes: readonly GraphNode[], query: string): readonly GraphNode[] {
  const wanted = normal(query);
  if (wanted === "") return [];
  const ranked = nodes.flatMap((node) => {
    const rank = rankOf(node, wanted);
    return rank === undefined ? [] : [{ node, rank }];
  });
  return ranked.sort((a, b) => a.rank - b.rank || meantOf(a.node) - meantOf(b.node)).map(({ node }) => node);
}

/** A name is that of a service or a load balancer sooner than of one of its containers, which bear it a hundred times. */
const meant: { readonly [Kind in NodeKind]?: number } = { "ecs-service": 0, "load-balancer": 0, "ecs-container": 2 };

function meantOf({ kind }: GraphNode): number {
  return meant[kind] ?? 1;
}

function rankOf(node: GraphNode, wanted: string): number | undefined {
  const identities = [node.urn, node.arn ?? "", node.id].map(normal);
  if (identities.includes(wanted)) return 0;
  const name = normal(node.name);
  if (name === wanted) return 1;
  const facts = Object.values(node.facts).flatMap(texts);
  if (facts.includes(wanted)) return 2;
  const id = normal(node.id);
  if (name.startsWith(wanted) || id.startsWith(wanted)) return 3;
  // The last part of a compound id is what people know it by: shop/api, alb/50dc6c495c0c9188.
  if (id.endsWith(`/${wanted}`)) return 3;
  if (name.includes(wanted) || id.includes(wanted)) return 4;
  return facts.some((fact) => fact.includes(wanted)) ? 5 : undefined;
}

function texts(fact: Fact): readonly string[] {
  if (typeof fact === "string") return [normal(fact)];
  return Array.isArray(fact) ? fact.map(normal) : [];
}

/** Lower-case, without the dot that ends a DNS name. */
function normal(text: string): string {
  return text.trim().toLowerCase().replace(/\.$/, "");
}
