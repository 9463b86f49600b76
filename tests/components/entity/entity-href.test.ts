import { expect, test } from "vitest";
import type { Variant } from "#lib/analysis/reach/answer.ts";
import { pathOnMapHref, questionHref } from "#components/entity/entity-href.ts";

const urn = (kind: string, id: string) => `aws/111111111111/eu-west-1/${kind}/${id}`;

test("a path on the map is its two ends, services in the place of their tasks, and all it passes, each once", () => {
  const group = urn("security-group", "sg-1");
  const hop = (at: string) => ({ urn: at }) as Variant["request"][number];
  const variant: Variant = {
    fromNode: urn("ecs-task", "main/1"),
    toNode: urn("record-set", "Z1/a/A/blue,green"),
    fromEnd: { networkInterface: urn("network-interface", "eni-1"), service: urn("ecs-service", "main/web") },
    pairs: 1,
    verdict: "reachable",
    conditions: [],
    request: [hop(group), hop(group)],
    reply: [],
    blockers: [],
  };
  const { searchParams } = new URL(pathOnMapHref(variant), "http://here");
  expect(searchParams.get("from")).toBe(urn("ecs-service", "main/web"));
  expect(searchParams.get("to")).toBe(urn("record-set", "Z1/a/A/blue,green"));
  expect(searchParams.get("path")?.split(",")).toEqual([
    urn("ecs-service", "main/web"),
    group,
    urn("record-set", "Z1/a/A/blue%2Cgreen"),
  ]);
});

test("a question in an address has every field of it", () => {
  const href = questionHref({ from: "a b", to: "internet", protocol: "icmp", icmpType: 8 });
  expect(href).toBe("/paths?from=a+b&to=internet&protocol=icmp&icmpType=8");
});
