import { expect, test } from "vitest";
import type { ChartEdge, ChartModel } from "#lib/report/chart/chart-model.ts";
import { BOXES_DRAWN } from "#lib/report/chart/fold-step.ts";
import { membersOf, namedThings } from "#lib/report/chart/members.ts";
import { writeDot } from "#lib/report/chart/write-dot.ts";
import { writeDrawio } from "#lib/report/chart/write-drawio.ts";
import { writeMermaid } from "#lib/report/chart/write-mermaid.ts";
import { boxOf, chartCluster, chartOf, chartRow, chartVpc, laidOut, textsOf } from "./chart-models.ts";

/** Clusters of services, each service with a target group and a name of its own; the services in `ill` have a high finding. */
function harbourOf(clusters: number, services: number, ill: ReadonlySet<string> = new Set()): ChartModel {
  const names = Array.from({ length: clusters }, (_, cluster) =>
    Array.from({ length: services }, (_, index) => `${String(cluster)}-${String(index).padStart(3, "0")}`),
  );
  const all = names.flat();
  return chartOf({
    names: all.map((name) => ({ urn: `name-${name}`, name, type: "A", private: false })),
    targetGroups: all.map((name) => ({ urn: `tg-${name}`, name, targetType: "ip", port: ":80" })),
    vpcs: [
      chartVpc({
        clusters: names.map((those, index) =>
          chartCluster({
            urn: `cluster-${String(index)}`,
            name: `cluster-${String(index)}`,
            rows: those.map((name) => chartRow({ urn: name, name, ...(ill.has(name) ? { severity: "high" } : {}) })),
          }),
        ),
      }),
    ],
    edges: all.flatMap((name) => [
      { kind: "registers", from: `tg-${name}`, to: name, label: "" } as const,
      { kind: "resolves", from: `name-${name}`, to: name, label: "A 60" } as const,
    ]),
  });
}

test("names fold by the cluster they lead to before services do, and each fold counts its members", () => {
  const geometry = laidOut(harbourOf(2, 90));
  expect(geometry.boxes.length).toBeLessThanOrEqual(BOXES_DRAWN);
  expect(textsOf(geometry, "fold/names/cluster-0")).toEqual(["A", "90 names", "to cluster-0"]);
  expect(boxOf(geometry, "0-000").style).toBe("row");
  expect(geometry.folds.flatMap(({ members }) => members)).toHaveLength(180);
});

test.each([1, 2, 3, 4] as const)(
  "whatever there is fits into five hundred boxes, and is drawn or folded, at detail %i",
  (detail) => {
    const model = harbourOf(60, 40, new Set(["3-001", "59-039"]));
    const geometry = laidOut(model, { detail });
    expect(geometry.boxes.length).toBeLessThanOrEqual(BOXES_DRAWN);
    const shown = new Set([
      ...geometry.boxes.map(({ urn }) => urn),
      ...geometry.folds.flatMap(({ members }) => members),
    ]);
    const things = [
      ...model.names,
      ...model.targetGroups,
      ...model.vpcs.flatMap(({ clusters }) => clusters.flatMap(({ rows }) => rows)),
    ];
    expect(things.filter(({ urn }) => !shown.has(urn))).toEqual([]);
  },
);

test("services in trouble are drawn one by one where their healthy siblings are folded", () => {
  const geometry = laidOut(harbourOf(5, 100, new Set(["3-001", "4-099"])));
  const rows = geometry.boxes.filter(({ style }) => style === "row").map(({ urn }) => urn);
  expect(rows).toEqual(["3-001", "cluster-3#folded", "4-099", "cluster-4#folded"]);
});

test("a folded cluster and a closed VPC wear the worst mark of what they hold", () => {
  const model = harbourOf(2, 3, new Set(["1-002"]));
  expect(boxOf(laidOut(model, { detail: 2 }), "cluster-1").marks[0]?.severity).toBe("high");
  expect(boxOf(laidOut(model, { detail: 2 }), "cluster-0").marks).toEqual([]);
  expect(boxOf(laidOut(model, { detail: 1 }), "vpc-1").marks[0]?.severity).toBe("high");
});

test("a fold opened by hand shows its members, and only its own", () => {
  const geometry = laidOut(harbourOf(2, 3), { detail: 2, expanded: new Set(["fold/names/cluster-1"]) });
  const names = geometry.boxes.filter(({ lane }) => lane === "names").map(({ urn }) => urn);
  expect(names).toEqual(["fold/names/cluster-0", "name-1-000", "name-1-001", "name-1-002"]);
});

