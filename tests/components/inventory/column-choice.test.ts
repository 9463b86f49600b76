import { expect, test } from "vitest";
import { shownColumns, toggleColumn } from "#components/inventory/column-choice.ts";
import { inventoryTypes } from "#lib/inventory/inventory-types.ts";

test("columns stand in the order of the table, and what is no column of it is left out", () => {
  expect(shownColumns("subnets", "freeIp,nonsense,vpc")).toEqual(["vpc", "freeIp"]);
  expect(shownColumns("subnets", "")).toEqual(inventoryTypes.subnets.shown);
});

test("the table's own columns need no address", () => {
  const without = toggleColumn("subnets", "", "vpc");
  expect(without.split(",")).not.toContain("vpc");
  expect(toggleColumn("subnets", without, "vpc")).toBe("");
});
