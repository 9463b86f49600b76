import { expect, test } from "vitest";
import { columnWidth, linksInSight } from "#components/inventory/column-width.ts";

const rows = (...cells: readonly (string | number | boolean | null | readonly string[])[]) =>
  cells.map((cell) => ({ cells: [cell], names: {} }));

test("a column is as wide as the longest of its values needs, in steps that one letter more does not change", () => {
  const narrow = columnWidth("state", { title: "State", rows: rows("unused", "isolated"), at: 0 });
  expect(narrow).toBeLessThan(100);
  expect(columnWidth("cidr", { title: "CIDR blocks", rows: rows("10.20.0.0/16"), at: 0 })).toBeGreaterThanOrEqual(
    12 * 7.2 + 16,
  );
  expect(columnWidth("state", { title: "State", rows: rows("isolate"), at: 0 })).toBe(narrow);
});

test("capitals are wider than other letters: what AWS says in them is not cut", () => {
  const wide = (status: string) => columnWidth("status", { title: "Status", rows: rows(status), at: 0 });
  expect(wide("RUNNING")).toBeGreaterThanOrEqual(7 * 8.6 + 16);
  // N, O and W are wider still.
  expect(wide("UNKNOWN")).toBeGreaterThan(7 * 9.3 + 16);
  expect(wide("RUNNING")).toBeGreaterThan(wide("running"));
});

test("figures have room for what sets their thousands apart", () => {
  expect(columnWidth("ttl", { title: "TTL", rows: rows(172_800), at: 0 })).toBeGreaterThanOrEqual(
    "172,800".length * 7.8 + 16,
  );
});

test("the title is never cut, in Japanese either, whose letters are twice as wide", () => {
  const title = "サブネット数";
  expect(columnWidth("subnets", { title, rows: rows(1, 10), at: 0 })).toBeGreaterThanOrEqual(title.length * 12 + 16);
  expect(columnWidth("running", { title: "Running", rows: [], at: 0 })).toBeGreaterThanOrEqual(60);
});

test("one long value does not push all others out of sight, and several names take their gaps", () => {
  const long = columnWidth("description", { title: "Description", rows: rows("x".repeat(400)), at: 0 });
  expect(long).toBeLessThanOrEqual(320);
  const one = columnWidth("subnet", { title: "Subnet", rows: rows(["aws/1/r/subnet/harbour-app-a"]), at: 0 });
  const two = columnWidth("subnet", { title: "Subnet", rows: rows(["aws/1/r/subnet/harbour-app-a", "aws/1/r/subnet/b"]), at: 0 }); // prettier-ignore
  expect(two).toBeGreaterThan(one);
});

test("what is left out and what was not read have room beside the values", () => {
  const whole = { cells: ["10.0.0.0/16"], names: {} };
  const more = { cells: [{ value: "10.0.0.0/16", more: 3, unread: "ec2:DescribeVpcs" }], names: {} };
  const width = (row: typeof whole | typeof more) => columnWidth("cidr", { title: "CIDR blocks", rows: [row], at: 0 });
  expect(width(more)).toBeGreaterThan(width(whole));
});

test("a value is measured as it is said to the reader", () => {
  const said = (value: string) => (value === "private" ? "プライベート" : value);
  const seen = { title: "状態", rows: rows("private"), at: 0 };
  expect(columnWidth("state", { ...seen, said })).toBeGreaterThanOrEqual(6 * 13 + 16);
  expect(columnWidth("state", { ...seen, said })).toBeGreaterThan(columnWidth("state", seen));
});

test("of many links as many are shown as the widest column has room for: none is cut within its name", () => {
  const links = (...ids: readonly string[]) => ids.map((id) => `aws/1/r/subnet/${id}`);
  const inSight = (cell: readonly string[] | { readonly value: readonly string[]; readonly more: number }) =>
    linksInSight({ cells: [cell], names: {} }, 0);
  expect(inSight([])).toBe(0);
  expect(inSight(links("harbour-app-a", "harbour-app-c"))).toBe(2);
  expect(inSight(links("harbour-public-a", "harbour-public-c", "harbour-public-d"))).toBe(1);
  // What is left out takes room, too.
  expect(inSight({ value: links("harbour-app-a", "harbour-app-c"), more: 4 })).toBe(2);
  expect(inSight({ value: links("harbour-app-a", "harbour-app-cd"), more: 4 })).toBe(1);
  expect(inSight(links("x".repeat(80)))).toBe(1);
});

test("a task without a name takes the room of the head of its id, as it is shown", () => {
  const task = (id: string) => columnWidth("task", { title: "Task", rows: rows([`aws/1/r/ecs-task/shop/${id}`]), at: 0 }); // prettier-ignore
  expect(task("0".repeat(32))).toBe(task("0".repeat(13)));
});

test("an id of wide figures is not cut", () => {
  const eni = (id: string) => columnWidth("eni", { title: "Interfaces", rows: rows([`aws/1/r/network-interface/${id}`]), at: 0 }); // prettier-ignore
  // As Chromium sets it, with the edges of the cell: 153 px and 16.
  expect(eni("eni-045ba00e543329b8d")).toBeGreaterThanOrEqual(169);
});