/** A load balancer with names `n00`, `n01`, …, of which `ill` are in trouble. */
function named(count: number, parts: { readonly ill?: readonly string[]; readonly listed?: number } = {}): ChartModel {
  const { ill = [], listed = count } = parts;
  const names = Array.from({ length: listed }, (_, index) => {
    const name = `n${String(index).padStart(2, "0")}`;
    return { urn: name, name, type: "A", private: false, ...(ill.includes(name) ? { severity: "high" as const } : {}) };
  });
  const rest = count - listed;
  const more = { urn: "lb#names", name: `+${String(rest)}`, type: "…", private: false, count: rest };
  const all = rest > 0 ? [...names, more] : names;
  return chartOf({
    names: all,
    loadBalancers: [{ urn: "lb", name: "front", tag: "ALB", internal: false, listeners: [] }],
    edges: all.map(({ urn }) => ({ kind: "resolves", from: urn, to: "lb", label: "A 60" })),
  });
}

const namesDrawn = (model: ChartModel, expanded: readonly string[] = []) =>
  laidOut(model, { expanded: new Set(expanded) })
    .boxes.filter(({ lane }) => lane === "names")
    .map(({ urn }) => urn);

test("of many names for one thing the first six are drawn and the rest is one card with their number", () => {
  const model = named(18);
  expect(namesDrawn(model)).toEqual(["n00", "n01", "n02", "n03", "n04", "n05", "fold/names/more/lb"]);
  const geometry = laidOut(model);
  expect(textsOf(geometry, "fold/names/more/lb")).toEqual(["A", "+ 12 names"]);
  expect(textsOf(laidOut(model, { language: "ja" }), "fold/names/more/lb")).toEqual(["A", "ほか 名前 12 件"]);
  expect(geometry.folds.find(({ urn }) => urn === "fold/names/more/lb")?.members).toHaveLength(12);
  // One line stands for the twelve, and ends where they would.
  expect(geometry.lines.map(({ members }) => members.length).sort()).toEqual([1, 1, 1, 1, 1, 1, 12]);
  expect(namesDrawn(model, ["fold/names/more/lb"])).toHaveLength(18);
  expect(namesDrawn(named(7))).toHaveLength(7);
});

test("a name in trouble is drawn by itself, however many there are", () => {
  const ill = ["n09", "n10", "n11", "n12", "n13", "n14", "n15"];
  expect(namesDrawn(named(18, { ill }))).toEqual(["fold/names/more/lb", ...ill]);
  expect(namesDrawn(named(18, { ill: ["n17"] }))).toEqual([
    "n00",
    "n01",
    "n02",
    "n03",
    "n04",
    "fold/names/more/lb",
    "n17",
  ]);
});

test("names that are not listed are part of the number, and keep their number when the others are drawn", () => {
  const model = named(500, { listed: 56 });
  expect(textsOf(laidOut(model), "fold/names/more/lb").at(-1)).toBe("+ 494 names");
  const opened = laidOut(model, { expanded: new Set(["fold/names/more/lb"]) });
  expect(textsOf(opened, "lb#names").at(-1)).toBe("+ 444 names");
  expect(boxOf(opened, "lb#names").style).toBe("stack");
  // Folded with all names of the lane, they are counted too.
  expect(textsOf(laidOut(model, { detail: 2 }), "fold/names/").at(-1)).toBe("500 names");
});

test("names that lead off the chart are one card with their number, at every detail and in every format", () => {
  const model = chartOf({ ...named(2), otherNames: 13 });
  for (const detail of [1, 2, 3, 4] as const) {
    expect(textsOf(laidOut(model, { detail }), "fold/names/other").at(-1)).toBe("13 names off the chart");
  }
  expect(writeMermaid(laidOut(model))).toContain("13 names off the chart");
  expect(writeDot(laidOut(model))).toContain("13 names off the chart");
  expect(writeDrawio(laidOut(model))).toContain("13 names off the chart");
  expect(membersOf(laidOut(model), namedThings(model), "fold/names/other")).toEqual({
    kind: "off-chart",
    title: "13 names off the chart",
  });
});

