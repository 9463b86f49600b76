import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as effects from "#app/api/v1/paths/effects/route.ts";
import * as matrix from "#app/api/v1/paths/matrix/route.ts";
import * as trace from "#app/api/v1/paths/trace/route.ts";
import { compose } from "#app/composition.ts";
import { problemDetailsSchema } from "#lib/api/contract.ts";
import { changeEffectsSchema } from "#lib/api/change-effects.ts";
import { matrixSchema, type MatrixAnswer } from "#lib/api/matrix.ts";
import { traceAnswerSchema } from "#lib/api/trace.ts";
import { readConfig } from "#lib/server/config.ts";
import { setRunning, stopRunning } from "#lib/server/running.ts";

function ask(query: string, init: RequestInit = {}, route = matrix) {
  return route.GET(new Request(`http://localhost:3000/${query}`, init), { params: Promise.resolve({}) });
}

async function answered(query: string): Promise<MatrixAnswer> {
  const answer = await ask(query);
  expect(answer.status).toBe(200);
  return matrixSchema.parse(await answer.json());
}

async function refused(query: string) {
  const answer = await ask(query);
  expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  return problemDetailsSchema.parse(await answer.json());
}

/** The verdicts of a row, a column each. */
function verdictsOf({ outcomes, rows }: MatrixAnswer, from: string): readonly string[] {
  const cells = rows.find((row) => row.from === from)?.cells ?? [];
  return cells.flatMap((outcome, i) =>
    i % 2 === 0 ? Array<string>(cells[i + 1] ?? 0).fill(outcomes[outcome]?.verdict ?? "") : [],
  );
}

beforeAll(async () => {
  const running = await compose(
    readConfig({
      ROADSTEAD_DEMO: "true",
      ROADSTEAD_SCENARIO: "harbour",
      ROADSTEAD_DATA_DIR: mkdtempSync(join(tmpdir(), "roadstead-")),
      ROADSTEAD_REFRESH_SECONDS: "86400",
      LOG_LEVEL: "silent",
    }),
  );
  setRunning(running);
  const over = new Promise<void>((resolve) => {
    running.live.subscribe({ survey: ({ state }) => state !== "running" && resolve(), snapshot: () => undefined });
  });
  await running.live.start();
  await over;
});

afterAll(stopRunning);

it("answers all pairs folded to services, every row as long as the list of classes", async () => {
  const answer = await answered("?protocol=tcp&port=443");
  expect([answer.fold, answer.question]).toEqual(["services", { protocol: "tcp", port: "443" }]);
  expect(answer.classes.at(-1)).toMatchObject({ id: "internet", kind: "internet" });
  expect(answer.rows.map(({ from }) => from)).toEqual(answer.classes.map(({ id }) => id));
  for (const { from } of answer.rows) expect(verdictsOf(answer, from)).toHaveLength(answer.classes.length);
  const all = Object.values(answer.counts).reduce((sum, count) => sum + count, 0);
  expect(all).toBe(answer.classes.length ** 2);
  expect(answer.classes.filter(({ kind }) => kind === "ecs-service").every(({ id, nodes }) => nodes[0] === id)).toBe(
    true,
  );
});

it("gives the verdicts that a trace between the same two services gives", async () => {
  const answer = await answered("?protocol=tcp&port=8080");
  const services = answer.classes.filter(({ kind }) => kind === "ecs-service").slice(0, 4);
  for (const from of services) {
    for (const to of services) {
      const traced = await ask(
        `?${new URLSearchParams({ from: from.id, to: to.id, port: "8080" }).toString()}`,
        {},
        trace,
      );
      const { verdict } = traceAnswerSchema.parse(await traced.json());
      const column = answer.classes.findIndex(({ id }) => id === to.id);
      expect(`${from.name} → ${to.name}: ${verdictsOf(answer, from.id)[column] ?? ""}`).toBe(
        `${from.name} → ${to.name}: ${verdict}`,
      );
    }
  }
});

