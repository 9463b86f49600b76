import { expect, test } from "vitest";
import { placesOf, scopeChoices } from "#components/scope/places.ts";

const area = (account: string, region: string, alias?: string) => ({
  scope: `${account}/${region}`,
  account,
  region,
  ...(alias !== undefined && { alias }),
});

test("a Region that many areas were read in is one place; what is in no Region is none", () => {
  const places = placesOf([area("1", "global"), area("1", "eu-west-1", "prod"), area("1", "eu-west-1", "prod")]);
  expect(places).toEqual([{ scope: "1/eu-west-1", account: "1", region: "eu-west-1", name: "prod" }]);
});

test("an account is a choice where there are several, and it has several Regions", () => {
  const places = placesOf([area("1", "eu-west-1"), area("1", "us-east-1"), area("2", "eu-west-1")]);
  expect(scopeChoices(places).map(({ account, whole }) => [account, whole])).toEqual([
    ["1", true],
    ["2", false],
  ]);
  expect(scopeChoices(places.slice(0, 2)).map(({ whole }) => whole)).toEqual([false]);
});
