import { expect, test } from "vitest";
import type { ChartEdge } from "#lib/report/chart/chart-model.ts";
import { boxOf, chartCluster, chartColumn, chartOf, chartRow, chartVpc, laidOut, textsOf } from "./chart-models.ts";

const nat = { urn: "nat-1", name: "nat-a", tag: "NAT" };

function leaves(from: string, parts: Partial<ChartEdge> = {}): ChartEdge {
  return { kind: "leaves", from, to: "nat-1", label: "", ...parts };
}

test("the first level of detail draws VPCs only, the second clusters, the third services, the fourth tasks", () => {
  const task = { urn: "task-1", name: "abcdef01", status: "RUNNING", cell: chartRow().cells[0] };
  const tasks = task.cell === undefined ? [] : [{ ...task, cell: task.cell }];
  const model = chartOf({ vpcs: [chartVpc({ clusters: [chartCluster({ rows: [chartRow({ tasks })] })] })] });
  const drawn = (detail: 1 | 2 | 3 | 4) => laidOut(model, { detail }).boxes.map(({ urn }) => urn);
  expect(drawn(1)).toEqual(["vpc-1"]);
  expect(drawn(2)).toEqual(["vpc-1", "subnet-a", "shop"]);
  expect(drawn(3)).toEqual(["vpc-1", "subnet-a", "shop", "web"]);
  expect(drawn(4)).toEqual(["vpc-1", "subnet-a", "shop", "web", "task-1", "web#more"]);
});

test("a cluster opened by hand shows its services where it would be folded, and only its own", () => {
  const clusters = [chartCluster(), chartCluster({ urn: "depot", name: "depot", rows: [chartRow({ name: "cron" })] })];
  const model = chartOf({ vpcs: [chartVpc({ clusters })] });
  const geometry = laidOut(model, { detail: 2, expanded: new Set(["depot"]) });
  expect(geometry.boxes.map(({ urn }) => urn)).toEqual(["vpc-1", "subnet-a", "shop", "depot", "cron"]);
  expect(textsOf(geometry, "shop")[0]).toBe("▸");
  expect(textsOf(geometry, "depot")[0]).toBe("▾");
});

test("a folded cluster shows the sum of its services by subnet", () => {
  const rows = [chartRow(), chartRow({ name: "api" })];
  const model = chartOf({ vpcs: [chartVpc({ clusters: [chartCluster({ rows })] })] });
  const { areas } = boxOf(laidOut(model, { detail: 2 }), "shop");
  expect(areas.filter(({ style }) => style === "tick")).toHaveLength(4);
});

test("above four hundred services only those in trouble are drawn one by one, and the rest is counted", () => {
  const rows = Array.from({ length: 401 }, (_, index) =>
    chartRow({ name: `svc-${String(index)}`, ...(index === 7 ? { severity: "high" as const } : {}) }),
  );
  const geometry = laidOut(chartOf({ vpcs: [chartVpc({ clusters: [chartCluster({ rows })] })] }));
  const drawn = geometry.boxes.filter(({ style }) => style === "row").map(({ urn }) => urn);
  expect(drawn).toEqual(["svc-7", "shop#folded"]);
  expect(textsOf(geometry, "shop")).toContain("401 services · 802 tasks");
  expect(textsOf(geometry, "shop#folded")).toContain("+ 400 services · 800 tasks");
  expect(geometry.folds.find(({ urn }) => urn === "shop#folded")?.members).toHaveLength(400);
});

test("more tasks than are listed are counted below them", () => {
  const cell = { subnetUrn: "subnet-a", healthy: 60, unwell: 0, stopping: 0, ports: [] };
  const one = { ...cell, healthy: 1 };
  const tasks = [{ urn: "t1", name: "t1", status: "RUNNING", cell: one }];
  const rows = [chartRow({ cells: [cell], tasks })];
  const geometry = laidOut(chartOf({ vpcs: [chartVpc({ clusters: [chartCluster({ rows })] })] }), { detail: 4 });
  expect(textsOf(geometry, "web#more")).toEqual(["+ 59 more tasks"]);
});

test("up to twelve tasks in a subnet are ticks by their state, more are a figure", () => {
  const few = { subnetUrn: "subnet-a", healthy: 2, unwell: 1, stopping: 1, ports: [] };
  const many = { subnetUrn: "subnet-a", healthy: 12, unwell: 1, stopping: 0, ports: [] };
  const rows = [chartRow({ cells: [few] }), chartRow({ name: "api", cells: [many] })];
  const geometry = laidOut(chartOf({ vpcs: [chartVpc({ clusters: [chartCluster({ rows })] })] }));
  expect(boxOf(geometry, "web").areas.map(({ style }) => style)).toEqual([
    "tag",
    "tick",
    "tick",
    "tick-unwell",
    "tick-stopping",
  ]);
  expect(textsOf(geometry, "api")).toContain("12 / 13");
});

