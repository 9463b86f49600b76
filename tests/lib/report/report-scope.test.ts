import { expect, test } from "vitest";
import { isFindingShownIn, isShownIn, isUrnShownIn } from "#lib/report/report-scope.ts";

const names = { account: "111111111111", region: "global" };

test("what an account has in no Region stays with each of its Regions, and with no other account", () => {
  expect(isShownIn(names, "111111111111/eu-west-1")).toBe(true);
  expect(isShownIn(names, "eu-west-1")).toBe(true);
  expect(isShownIn(names, "222222222222/eu-west-1")).toBe(false);
  expect(isShownIn(names, "222222222222")).toBe(false);
});

test("what is in a Region is shown there alone", () => {
  const vpc = "aws/111111111111/eu-west-1/vpc/vpc-1";
  expect(isUrnShownIn(vpc, undefined)).toBe(true);
  expect(isUrnShownIn(vpc, "111111111111/eu-west-1")).toBe(true);
  expect(isUrnShownIn(vpc, "111111111111")).toBe(true);
  expect(isUrnShownIn(vpc, "111111111111/us-east-1")).toBe(false);
});

test("an area that was not read belongs to its Region, though it is no resource", () => {
  const area = "aws/111111111111/eu-west-1/area/ecsServices";
  expect([isUrnShownIn(area, "eu-west-1"), isUrnShownIn(area, "us-east-1")]).toEqual([true, false]);
});

test("a finding is shown where its subject is, or what suffers from it", () => {
  const record = "aws/111111111111/global/record-set/Z1/www.example.jp/A";
  const service = "aws/111111111111/eu-west-1/ecs-service/web/api";
  const hurts = { subject: record, affected: [service] };
  expect([isFindingShownIn(hurts, "eu-west-1"), isFindingShownIn(hurts, "us-east-1")]).toEqual([true, false]);
  expect(isFindingShownIn({ subject: record, affected: [] }, "us-east-1")).toBe(true);
});
