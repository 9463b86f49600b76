import { describe, expect, it } from "vitest";
import { recordChanges } from "#lib/report/entity/record-changes.ts";

describe("what differs between two records of a resource", () => {
  it("is told field by field, the fields of fields by their path", () => {
    const before = { desiredCount: 3, launchType: "EC2", deployment: { maximumPercent: 200 } };
    const after = { desiredCount: 4, deployment: { maximumPercent: 100 }, status: "ACTIVE" };
    expect(recordChanges(before, after)).toEqual([
      { path: "deployment.maximumPercent", before: "200", after: "100" },
      { path: "desiredCount", before: "3", after: "4" },
      { path: "launchType", before: "EC2" },
      { path: "status", after: "ACTIVE" },
    ]);
  });

  it("is nothing when only an order changed, or what AWS logs of the resource", () => {
    const record = { groups: [{ id: "a", name: "x" }, { id: "b" }], events: [{ message: "one" }] };
    const again = { events: [{ message: "two" }], groups: [{ id: "b" }, { name: "x", id: "a" }] };
    expect(recordChanges(record, again)).toEqual([]);
  });

  it("is what went from a list and what came to it", () => {
    expect(recordChanges({ groups: ["sg-1", "sg-2"] }, { groups: ["sg-2", "sg-3"] })).toEqual([
      { path: "groups[]", before: '"sg-1"' },
      { path: "groups[]", after: '"sg-3"' },
    ]);
  });

  it("is told of the same element of a list by its id, and not by the times at which AWS set it", () => {
    const deployment = (runningCount: number, updatedAt: string) => ({ id: "ecs-svc/1", runningCount, updatedAt });
    expect(recordChanges({ deployments: [deployment(1, "10:00")] }, { deployments: [deployment(2, "10:01")] })).toEqual(
      [{ path: "deployments[ecs-svc/1].runningCount", before: "1", after: "2" }],
    );
    expect(recordChanges({ createdAt: "1" }, { createdAt: "2" })).toEqual([]);
  });

  it("is cut where a value is longer than anybody reads", () => {
    const [change] = recordChanges({ policy: "x" }, { policy: "y".repeat(1000) });
    expect(change?.after).toHaveLength(240);
  });
});
