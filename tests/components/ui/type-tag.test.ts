import { describe, expect, test } from "vitest";
import { typeTagOf, typeTags } from "#components/ui/type-tag.tsx";
import { nodeKinds } from "#lib/model/urn.ts";

describe("type tags", () => {
  test("are short, and differ from kind to kind", () => {
    const tags = nodeKinds.map((kind) => typeTags[kind]);
    expect(new Set(tags).size).toBe(nodeKinds.length);
    expect(tags.filter((tag) => tag.length < 2 || tag.length > 5)).toEqual([]);
  });

  test("tell the types of load balancers apart by their id", () => {
    expect(typeTagOf("load-balancer", "app/web/1")).toBe("ALB");
    expect(typeTagOf("load-balancer", "net/web/1")).toBe("NLB");
    expect(typeTagOf("load-balancer", "web")).toBe("LB");
  });
});