test("a task that was placed on an instance shows which host port leads to which container port", () => {
  const cell = { subnetUrn: "subnet-a", healthy: 2, unwell: 0, stopping: 0, ports: [":32768→80", ":32769→80"] };
  const rows = [chartRow({ networkMode: "bridge", cells: [cell] })];
  const geometry = laidOut(chartOf({ vpcs: [chartVpc({ clusters: [chartCluster({ rows })] })] }));
  const { labels } = boxOf(geometry, "web");
  expect(labels.map(({ text }) => text)).toContain("bridge");
  expect(labels.at(-1)).toMatchObject({ text: ":32768→80 +1", full: ":32768→80 :32769→80" });
});

test("a cluster whose tasks were not read is hatched over its subnets and names the call", () => {
  const geometry = laidOut(chartOf({ vpcs: [chartVpc({ clusters: [chartCluster({ unread: "ecs:ListTasks" })] })] }));
  const box = boxOf(geometry, "shop");
  expect(box.areas.map(({ style }) => style)).toContain("hatch");
  expect(textsOf(geometry, "shop")).toContain("not read: ecs:ListTasks");
  expect(box.title).toContain("not read: ecs:ListTasks");
});

test("every area that was not read is said below the chart beside a hatched square, in the reader's language", () => {
  const unread = [{ scope: "111111111111/eu-west-1", area: "ecsServices", call: "ecs:ListServices" }] as const;
  const geometry = laidOut(chartOf({ unread }), { language: "ja" });
  expect(geometry.notes).toHaveLength(1);
  expect(geometry.notes[0]?.area.style).toBe("hatch");
  const { text, full } = geometry.notes[0]?.label ?? {};
  expect(full ?? text).toBe("未取得: 111111111111/eu-west-1 ECS サービス: ecs:ListServices");
});

test("a blocked line is cut in the middle by a cross with the tag of what blocks it", () => {
  const edges: readonly ChartEdge[] = [
    {
      kind: "registers",
      from: "tg",
      to: "web",
      label: "",
      verdict: "unreachable",
      blocker: { tag: "SG", text: "sg-0123" },
    },
  ];
  const targetGroups = [{ urn: "tg", name: "web", targetType: "ip", port: ":8080" }];
  const [line] = laidOut(chartOf({ vpcs: [chartVpc()], targetGroups, edges })).lines;
  expect(line?.cross?.tag).toBe("SG");
  expect(line?.title).toContain("blocked by sg-0123");
  // The living part ends at the cross, the rest begins there.
  const cross = `${String(line?.cross?.x)} ${String(line?.cross?.y)}`;
  expect(line?.path.endsWith(` ${cross}`)).toBe(true);
  expect(line?.rest?.startsWith(`M${cross}C`)).toBe(true);
});

test("services that leave the same way share one line to a card with their number, dead ways apart from living ones", () => {
  const rows = ["api", "cron", "web"].map((name) => chartRow({ name }));
  const dead = { verdict: "unreachable" as const, blocker: { tag: "RTB", text: "rtb-1 blackhole" } };
  const edges = [leaves("api"), leaves("cron"), leaves("web", dead)];
  const model = chartOf({ vpcs: [chartVpc({ clusters: [chartCluster({ rows })] })], exits: [nat], edges });
  const { lines } = laidOut(model);
  expect(lines.map(({ labels, cross }) => [labels[0]?.text, cross?.tag])).toEqual([
    [undefined, undefined],
    ["RTB", "RTB"],
  ]);
  expect(textsOf(laidOut(model), "nat-1")).toEqual(["NAT", "nat-a", "2 services"]);
  expect(textsOf(laidOut(model, { language: "ja" }), "nat-1").at(-1)).toBe("サービス 2 件");
  expect(lines.map(({ title }) => title)).toEqual(["2 services → nat-a", "web → nat-a · blocked by rtb-1 blackhole"]);
});

test("the head of a VPC says its ranges, where it is, and how many of its lines pass", () => {
  const rows = ["api", "web"].map((name) => chartRow({ name }));
  const targetGroups = ["a", "b", "c"].map((urn) => ({ urn, name: urn, targetType: "ip", port: ":80" }));
  const registers = (from: string, to: string, parts: Partial<ChartEdge>): ChartEdge => {
    return { kind: "registers", from, to, label: "", ...parts };
  };
  const edges = [
    registers("a", "api", { verdict: "reachable" }),
    registers("b", "api", { verdict: "unreachable" }),
    registers("b", "web", { verdict: "reachable" }),
    registers("c", "web", { verdict: "unknown" }),
    // A dead way out is no way in that is blocked.
    leaves("web", { verdict: "unreachable" }),
  ];
  const vpc = chartVpc({ cidrs: ["10.0.0.0/16", "10.1.0.0/16"], otherSubnets: 3, clusters: [chartCluster({ rows })] });
  const model = chartOf({ vpcs: [vpc], targetGroups, exits: [nat], edges });
  const head = ["VPC", "main", "10.0.0.0/16, 10.1.0.0/16 · 111111111111 eu-west-1"];
  const counts = "2 permitted · 1 blocked · 1 unknown · + 3 subnets without tasks";
  expect(textsOf(laidOut(model), "vpc-1")).toEqual([...head, counts]);
  expect(textsOf(laidOut(model, { detail: 1 }), "vpc-1").at(-1)).toBe(`2 services · 4 tasks · ${counts}`);
  expect(textsOf(laidOut(model, { language: "ja" }), "vpc-1").at(-1)).toBe(
    "到達可 2 · 遮断 1 · 不明 1 · タスクのないサブネット ほか 3",
  );
});

