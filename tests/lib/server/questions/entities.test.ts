import { expect, it } from "vitest";
import type { GraphNode } from "#lib/graph/graph.ts";
import { findEntities } from "#lib/server/questions/entities.ts";
import type { NodeKind } from "#lib/model/urn.ts";

const place = { account: "111122223333", region: "eu-west-1" } as const;

function node(kind: NodeKind, id: string, name: string): GraphNode {
  return { ...place, urn: `aws/111122223333/eu-west-1/${kind}/${id}`, kind, id, name, facts: {}, sources: [] };
}

const nodes = [
  node("ecs-container", "1f/api", "api"),
  node("ecs-container", "2f/api", "api"),
  node("ecs-service", "shop/api", "api"),
  node("security-group", "sg-1", "api"),
  node("ecs-service", "shop/api-admin", "api-admin"),
];

it("offers the service of a name before its containers, which bear it too, and after what is called exactly so", () => {
  const found = findEntities(nodes, "api").map(({ kind, id }) => `${kind} ${id}`);
  expect(found).toEqual([
    "ecs-service shop/api",
    "security-group sg-1",
    "ecs-container 1f/api",
    "ecs-container 2f/api",
    "ecs-service shop/api-admin",
  ]);
  expect(findEntities(nodes, "1f/api").map(({ id }) => id)).toEqual(["1f/api"]);
});
