import { expect, test } from "vitest";
import type { Capacity } from "#lib/api/capacity.ts";
import { shownName } from "#components/capacity/what-if-names.ts";

const web = "aws/111111111111/eu-west-1/ecs-service/shop/web";
const twin = "aws/222222222222/eu-west-1/ecs-service/shop/web";
const capacityOf = (...urns: readonly string[]) =>
  ({ services: urns.map((urn) => ({ urn })), instances: [] }) as unknown as Capacity;

test("what a what-if names by its URN is shown by its name, while no other goes by that", () => {
  expect(shownName(web, capacityOf(web))).toBe("shop/web");
  expect(shownName(web, capacityOf(web, twin))).toBe(web);
  expect(shownName("shop/web", capacityOf(web))).toBe("shop/web");
  expect(shownName("nobody", capacityOf())).toBe("nobody");
});
