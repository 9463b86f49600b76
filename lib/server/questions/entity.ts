import type { EntityDescription } from "#lib/api/findings.ts";
import { entityParameters } from "#lib/api/requests.ts";
import type { Graph, GraphEdge, GraphNode } from "#lib/graph/graph.ts";
import { defineQuestion } from "../question.ts";
import { findingAnswers } from "./findings.ts";
import { namedEntity } from "./named-entity.ts";

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

function relationsOf(graph: Graph, { urn }: GraphNode): EntityDescription["relations"] {
  const relation = (edge: GraphEdge, direction: "out" | "in") => {
    const other = graph.nodesByUrn.get(direction === "out" ? edge.to : edge.from);
    return other === undefined ? [] : [{ edge, direction, other }];
  };
  const out = (graph.edgesFrom.get(urn) ?? []).flatMap((edge) => relation(edge, "out"));
  return [...out, ...(graph.edgesTo.get(urn) ?? []).flatMap((edge) => relation(edge, "in"))];
}
