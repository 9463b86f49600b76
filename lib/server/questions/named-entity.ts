import type { Graph, GraphNode } from "#lib/graph/graph.ts";
import { parseUrn } from "#lib/model/urn.ts";
import { notInSnapshot, severalEntities } from "../refusal-words.ts";
import { Refusal } from "../refusal.ts";
import { findEntities } from "./entities.ts";

/** The node of a URN, ARN or id. Throws a {@link Refusal} with near names when there is none, or more than one. */
export function namedEntity(graph: Graph, name: string, field = "urn"): GraphNode {
  const exact = graph.nodesByUrn.get(name) ?? internetOf(graph, name);
  if (exact !== undefined) return exact;
  const found = graph.nodes.filter(({ arn, id }) => arn === name || id === name);
  const [one] = found;
  if (one !== undefined && found.length === 1) return one;
  const near = found.length > 0 ? found : findEntities(graph.nodes, name);
  const suggestions = near.slice(0, 8).map(({ urn }) => urn);
  const details = { field, accepted: "a URN, ARN or AWS id of this snapshot", suggestions };
  if (found.length > 1) throw new Refusal(409, severalEntities(name, found.length), details);
  throw new Refusal(404, notInSnapshot("entity", name), details);
}

/** The internet of questions, where that of several scopes is nobody's in particular. */
function internetOf({ nodes }: Graph, name: string): GraphNode | undefined {
  return parseUrn(name)?.kind === "internet" ? nodes.find(({ kind }) => kind === "internet") : undefined;
}