it("names every node of every class when classes are not folded", async () => {
  const { classes } = await answered("?port=443&fold=classes");
  const nodes = classes.flatMap((one) => one.nodes);
  expect(nodes.some((node) => node.includes("/ecs-task/"))).toBe(true);
  expect(nodes.some((node) => node.includes("/load-balancer/"))).toBe(true);
  const tasks = nodes.filter((node) => node.includes("/ecs-task/"));
  expect(new Set(tasks).size).toBe(tasks.length);
});

it("answers one row when a sender is named", async () => {
  const whole = await answered("?port=443");
  const id = whole.classes[0]?.id ?? "";
  const one = await answered(`?port=443&from=${encodeURIComponent(id)}`);
  expect(one.rows.map(({ from }) => from)).toEqual([id]);
  expect(verdictsOf(one, id)).toEqual(verdictsOf(whole, id));
});

it("answers 304 to a client that has the answer", async () => {
  const first = await ask("?port=443");
  const etag = first.headers.get("etag") ?? "";
  expect(etag).toMatch(/^W\//);
  expect((await ask("?port=443", { headers: { "if-none-match": etag } })).status).toBe(304);
  expect((await ask("?port=80", { headers: { "if-none-match": etag } })).status).toBe(200);
});

it("gives a CSV file when asked by format or by the Accept header", async () => {
  const [byFormat, byHeader] = [
    await ask("?port=443&format=csv"),
    await ask("?port=443", { headers: { accept: "text/csv" } }),
  ];
  expect(byFormat.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(byFormat.headers.get("content-disposition")).toMatch(/^attachment; filename="roadstead-matrix-demo-.*\.csv"$/);
  const lines = (await byFormat.clone().text()).trimEnd().split("\n");
  expect([lines[0]?.endsWith(",source"), ...lines.slice(1).map((line) => /,demo:[a-z-]+$/.test(line))]).not.toContain(
    false,
  );
  const text = await byFormat.text();
  expect(await byHeader.text()).toBe(text);
  const { classes } = await answered("?port=443");
  expect(text.trimEnd().split("\n")).toHaveLength(classes.length + 1);
  expect(text.split("\n")[0]).toContain("from,kind,count,");
});

it.each([
  ["?port=70000", "port"],
  ["?port=90-80", "port"],
  ["?protocol=tcpp", "protocol"],
  ["?fold=clusters", "fold"],
  ["?format=xml", "format"],
  ["?colour=red", "colour"],
])("refuses %s and names the field", async (query, field) => {
  expect(await refused(query)).toMatchObject({ status: 400, field });
});

it("refuses a sender that is not there with the nearest names", async () => {
  const problem = await refused("?from=checkuot");
  expect(problem).toMatchObject({ status: 404, field: "from" });
  expect(problem.suggestions?.length).toBeGreaterThan(0);
});

it("tells what a fix of a path would change for every other pair, and refuses a fix that the answer does not have", async () => {
  const { classes } = await answered("?protocol=tcp&port=8080");
  const services = classes.filter(({ kind }) => kind === "ecs-service").map(({ id }) => encodeURIComponent(id));
  const questions = services.flatMap((from) => services.map((to) => `?from=${from}&to=${to}&protocol=tcp&port=8080`));
  let fixed: string | undefined;
  for (const question of questions) {
    const { fixes } = traceAnswerSchema.parse(await (await ask(question, {}, trace)).json());
    if (fixes.length > 0) fixed = question;
    if (fixed !== undefined) break;
  }
  const told = await ask(`${fixed ?? ""}&fix=0`, {}, effects);
  expect(told.status).toBe(200);
  const { count, others, otherCount } = changeEffectsSchema.parse(await told.json());
  expect(count).toBeGreaterThanOrEqual(otherCount);
  expect(others.length).toBeLessThanOrEqual(otherCount);
  for (const { before, after } of others) expect(after).not.toEqual(before);
  expect((await ask(`${fixed ?? ""}&fix=99`, {}, effects)).status).toBe(404);
  expect((await ask(fixed ?? "", {}, effects)).status).toBe(400);
  expect((await ask(`${fixed ?? ""}&fix=0&closing=0`, {}, effects)).status).toBe(400);
});
