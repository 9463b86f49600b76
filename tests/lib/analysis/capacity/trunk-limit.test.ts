import { expect, test } from "vitest";
import { trunkLimit } from "#lib/analysis/capacity/trunk-limit.ts";

test.each([
  ["m5.large", 10],
  ["m5.2xlarge", 40],
  ["m5.4xlarge", 60],
  ["c5.large", 10],
  ["m6g.medium", 4],
  ["m6i.8xlarge", 90],
  ["m6a.48xlarge", 120],
  ["x2iedn.2xlarge", 29],
])("%s is listed with %i tasks", (instanceType, tasks) => {
  expect(trunkLimit(instanceType)).toEqual({ eligible: true, tasks, source: "listed" });
});

test.each([
  ["m7i.large", 10],
  ["r8g.xlarge", 20],
  ["m8g.12xlarge", 60],
  ["m8i.8xlarge", 90],
  ["m8i-flex.large", 4],
  ["c7i.metal-48xl", 120],
])("%s is newer than the list: %i tasks are derived", (instanceType, tasks) => {
  expect(trunkLimit(instanceType)).toEqual({ eligible: true, tasks, source: "derived" });
});

test.each(["t2.micro", "t3.medium", "t4g.large", "m4.large"])("%s cannot have a trunk", (instanceType) => {
  expect(trunkLimit(instanceType)).toEqual({ eligible: false });
});

test("a type that one source lists and another rules out is said to be in dispute, not decided", () => {
  expect(trunkLimit("p3.2xlarge")).toEqual({ tasks: 40, source: "listed", disagree: "support" });
  expect(trunkLimit("m5n.large")).toEqual({ tasks: 10, source: "listed", disagree: "support" });
  expect(trunkLimit("c5n.large")).toEqual({ eligible: false, disagree: "support" });
});

test("a figure that cannot be is not repeated", () => {
  expect(trunkLimit("i4i.large")).toEqual({ disagree: "limit" });
  expect(trunkLimit("i4i.32xlarge")).toEqual({ eligible: true, tasks: 120, source: "derived", disagree: "limit" });
});

test("of a type nobody has heard of nothing is said", () => {
  expect(trunkLimit("q9z.large")).toEqual({});
  expect(trunkLimit("")).toEqual({});
});
