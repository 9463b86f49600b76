import { describe, expect, test } from "vitest";
import { expressionTest } from "#lib/analysis/capacity/placement-expression.ts";
import { ecsContainerInstance } from "#tests/support/ecs-records.ts";

const instance = ecsContainerInstance({
  attributes: [
    { name: "ecs.instance-type", value: "m5.large" },
    { name: "ecs.availability-zone", value: "eu-west-1a" },
    { name: "stack", value: "blue green" },
    { name: "ecs.capability.task-eni" },
  ],
});

const meets = (expression: string) => expressionTest(expression)(instance);

describe("a placement expression", () => {
  test.each([
    ["attribute:ecs.instance-type == m5.large", true],
    ["attribute:ecs.instance-type equals t3.medium", false],
    ["attribute:ecs.availability-zone != eu-west-1b", true],
    ["attribute:ecs.availability-zone in [eu-west-1a, eu-west-1b]", true],
    ["attribute:ecs.availability-zone !in [eu-west-1a,eu-west-1b]", false],
    ["attribute:ecs.availability-zone not_in ['eu-west-1c']", true],
    ['attribute:stack == "blue green"', true],
    ["attribute:gpu exists", false],
    ["attribute:gpu !exists", true],
    ["attribute:ecs.capability.task-eni exists", true],
    ["attribute:gpu == yes", false],
    ["attribute:ecs.instance-type =~ m5.*", true],
    ["attribute:ecs.instance-type =~ m5", false],
    ["attribute:ecs.instance-type =~ .*.large", true],
    ["attribute:ecs.instance-type !~ t3.*", true],
    ["attribute:ecs.instance-type =~ m5.* and attribute:ecs.availability-zone != eu-west-1a", false],
    ["attribute:gpu exists or (attribute:stack exists && not attribute:gpu exists)", true],
    ["!(attribute:stack exists)", false],
  ])("is told where it compares attributes plainly: %s", (expression, expected) => {
    expect(meets(expression)).toBe(expected);
  });

  test.each([
    "task:group == service:production",
    "runningTasksCount < 1",
    "attribute:stack",
    "attribute:stack == ",
    "attribute:ecs.instance-type =~ (m5|c5).*",
    "attribute:ecs.instance-type =~ m[56].*",
    "attribute:stack == blue green",
    "attribute:gpu != yes",
    "attribute:stack exists and",
    "",
    "(".repeat(2_000),
  ])("is not told where it says something else: %s", (expression) => {
    expect(meets(expression)).toBeUndefined();
  });

  test("is decided by the half that is told, when that half decides", () => {
    expect(meets("attribute:gpu exists and task:group == a")).toBe(false);
    expect(meets("attribute:stack exists or task:group == a")).toBe(true);
    expect(meets("attribute:stack exists and task:group == a")).toBeUndefined();
  });

  test("is not told of an instance that told no attribute", () => {
    const bare = ecsContainerInstance({ attributes: [] });
    expect(expressionTest("attribute:gpu exists")(bare)).toBeUndefined();
  });
});