test("more than eight lines into one box are a trunk with their number that lists its members", () => {
  const records = Array.from({ length: 9 }, (_, index) => `n${String(index)}`);
  const model = chartOf({
    // In trouble, so that none of them is folded.
    names: records.map((name) => ({ urn: name, name, type: "A", private: false, severity: "high" })),
    vpcs: [chartVpc()],
    edges: records.map((from) => ({ kind: "resolves", from, to: "web", label: "A 60" })),
  });
  const [trunk, ...others] = laidOut(model).lines;
  expect(others).toEqual([]);
  expect(trunk?.members.map(({ from }) => from)).toEqual(records);
  expect(trunk?.labels.map(({ text }) => text)).toEqual(["9 names"]);
  expect(laidOut({ ...model, edges: model.edges.slice(1) }).lines).toHaveLength(8);
});

test("a line is cut at the end whose own gate cuts it", () => {
  const cutAt = (side: "from" | "between" | "to") => {
    const blocker = { tag: "SG", text: "sg-1", side };
    const edge = { kind: "registers", from: "tg", to: "web", label: "", verdict: "unreachable", blocker } as const;
    const targetGroups = [{ urn: "tg", name: "web", targetType: "ip", port: ":80" }];
    return laidOut(chartOf({ targetGroups, vpcs: [chartVpc()], edges: [edge] })).lines[0]?.cross?.x ?? 0;
  };
  expect(cutAt("from")).toBeLessThan(cutAt("between"));
  expect(cutAt("between")).toBeLessThan(cutAt("to"));
});

/** The line from a target group to `web` with a verdict. */
function registered(parts: Partial<ChartEdge>, language: "en" | "ja" = "en") {
  const edge: ChartEdge = { kind: "registers", from: "tg", to: "web", label: "", ...parts };
  const targetGroups = [{ urn: "tg", name: "web", targetType: "ip", port: ":80" }];
  const geometry = laidOut(chartOf({ targetGroups, vpcs: [chartVpc()], edges: [edge] }), { language });
  const [line] = geometry.lines;
  return { geometry, line, said: line?.labels.map(({ text }) => text) };
}

test("a line whose reply is lost is whole, with a bar where the reply would arrive and the rule that loses it", () => {
  const blocker = { tag: "ACL", text: "acl-1", rule: "100", side: "to", reply: true } as const;
  const { line, said } = registered({ verdict: "unreachable", blocker });
  expect(line?.cross).toBeUndefined();
  expect(line?.rest).toBeUndefined();
  expect(line?.bar).toBeDefined();
  expect(said).toEqual(["reply ✕ ACL 100"]);
  expect(registered({ verdict: "unreachable", blocker }, "ja").said).toEqual(["応答 ✕ ACL 100"]);
  expect(line?.title).toBe("web → web · reply blocked: acl-1 (ACL 100)");
});

test("a blocked line says what blocks it, by the name or number people know it by", () => {
  const blocker = { tag: "SG", text: "sg-0123", rule: "tracking", side: "to" } as const;
  const { line, said, geometry } = registered({ verdict: "unreachable", blocker });
  expect(said).toEqual(["SG tracking"]);
  expect(line?.title).toBe("web → web · blocked by sg-0123 (SG tracking)");
  for (const text of [writeDot(geometry), writeMermaid(geometry), writeDrawio(geometry)]) {
    expect(text).toMatch(/(✕|#10005;) SG tracking/);
  }
});

test("a line of which only a part passes says what stops the rest", () => {
  const blocker = { tag: "SG", text: "sg-0123", rule: "host", side: "to" } as const;
  const { line, said } = registered({ verdict: "conditional", blocker });
  expect([line?.cross, said]).toEqual([undefined, ["part ✕ SG host"]]);
  expect(registered({ verdict: "conditional", blocker }, "ja").said).toEqual(["一部 ✕ SG host"]);
});

test("an unknown line says which call is missing", () => {
  const edge = {
    kind: "registers",
    from: "tg",
    to: "web",
    label: "",
    verdict: "unknown",
    missing: "ecs:ListTasks",
  } as const;
  const targetGroups = [{ urn: "tg", name: "web", targetType: "ip", port: ":80" }];
  const [line] = laidOut(chartOf({ targetGroups, vpcs: [chartVpc()], edges: [edge] })).lines;
  expect(line?.labels.map(({ text }) => text)).toEqual(["ecs:ListTasks"]);
});
