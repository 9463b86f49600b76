import { graphParameters } from "#lib/api/requests.ts";
import { defineQuestion } from "../question.ts";
import { namesOfScope, refuseUnknownScope } from "./scope-names.ts";

/** The graph, narrowed to kinds of nodes and to a scope; an edge stays when both its ends do. */
export const graphQuestion = defineQuestion(graphParameters, ({ inspection, parameters: { kinds, scope } }) => {
  const { snapshot, graph } = inspection;
  if (scope !== undefined) refuseUnknownScope(snapshot, scope);
  const nodes = graph.nodes.filter(
    (node) =>
      (kinds === undefined || kinds.includes(node.kind)) && (scope === undefined || namesOfScope(node).includes(scope)),
  );
  if (kinds === undefined && scope === undefined) {
    return { json: { snapshotId: snapshot.snapshotId, nodes, edges: graph.edges } };
  }
  const kept = new Set(nodes.map(({ urn }) => urn));
  const edges = graph.edges.filter(({ from, to }) => kept.has(from) && kept.has(to));
  return { json: { snapshotId: snapshot.snapshotId, nodes, edges } };
});
