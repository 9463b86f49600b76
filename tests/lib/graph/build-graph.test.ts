import { describe, expect, it } from "vitest";
import { buildGraph } from "#lib/graph/build-graph.ts";
import { buildTopology } from "#lib/graph/build-topology.ts";
import { wholeAccount } from "#tests/support/whole-account.ts";

describe("buildGraph", () => {
  it("chains a name to its container", () => {
    const graph = buildGraph(buildTopology(wholeAccount));
    const place = "aws/111111111111/eu-west-1";
    const chain = [
      "aws/111111111111/global/record-set/Z1/www.example.com/A",
      `${place}/load-balancer/app/front/1`,
      `${place}/listener/app/front/1/2`,
      `${place}/listener-rule/app/front/1/2/3`,
      `${place}/target-group/web/1`,
      `${place}/target/arn:aws:elasticloadbalancing:eu-west-1:111111111111:targetgroup/web/1/10.0.1.10:8080`,
      `${place}/ecs-task/shop/task-1`,
      `${place}/ecs-container/task-1/app`,
    ];
    chain.slice(1).forEach((urn, at) => {
      expect(graph.edgesFrom.get(chain[at] ?? "")?.map(({ to }) => to)).toContain(urn);
    });
  });
});
