import { expect, test } from "vitest";
import { chartSvg } from "#lib/report/chart/chart-svg.ts";
import type { GroundGroup, GroundModel, GroundSubnet } from "#lib/report/chart/ground/ground-model.ts";
import { groundModel } from "#lib/report/chart/ground/build-ground.ts";
import { layoutGround } from "#lib/report/chart/ground/layout-ground.ts";
import { writeSvg } from "#lib/report/chart/write-svg.ts";
import { halfBlind } from "#mocks/scenarios/half-blind.ts";
import { harbour } from "#mocks/scenarios/harbour.ts";
import { inspectScenario } from "#tests/support/surveyed.ts";
import { chartColumn } from "../chart-models.ts";
import { elementsOf, hostileNames } from "../hostile-names.ts";

function group(parts: Partial<GroundGroup> = {}): GroundGroup {
  const name = parts.name ?? "web";
  return { urn: name, name, owner: "task", tag: "SVC", count: 1, ...parts };
}

function groundOf(subnets: readonly Partial<GroundSubnet>[]): GroundModel {
  const vpc = {
    urn: "vpc-1",
    name: "main",
    place: "111111111111 eu-west-1",
    cidrs: ["10.0.0.0/16"],
    subnets: subnets.map((subnet) => ({ ...chartColumn(), groups: [], ...subnet })),
  };
  return { snapshotId: "20261121T120000Z-00000000", vpcs: [vpc], edges: [], unread: [] };
}

test("a subnet shows every owner with its number and a square an interface, and a third line is never begun", () => {
  const groups = [group({ count: 5 }), group({ name: "many", count: 402 })];
  const { boxes } = layoutGround(groundOf([{ groups }]), "en");
  const [, , web, many] = boxes;
  expect(web?.labels.map(({ text }) => text)).toEqual(["SVC", "web", "5"]);
  // Five squares of 10 px, 2 px apart.
  expect(web?.areas.map(({ style, width }) => [style, width]).slice(1)).toEqual([["square-task", 58]]);
  expect(many?.labels.at(-1)?.text).toBe("402");
  expect(many?.areas.filter(({ style }) => style === "square-task")).toHaveLength(2);
});

test("owners that do not fit are one line with their number, and what is in trouble is not among them", () => {
  const groups = Array.from({ length: 40 }, (_, index) =>
    group({ name: `svc-${String(index)}`, ...(index === 39 ? { severity: "high" as const } : {}) }),
  );
  const { boxes, folds } = layoutGround(groundOf([{ groups }]), "en");
  expect(boxes.some(({ urn }) => urn.startsWith("svc-39#"))).toBe(true);
  expect(boxes.at(-1)?.title).toBe("+ 29 owners · 29 interfaces");
  expect(folds[0]?.members).toHaveLength(29);
});

test("ten thousand owners in a hundred subnets stay within five hundred boxes", () => {
  const groups = Array.from({ length: 100 }, (_, index) => group({ name: `svc-${String(index)}` }));
  const subnets = Array.from({ length: 100 }, (_, index) => ({ urn: `subnet-${String(index)}`, groups }));
  const { boxes, folds } = layoutGround(groundOf(subnets), "en");
  expect(boxes.length).toBeLessThanOrEqual(500);
  expect(folds).toHaveLength(100);
});

test("subnets of one kind of route stand side by side across the zones", () => {
  const { boxes } = layoutGround(
    groundOf([
      { urn: "public-a", zone: "a", routeClass: "public", groups: [group({ count: 30 })] },
      { urn: "app-a", zone: "a" },
      { urn: "public-b", zone: "b", routeClass: "public" },
      { urn: "app-b", zone: "b" },
    ]),
    "en",
  );
  const top = (urn: string) => boxes.find((box) => box.urn === urn)?.y;
  expect(top("public-a")).toBe(top("public-b"));
  expect(top("app-a")).toBe(top("app-b"));
});

test("an empty subnet says so, and one whose interfaces were not read says which call is missing", () => {
  const texts = (subnet: Partial<GroundSubnet>) =>
    layoutGround(groundOf([subnet]), "en").boxes[1]?.labels.map(({ text }) => text);
  expect(texts({})).toContain("no interfaces");
  const unread = texts({ unread: "ec2:DescribeNetworkInterfaces" });
  expect(unread).not.toContain("no interfaces");
  expect(unread?.join(" ")).toContain("not read: ec2:DescribeNetworkInter");
});

test("the ground of harbour counts every interface of every subnet once, in whole pixels", async () => {
  const inspection = await inspectScenario(harbour);
  const model = groundModel(inspection);
  const counted = model.vpcs.flatMap(({ subnets }) => subnets.flatMap(({ groups }) => groups));
  expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(inspection.topology.interfaces.size);
  expect(counted.find(({ name }) => name === "manifest-export")).toMatchObject({ tag: "SVC", count: 6 });
  const geometry = layoutGround(model, "ja");
  const numbers = geometry.boxes.flatMap(({ x, y, width, height, areas, labels }) => [
    x, y, width, height,
    ...areas.flatMap((area) => [area.x, area.y, area.width, area.height]),
    ...labels.flatMap((label) => [label.x, label.y]),
  ]); // prettier-ignore
  expect(numbers.filter((number) => !Number.isInteger(number))).toEqual([]);
  expect(new Set(geometry.boxes.map(({ urn }) => urn)).size).toBe(geometry.boxes.length);
  expect(writeSvg(chartSvg(layoutGround(groundModel(inspection), "ja")))).toBe(writeSvg(chartSvg(geometry)));
});

test("what was not read is said below the ground", async () => {
  const { notes } = layoutGround(groundModel(await inspectScenario(halfBlind)), "en");
  expect(notes.map(({ label }) => label.full ?? label.text).join("\n")).toContain("ECS tasks: ecs:ListTasks");
});

test.each(hostileNames)("a ground of things named %j is well-formed XML", (name) => {
  const drawn = (text: string) =>
    elementsOf(
      writeSvg(chartSvg(layoutGround(groundOf([{ name: text, groups: [group({ name: text, urn: "w" })] }]), "en"))),
    );
  // A name that is cut gets a title with the whole of it, and nothing else.
  const elements = (text: string) => drawn(text).filter((element) => element !== "title");
  expect(elements(name)).toEqual(elements("web"));
});

test("wide paper has VPCs beside each other, and subnets that fill it up to a width that reads well", () => {
  const [first] = groundOf([{ zone: "a" }, { urn: "b", zone: "b" }, { urn: "c", zone: "c" }]).vpcs;
  const model = { ...groundOf([]), vpcs: ["one", "two"].flatMap((urn) => (first === undefined ? [] : { ...first, urn })) }; // prettier-ignore
  const placed = (width?: number) => {
    const geometry = layoutGround(model, "en", { width });
    const [one, subnet] = geometry.boxes;
    const two = geometry.boxes.find(({ urn }) => urn === "two");
    return { beside: one?.y === two?.y, subnet: subnet?.width, width: geometry.width };
  };
  expect(placed()).toEqual({ beside: false, subnet: 244, width: 844 });
  expect(placed(1000)).toEqual({ beside: false, subnet: 296, width: 1000 });
  expect(placed(1744)).toEqual({ beside: true, subnet: 255, width: 1742 });
  expect(placed(3000)).toEqual({ beside: true, subnet: 420, width: 2732 });
});
