import { expect, test } from "vitest";
import { chartSheet } from "#lib/report/chart/chart-sheet.ts";
import type { ChartModel } from "#lib/report/chart/chart-model.ts";
import { writeDot } from "#lib/report/chart/write-dot.ts";
import { writeDrawio } from "#lib/report/chart/write-drawio.ts";
import { writeMermaid } from "#lib/report/chart/write-mermaid.ts";
import { writeSvg } from "#lib/report/chart/write-svg.ts";
import { chartOf, chartVpc, laidOut } from "./chart-models.ts";
import { elementsOf, hostileNames } from "./hostile-names.ts";

const sheet = (parts: Partial<ChartModel>, language: "en" | "ja" = "en") =>
  // The style sheet names everything there may be.
  writeSvg(chartSheet(laidOut(chartOf({ vpcs: [chartVpc()], ...parts }), { language }), language)).replace(/<style>[^]*?<\/style>/, ""); // prettier-ignore

test("a drawing that leaves the page says whose network it shows, and when it was read", () => {
  expect(sheet({})).toContain("Roadstead · 111111111111 eu-west-1 · 2026-11-21 12:00 UTC");
  const vpcs = ["1", "2", "3", "4", "5"].map((urn) => chartVpc({ urn, place: `${urn} eu-west-1`, clusters: [] }));
  expect(sheet({ vpcs })).toContain("Roadstead · 1 eu-west-1 · 2 eu-west-1 · 3 eu-west-1 · +2 · 2026-11-21");
});

test("a drawing of invented things says so across the paper and in words, one of an account does not", () => {
  expect(sheet({})).not.toMatch(/demo/i);
  const demo = sheet({ demo: true });
  expect(demo).toContain('class="rs-demo"');
  expect(demo).toContain("[DEMO] Roadstead");
  expect(demo).toContain("Demo data — no AWS account was read");
  expect(sheet({ demo: true }, "ja")).toContain("デモデータ — AWS アカウントは読み取っていません");
});

test("the map as text says so too", () => {
  const model = chartOf({ vpcs: [chartVpc()], demo: true });
  for (const write of [writeDot, writeMermaid, writeDrawio]) {
    expect(write(laidOut(model))).toContain("[DEMO] Roadstead · 111111111111 eu-west-1");
    expect(write(laidOut(chartOf({ vpcs: [chartVpc()] })))).not.toContain("DEMO");
  }
});

test("the legend explains the signs that are drawn, and no others", () => {
  const plain = sheet({});
  expect(plain).toContain("task, healthy");
  expect(plain).not.toMatch(/blocked|critical|not read/);
  const edge = { kind: "registers", from: "tg", to: "web", label: "", verdict: "unreachable" } as const;
  const targetGroups = [{ urn: "tg", name: "web", targetType: "ip", port: ":80", severity: "critical" as const }];
  const unread = { scope: "111111111111/eu-west-1", area: "vpcs", call: "ec2:DescribeVpcs" } as const;
  const cut = sheet({ targetGroups, edges: [edge], unread: [unread] }, "ja");
  for (const said of ["遮断", "重要度 重大", "未取得"]) expect(cut).toContain(said);
});

test.each(hostileNames.map((name) => ({ name: name.slice(0, 30), hostile: name })))(
  "a sheet is well-formed when an account is called $name",
  ({ hostile }) => {
    expect(elementsOf(sheet({ vpcs: [chartVpc({ place: hostile })], demo: true }))[0]).toBe("svg");
  },
);
