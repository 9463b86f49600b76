import { expect, test } from "vitest";
import { areasInScope } from "#components/survey/areas-in-scope.ts";
import type { CoverageArea } from "#lib/api/contract.ts";

const area = (account: string, region: string, state: CoverageArea["state"]): CoverageArea => ({
  scope: `${account}/${region}`,
  account,
  region,
  area: "vpcs",
  state,
  items: 0,
  calls: 1,
  readings: [],
  problems: [],
  mutes: [],
});

const coverage = {
  areas: [
    area("111111111111", "eu-west-1", "complete"),
    area("111111111111", "global", "not-asked"),
    area("111111111111", "us-east-1", "incomplete"),
    area("222222222222", "us-east-1", "complete"),
  ],
  counts: { complete: 2, incomplete: 1, notAsked: 1 },
};

test("areas of a scope stay, with what the account has in no Region; what is elsewhere is counted", () => {
  const { areas, counts, hidden } = areasInScope(coverage, "111111111111/eu-west-1");
  expect(areas.map(({ scope }) => scope)).toEqual(["111111111111/eu-west-1", "111111111111/global"]);
  expect(counts).toEqual({ complete: 1, incomplete: 0, notAsked: 1 });
  expect(hidden).toEqual({ areas: 2, unread: 1 });
});

test("without a scope nothing is elsewhere", () => {
  expect(areasInScope(coverage, undefined)).toEqual({ ...coverage, hidden: { areas: 0, unread: 0 } });
});
