import type { EntityDescription } from "#lib/api/findings.ts";
import { entityParameters } from "#lib/api/requests.ts";
import type { Graph, GraphEdge, GraphNode } from "#lib/graph/graph.ts";
import { defineQuestion } from "../question.ts";
import { Refusal } from "../refusal.ts";
import { findEntities } from "./entities.ts";
import { findingAnswers } from "./findings.ts";

const RELATIONS_AT_MOST = 500;

/** One node, its neighbours and its problems; found by its URN, ARN or id. */
export const entityQuestion = defineQuestion(entityParameters, (asked) => {
  const { graph, snapshot } = asked.inspection;
  const entity = namedEntity(graph, asked.parameters.urn);
  const relations = relationsOf(graph, entity);
  const findings = findingAnswers(asked).filter(
    ({ subject, affected }) => subject === entity.urn || affected.includes(entity.urn),
  );
  const json: EntityDescription = {
    snapshotId: snapshot.snapshotId,
    entity,
    relations: relations.slice(0, RELATIONS_AT_MOST),
    relationCount: relations.length,
    findings,
  };
  return { json };
});

/** The node of a URN, ARN or id. Throws a {@link Refusal} with near names when there is none, or more than one. */
export function namedEntity(graph: Graph, name: string, field = "urn"): GraphNode {
  const exact = graph.nodesByUrn.get(name);
  if (exact !== undefined) return exact;
  const found = graph.nodes.filter(({ arn, id }) => arn === name || id === name);
  const [one] = found;
  if (one !== undefined && found.length === 1) return one;
  const near = found.length > 0 ? found : findEntities(graph.nodes, name);
  const suggestions = near.slice(0, 8).map(({ urn }) => urn);
  const details = { field, accepted: "a URN, ARN or AWS id of this snapshot", suggestions };
  const shown = JSON.stringify(name.slice(0, 200));
  if (found.length > 1) throw new Refusal(409, `${shown} is the id of ${String(found.length)} entities.`, details);
  throw new Refusal(404, `There is no entity ${shown} in this snapshot.`, details);
}

function relationsOf(graph: Graph, { urn }: GraphNode): EntityDescription["relations"] {
  const relation = (edge: GraphEdge, direction: "out" | "in") => {
    const other = graph.nodesByUrn.get(direction === "out" ? edge.to : edge.from);
    return other === undefined ? [] : [{ edge, direction, other }];
  };
  const out = (graph.edgesFrom.get(urn) ?? []).flatMap((edge) => relation(edge, "out"));
  return [...out, ...(graph.edgesTo.get(urn) ?? []).flatMap((edge) => relation(edge, "in"))];
}
