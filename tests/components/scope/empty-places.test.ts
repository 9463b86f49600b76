import { expect, test } from "vitest";
import { emptyPlaces } from "#components/scope/empty-places.ts";

const place = (region: string) => ({ account: "prod", region, scope: `111111111111/${region}` });
const services = { found: [place("ap-northeast-1")], none: [place("eu-west-1")], unread: [place("us-east-1")] };

test("of everything, the Regions without services are told beside those that have some", () => {
  expect(emptyPlaces(services, undefined)).toEqual(services);
});

test("of everything, nothing is told of what was not read while there is no Region without services: the coverage says it", () => {
  expect(emptyPlaces({ ...services, none: [] }, undefined).unread).toEqual([]);
});

test("where nothing was found anywhere, what was not read is told", () => {
  const unread = [place("us-east-1")];
  expect(emptyPlaces({ found: [], none: [], unread }, undefined)).toEqual({ found: [], none: [], unread });
});

test("of a scope without services, that there is none, and where there are some", () => {
  expect(emptyPlaces(services, "111111111111/eu-west-1")).toEqual({ ...services, unread: [] });
});

test("a scope that was not read to its end is never called empty", () => {
  expect(emptyPlaces(services, "us-east-1")).toEqual({ ...services, none: [] });
});

test("of a scope that has services nothing is told", () => {
  expect(emptyPlaces(services, "111111111111")).toEqual({ found: [], none: [], unread: [] });
});
