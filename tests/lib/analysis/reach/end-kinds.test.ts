import { expect, test } from "vitest";
import { isPathEnd } from "#lib/analysis/reach/end-kinds.ts";
import { tracePath } from "#lib/analysis/reach/trace.ts";
import { harbour } from "#mocks/scenarios/harbour.ts";
import { inspectScenario } from "#tests/support/surveyed.ts";

test("of every kind of resource, a question is answered exactly where it is said that a path can end there, and what is not known has its reason", async () => {
  const { topology, graph } = await inspectScenario(harbour);
  const nodes = [
    ...new Map(graph.nodes.map((node) => [`${node.kind} ${String(node.facts["vpcEndpointType"])}`, node])).values(),
  ];
  const answers = nodes.map((node) => ({
    node,
    answer: tracePath(topology, { from: node.urn, to: "internet", protocol: "tcp", port: "443" }),
  }));
  const answered = answers.filter(({ answer }) => "verdict" in answer || answer.status === 409);
  expect(answered.map(({ node }) => node.urn)).toEqual(nodes.filter(isPathEnd).map(({ urn }) => urn));
  const ends = answers
    .flatMap(({ answer }) => ("verdict" in answer ? answer.variants : []))
    .map(({ toNode }) => toNode);
  expect([...new Set(ends)].filter((urn) => !graph.nodesByUrn.has(urn))).toEqual([]);
  const unsaid = answers.filter(
    ({ answer }) => "verdict" in answer && answer.verdict === "unknown" && answer.unknowns.length === 0,
  );
  expect(unsaid.map(({ node }) => node.urn)).toEqual([]);
});
