import { graphParameters } from "#lib/api/requests.ts";
import { scopeKey } from "#lib/model/scope.ts";
import type { Snapshot } from "#lib/model/snapshot.ts";
import { defineQuestion } from "../question.ts";
import { Refusal } from "../refusal.ts";

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

/** What a scope goes by: its account, its Region, or both. */
function namesOfScope({ account, region }: { readonly account: string; readonly region: string }): readonly string[] {
  return [`${account}/${region}`, account, region];
}

function refuseUnknownScope({ scopes }: Snapshot, wanted: string): void {
  const names = [...new Set(scopes.flatMap(({ scope }) => namesOfScope(scope)))];
  if (names.includes(wanted)) return;
  const accepted = "<account>/<region>, an account, or a Region of this snapshot";
  const suggestions = scopes.map(({ scope }) => scopeKey(scope)).slice(0, 8);
  const shown = JSON.stringify(wanted.slice(0, 200));
  throw new Refusal(404, `There is no scope ${shown} in this snapshot.`, { field: "scope", accepted, suggestions });
}
