import { expect, test } from "vitest";
import { neighbours } from "#components/map/neighbours.ts";
import { chartOf, chartVpc, laidOut } from "#tests/lib/report/chart/chart-models.ts";

const model = chartOf({
  names: [{ urn: "www", name: "www", type: "A", private: false }],
  loadBalancers: [
    { urn: "alb", name: "alb", tag: "ALB", internal: false, listeners: [{ urn: "alb-80", name: "80", port: "80", protocol: "HTTP" }] }, // prettier-ignore
  ],
  targetGroups: [{ urn: "tg", name: "tg", targetType: "ip", port: ":80" }],
  vpcs: [chartVpc()],
  edges: [
    { kind: "resolves", from: "www", to: "alb", label: "" },
    { kind: "forwards", from: "alb-80", to: "tg", label: "" },
    { kind: "registers", from: "tg", to: "web", label: "" },
  ],
});

test("a row has to do with what ends at it, a card with what ends at its lines too", () => {
  const geometry = laidOut(model);
  expect(neighbours(geometry, "web").boxes).toEqual(["tg"]);
  expect(neighbours(geometry, "alb").boxes.toSorted()).toEqual(["tg", "www"]);
  expect(neighbours(geometry, "alb").lines).toHaveLength(2);
  expect(neighbours(geometry, "shop").lines).toEqual([]);
});

test("what is folded is met in what stands for it", () => {
  expect(neighbours(laidOut(model, { detail: 2 }), "shop").boxes).toEqual(["tg"]);
});