test("a column says its range, and leaves out the name of its VPC where there is no room for it", () => {
  const columns = [chartColumn({ name: "main-apparatus-a" }), chartColumn({ urn: "subnet-b", name: "main-b" })];
  const geometry = laidOut(chartOf({ vpcs: [chartVpc({ columns })] }));
  expect(textsOf(geometry, "subnet-a")).toEqual(["eu-west-1a", "…apparatus-a", "10.0.1.0/24", "NAT", "200 free"]);
  expect(boxOf(geometry, "subnet-a").labels[1]?.full).toBe("main-apparatus-a");
  expect(textsOf(geometry, "subnet-b")[0]).toBe("main-b");
});

test("names that begin one line say their type once, at its beginning", () => {
  const names = ["a", "b"].map((name) => ({ urn: name, name, type: "A alias", private: false }));
  const loadBalancers = ["one", "two"].map((urn) => {
    return { urn, name: urn, tag: "ALB" as const, internal: false, listeners: [] };
  });
  const edges = names.flatMap(({ urn }) =>
    loadBalancers.map(({ urn: to }): ChartEdge => ({ kind: "resolves", from: urn, to, label: "A alias" })),
  );
  const model = chartOf({ names, loadBalancers, edges, vpcs: [chartVpc()] });
  const said = (options: Parameters<typeof laidOut>[1]) =>
    laidOut(model, options).lines.flatMap(({ labels }) => labels.map(({ text }) => text));
  expect(said({})).toEqual(["A alias", "A alias"]);
  // Folded into one card they begin together.
  expect(said({ detail: 2 })).toEqual(["A alias"]);
});

test("an empty lane collapses to a rule, and the berths never do", () => {
  const { lanes } = laidOut(chartOf({ vpcs: [chartVpc()], exits: [nat] }));
  expect(lanes.filter(({ empty }) => !empty).map(({ id }) => id)).toEqual(["berths", "exits"]);
  expect(lanes.filter(({ empty }) => empty).every(({ width }) => width === 20)).toBe(true);
  const nothing = laidOut(chartOf());
  expect(nothing.lanes.filter(({ empty }) => !empty).map(({ id }) => id)).toEqual(["berths"]);
  expect(nothing.boxes).toEqual([]);
});

test.each([1, 2] as const)("a line to a folded service ends at what stands for it, at detail %i", (detail) => {
  const columns = Array.from({ length: 6 }, (_, index) => chartColumn({ urn: `subnet-${String(index)}` }));
  const vpcs = [chartVpc(), chartVpc({ urn: "vpc-2", clusters: [], columns })];
  const geometry = laidOut(chartOf({ vpcs, exits: [nat], edges: [leaves("web")] }), { detail });
  const standIn = boxOf(geometry, detail === 1 ? "vpc-1" : "shop");
  const [start] = /^M\d+ \d+/.exec(geometry.lines[0]?.path ?? "") ?? [];
  expect(start).toBe(`M${String(standIn.x + standIn.width)} ${String(standIn.y + standIn.height / 2)}`);
});

test("a target group says how many of its targets are healthy, or that this was not read", () => {
  const group = { urn: "tg", name: "web", targetType: "ip", port: ":8080" };
  const caption = (health?: { healthy: number; all: number }) =>
    textsOf(laidOut(chartOf({ targetGroups: [{ ...group, ...(health === undefined ? {} : { health }) }] })), "tg").at(
      -1,
    );
  expect(caption({ healthy: 1, all: 2 })).toBe("ip :8080 · 1/2 healthy");
  expect(caption()).toBe("ip :8080 · not read");
});

test("a listener is a line of its load balancer's card, and lines of the map start there", () => {
  const loadBalancers = [
    {
      urn: "lb",
      name: "front",
      tag: "ALB" as const,
      internal: false,
      listeners: [{ urn: "l443", name: ":443", port: "443", protocol: "HTTPS" }],
    },
  ];
  const targetGroups = [{ urn: "tg", name: "web", targetType: "ip", port: ":8080" }];
  const edges: readonly ChartEdge[] = [{ kind: "forwards", from: "l443", to: "tg", label: "/api/*" }];
  const geometry = laidOut(chartOf({ loadBalancers, targetGroups, edges }));
  expect(textsOf(geometry, "l443")).toEqual([":443 HTTPS"]);
  const listener = boxOf(geometry, "l443");
  expect(geometry.lines[0]?.path).toMatch(
    new RegExp(`^M${String(listener.x + listener.width)} ${String(listener.y + listener.height / 2)}C`),
  );
  expect(geometry.lines[0]?.labels[0]?.text).toBe("/api/*");
});
