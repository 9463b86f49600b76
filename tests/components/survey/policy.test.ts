import { describe, expect, test } from "vitest";
import { deniedCalls, policyDocument } from "#components/survey/policy.ts";

const problem = { message: "", at: "2026-11-21T12:00:00Z" };

describe("the policy to add", () => {
  test("names each denied call once, sorted, and no call that failed otherwise", () => {
    const areas = [
      { problems: [{ ...problem, kind: "denied" as const, call: "ecs:ListTasks" }] },
      { problems: [{ ...problem, kind: "throttled" as const, call: "ec2:DescribeVpcs" }] },
      {
        problems: [
          { ...problem, kind: "denied" as const, call: "ec2:DescribeSubnets" },
          { ...problem, kind: "denied" as const, call: "ecs:ListTasks" },
        ],
      },
    ];
    expect(deniedCalls(areas)).toEqual(["ec2:DescribeSubnets", "ecs:ListTasks"]);
  });

  test("is a policy document that allows exactly those", () => {
    expect(JSON.parse(policyDocument(["ecs:ListTasks"]))).toEqual({
      Version: "2012-10-17",
      Statement: [{ Sid: "RoadsteadRead", Effect: "Allow", Action: ["ecs:ListTasks"], Resource: "*" }],
    });
  });
});
