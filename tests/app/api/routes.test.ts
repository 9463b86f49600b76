import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import * as unknownRoute from "#app/api/[[...path]]/route.ts";
import * as changes from "#app/api/v1/changes/route.ts";
import * as coverage from "#app/api/v1/coverage/route.ts";
import * as dnsChain from "#app/api/v1/dns/chain/route.ts";
import * as dnsRecords from "#app/api/v1/dns/records/route.ts";
import * as liveDns from "#app/api/v1/dns/live/route.ts";
import * as resolveDns from "#app/api/v1/dns/resolve/route.ts";
import * as dnsZones from "#app/api/v1/dns/zones/route.ts";
import * as entity from "#app/api/v1/entities/[...urn]/route.ts";
import * as entities from "#app/api/v1/entities/route.ts";
import * as events from "#app/api/v1/events/route.ts";
import * as exportFile from "#app/api/v1/exports/[format]/route.ts";
import * as findings from "#app/api/v1/findings/route.ts";
import * as graph from "#app/api/v1/graph/route.ts";
import * as history from "#app/api/v1/history/route.ts";
import * as trace from "#app/api/v1/paths/trace/route.ts";
import * as snapshot from "#app/api/v1/snapshots/[id]/route.ts";
import * as snapshots from "#app/api/v1/snapshots/route.ts";
import * as startup from "#app/api/v1/startup/route.ts";
import * as survey from "#app/api/v1/surveys/current/route.ts";
import * as surveys from "#app/api/v1/surveys/route.ts";
import { compose } from "#app/composition.ts";
import * as metrics from "#app/metrics/route.ts";
import * as readyz from "#app/readyz/route.ts";
import * as version from "#app/version/route.ts";
import {
  coverageSchema,
  entitiesSchema,
  graphSchema,
  problemDetailsSchema,
  snapshotListSchema,
  surveySchema,
  surveyStartedSchema,
  versionSchema,
} from "#lib/api/contract.ts";
import { changesSchema, type ChangesAnswer } from "#lib/api/changes.ts";
import { dnsChainSchema, dnsRecordsSchema, dnsZonesSchema } from "#lib/api/dns-page.ts";
import { dnsAnswerSchema } from "#lib/api/dns.ts";
import { entityDescriptionSchema, historySchema } from "#lib/api/entity.ts";
import { findingsSchema } from "#lib/api/findings.ts";
import { startUpAnswerSchema } from "#lib/api/startup.ts";
import { traceAnswerSchema } from "#lib/api/trace.ts";
import { snapshotSchema } from "#lib/model/snapshot.ts";
import { readConfig } from "#lib/server/config.ts";
import { setRunning, stopRunning } from "#lib/server/running.ts";

type Route = (
  request: Request,
  context: { params: Promise<Readonly<Record<string, string | string[]>>> },
) => Promise<Response>;

type Sent = RequestInit & { readonly path?: Record<string, string | string[]> };

function ask(route: Route, query = "", { path = {}, ...init }: Sent = {}) {
  return route(new Request(`http://localhost:3000/${query}`, init), { params: Promise.resolve(path) });
}

async function parsed<Schema extends z.ZodType>(schema: Schema, answer: Response): Promise<z.output<Schema>> {
  expect(answer.status).toBeLessThan(300);
  return schema.parse(await answer.json());
}

async function told(query: string): Promise<ChangesAnswer> {
  const answer = await ask(changes.GET, query);
  expect(answer.status).toBe(200);
  // The schema of this type: URNs are texts to it, and areas too.
  return changesSchema.parse(await answer.json()) as ChangesAnswer;
}

async function problem(answer: Response) {
  expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  const details = problemDetailsSchema.parse(await answer.json());
  expect(details.status).toBe(answer.status);
  return details;
}

beforeAll(async () => {
  const running = await compose(
    readConfig({
      ROADSTEAD_DEMO: "true",
      ROADSTEAD_SCENARIO: "half-blind",
      ROADSTEAD_DATA_DIR: mkdtempSync(join(tmpdir(), "roadstead-")),
      ROADSTEAD_REFRESH_SECONDS: "86400",
      LOG_LEVEL: "silent",
    }),
  );
  setRunning(running);
  expect((await ask(readyz.GET)).status).toBe(503);
  expect((await problem(await ask(graph.GET))).detail).toBe("The first survey is still running.");
  const over = new Promise<void>((resolve) => {
    running.live.subscribe({ survey: ({ state }) => state !== "running" && resolve(), snapshot: () => undefined });
  });
  await running.live.start();
  await over;
});

afterAll(stopRunning);

describe("the API over a demo account of which some was denied", () => {
  it("is ready although areas are incomplete", async () => {
    expect((await ask(readyz.GET)).status).toBe(200);
  });

  it("says who it is", async () => {
    const answer = await parsed(versionSchema, await ask(version.GET));
    expect([answer.mode, answer.scenario]).toEqual(["demo", "half-blind"]);
    expect(answer.scenarios?.map(({ id }) => id)).toContain("harbour");
  });

  it("tells the state of every area of the survey, and the problem of those that are incomplete", async () => {
    const { state, areas, store } = await parsed(surveySchema, await ask(survey.GET));
    expect([state, store]).toEqual(["done", { ok: true }]);
    const incomplete = areas.filter((area) => area.state === "incomplete");
    expect(incomplete.length).toBeGreaterThan(0);
    expect(incomplete.every((area) => area.problem !== undefined)).toBe(true);
  });

  it("answers every read in the shape of the contract", async () => {
    await parsed(graphSchema, await ask(graph.GET));
    await parsed(findingsSchema, await ask(findings.GET));
    await parsed(snapshotListSchema, await ask(snapshots.GET));
    await parsed(snapshotSchema, await ask(snapshot.GET, "", { path: { id: "latest" } }));
    const { areas, complete } = await parsed(coverageSchema, await ask(coverage.GET));
    expect(complete).toBe(false);
    const muting = areas.filter(({ mutes }) => mutes.length > 0);
    expect(muting.map(({ state }) => state)).not.toContain("complete");
    expect(muting.length).toBeGreaterThan(0);
  });

  it("narrows the graph to kinds and scopes, and keeps only edges between what is left", async () => {
    const { nodes, edges } = await parsed(graphSchema, await ask(graph.GET, "?kinds=vpc,subnet&scope=ap-northeast-1"));
    expect([...new Set(nodes.map(({ kind }) => kind))].sort()).toEqual(["subnet", "vpc"]);
    const urns = new Set(nodes.map(({ urn }) => urn));
    expect(edges.every(({ from, to }) => urns.has(from) && urns.has(to))).toBe(true);
  });

  it("finds an entity by a fragment of its name and describes it by its URN, plain or encoded", async () => {
    const found = await parsed(entitiesSchema, await ask(entities.GET, "?q=ledger"));
    const urn = found.entities[0]?.urn ?? "";
    expect(found.entities[0]?.name).toContain("ledger");
    for (const parts of [urn.split("/"), [encodeURIComponent(urn)]]) {
      const answer = await parsed(entityDescriptionSchema, await ask(entity.GET, "", { path: { urn: parts } }));
      expect(answer.entity.urn).toBe(urn);
    }
  });

  it("tells the history of an entity over the snapshots that are kept, and refuses a question about none", async () => {
    const { entities: found } = await parsed(entitiesSchema, await ask(entities.GET, "?q=ledger"));
    const told = await parsed(historySchema, await ask(history.GET, `?entity=${found[0]?.urn ?? ""}`));
    expect([told.urn, told.snapshots, told.more]).toEqual([found[0]?.urn, 1, false]);
    expect((await problem(await ask(history.GET))).field).toBe("entity");
  });

  it("names the areas about an entity that were denied", async () => {
    const { nodes } = await parsed(graphSchema, await ask(graph.GET, "?kinds=ecs-service"));
    const answer = await parsed(
      entityDescriptionSchema,
      await ask(entity.GET, "", { path: { urn: (nodes[0]?.urn ?? "").split("/") } }),
    );
    expect(answer.missing.every(({ problems }) => problems.length > 0)).toBe(true);
    expect(answer.evidence.readings.map(({ call }) => call)).toContain("ecs:DescribeServices");
    expect(answer.record).toMatchObject({ serviceArn: nodes[0]?.arn });
  });

  it("resolves a name as the internet would, and refuses a VPC that is not there", async () => {
    const answer = await parsed(dnsAnswerSchema, await ask(resolveDns.GET, "?name=nowhere.test"));
    expect(answer.question).toEqual({ name: "nowhere.test", type: "A", vpc: "internet" });
    const details = await problem(await ask(resolveDns.GET, "?name=www.example.com&vpc=vpc-nowhere"));
    expect([details.status, details.field]).toEqual([404, "vpc"]);
  });

  it("refuses look-ups of this machine's resolver unless they are turned on", async () => {
    const details = await problem(await ask(liveDns.GET, "?name=www.example.com"));
    expect(details.status).toBe(404);
    expect(details.detail).toContain("ROADSTEAD_DNS_LIVE=true");
  });

  it("lists zones, the records of one in windows, and the chain of a record to its containers", async () => {
    const { zones, vpcs } = await parsed(dnsZonesSchema, await ask(dnsZones.GET));
    expect(zones.map(({ name, kind, unread }) => [name, kind, unread.length])).toEqual([
      ["example.com", "public", 0],
      ["internal.example.com", "private", 1],
    ]);
    expect(vpcs.length).toBeGreaterThan(0);
    const zone = zones[0]?.zoneId ?? "";
    const window = await parsed(dnsRecordsSchema, await ask(dnsRecords.GET, `?zone=${zone}&type=A&offset=1&limit=2`));
    expect([window.total, window.offset, window.records.length, window.unknowns]).toEqual([5, 1, 2, []]);
    const urn = window.records[1]?.urn ?? "";
    const around = await parsed(
      dnsRecordsSchema,
      await ask(dnsRecords.GET, `?zone=${zone}&type=A&limit=1&around=${encodeURIComponent(urn)}`),
    );
    expect([around.place, around.offset, around.records[0]?.urn]).toEqual([2, 2, urn]);
    const chain = await parsed(dnsChainSchema, await ask(dnsChain.GET, `?record=${encodeURIComponent(urn)}`));
    expect(chain.steps.map(({ kind }) => kind)).toContain("ecs-service");
    expect(chain.walk[0]).toEqual({ kind: "client", vpcIds: [] });
  });

  it("says that the records of a zone were not read, and refuses zones and records that are not there", async () => {
    const { zones } = await parsed(dnsZonesSchema, await ask(dnsZones.GET));
    const unread = zones.find(({ kind }) => kind === "private")?.zoneId ?? "";
    const answer = await parsed(dnsRecordsSchema, await ask(dnsRecords.GET, `?zone=${unread}`));
    expect([answer.total, answer.unknowns.map(({ call }) => call)]).toEqual([0, ["route53:ListResourceRecordSets"]]);
    expect((await problem(await ask(dnsRecords.GET, "?zone=Z404"))).status).toBe(404);
    for (const query of ["?limit=501", "?offset=-1", "?sort=age", "?verdict=bad", "?type=ANY"]) {
      expect((await problem(await ask(dnsRecords.GET, query))).status).toBe(400);
    }
    expect((await problem(await ask(dnsChain.GET, "?record=nowhere"))).status).toBe(404);
    expect((await problem(await ask(dnsChain.GET, ""))).field).toBe("record");
  });

  it("answers a path question by query string and by JSON body alike", async () => {
    const { nodes } = await parsed(graphSchema, await ask(graph.GET, "?kinds=network-interface"));
    const [from, to] = nodes.map(({ id }) => id);
    const query = `?from=${String(from)}&to=${String(to)}&protocol=tcp&port=443`;
    const body = JSON.stringify({ from, to, protocol: "tcp", port: 443 });
    const post = { method: "POST", body, headers: { "content-type": "application/json" } };
    const byQuery = await parsed(traceAnswerSchema, await ask(trace.GET, query));
    expect(await parsed(traceAnswerSchema, await ask(trace.POST, "", post))).toEqual(byQuery);
  });

  it("tells of a service, or of a task definition with subnets, what its start needs", async () => {
    const { nodes } = await parsed(graphSchema, await ask(graph.GET, "?kinds=ecs-service,subnet"));
    const idOf = (kind: string) => nodes.find((node) => node.kind === kind)?.id ?? "";
    const ofService = await parsed(startUpAnswerSchema, await ask(startup.GET, `?entity=${idOf("ecs-service")}`));
    expect(ofService.needs.map(({ service }) => service)).toEqual(["ecr.api", "ecr.dkr", "s3", "logs"]);
    const subnets = `&subnets=${idOf("subnet")}`;
    const missing = await problem(await ask(startup.GET, `?taskDefinition=ledger:999${subnets}`));
    expect(missing).toMatchObject({ status: 404, field: "taskDefinition" });
    const known = `?taskDefinition=${missing.suggestions?.[0] ?? ""}${subnets}`;
    const planned = await parsed(startUpAnswerSchema, await ask(startup.GET, known));
    expect(planned.needs.map(({ subnets: asked }) => asked.map(({ id }) => id))).toEqual(
      planned.needs.map(() => [idOf("subnet")]),
    );
  });

  it("refuses a start-up check that says neither what nor where, or of something that never starts", async () => {
    expect(await problem(await ask(startup.GET))).toMatchObject({ status: 400, field: "entity" });
    expect(await problem(await ask(startup.GET, "?taskDefinition=web:1"))).toMatchObject({ field: "subnets" });
    expect(await problem(await ask(startup.GET, "?taskDefinition=web:1&subnets=subnet-x"))).toMatchObject({
      status: 404,
      field: "subnets",
    });
    const { nodes } = await parsed(graphSchema, await ask(graph.GET, "?kinds=vpc"));
    const vpc = await problem(await ask(startup.GET, `?entity=${nodes[0]?.id ?? ""}`));
    expect(vpc).toMatchObject({
      status: 400,
      field: "entity",
      accepted: "the URN, ARN or id of an ECS service or task",
    });
  });

  it("speaks Japanese when asked", async () => {
    const { rules } = await parsed(findingsSchema, await ask(findings.GET, "?lang=ja"));
    expect(rules[0]?.title).toMatch(/[ぁ-ん]/);
  });

  it("names a report's file after the account, the time and the snapshot", async () => {
    const answer = await ask(exportFile.GET, "", { path: { format: "csv" } });
    expect(answer.headers.get("content-disposition")).toMatch(
      /^attachment; filename="roadstead-[A-Za-z0-9.-]+-\d{8}T\d{4}Z-[0-9a-f]{8}\.csv"$/,
    );
  });

  it("tells which methods a route answers, and refuses a field where there is none", async () => {
    const told = await ask(trace.OPTIONS, "", { method: "OPTIONS" });
    expect([told.status, told.headers.get("allow")]).toEqual([204, "GET, HEAD, POST, OPTIONS"]);
    expect((await ask(surveys.OPTIONS)).headers.get("allow")).toBe("POST, OPTIONS");
    expect((await ask(trace.PUT, "", { method: "PUT" })).headers.get("allow")).toBe("GET, HEAD, POST, OPTIONS");
    for (const route of [survey.GET, snapshots.GET, surveys.POST])
      expect(await problem(await ask(route, "?bogus=1"))).toMatchObject({ status: 400, field: "bogus" });
    const document = { path: { id: "latest" } };
    expect(await problem(await ask(snapshot.GET, "?bogus=1", document))).toMatchObject({ status: 400, field: "bogus" });
    expect((await ask(snapshots.GET, "?at=latest&lang=ja")).status).toBe(200);
    const { accepted } = await problem(await ask(trace.GET, "?from=10.0.0.0/40&to=internet"));
    expect(accepted).toContain("a CIDR");
    expect((await problem(await ask(trace.GET, "?from=nosuch&to=internet"))).accepted).toContain("a URN");
  });

  it("compares a snapshot with itself, the latest by that word", async () => {
    const same = await told("?base=latest");
    expect([same.base.snapshotId, same.findings, same.reachability?.pairs]).toEqual([same.head.snapshotId, [], 0]);
  });

  it("answers 304 to whoever has the answer, and to no one else", async () => {
    const etag = (await ask(graph.GET)).headers.get("etag") ?? "";
    expect((await ask(graph.GET, "", { headers: { "if-none-match": etag }, method: "HEAD" })).status).toBe(304);
    expect((await ask(graph.GET, "", { headers: { "if-none-match": etag } })).status).toBe(304);
    expect((await ask(graph.GET, "?kinds=vpc", { headers: { "if-none-match": etag } })).status).toBe(200);
  });

  it("names the field and what it accepts when it refuses", async () => {
    const port = await problem(await ask(trace.GET, "?from=a&to=b&port=99999"));
    expect([port.status, port.field]).toEqual([400, "port"]);
    const kind = await problem(await ask(graph.GET, "?kinds=router"));
    expect([kind.field, kind.accepted]).toEqual(["kinds", expect.stringContaining("route-table")]);
    const surplus = await problem(await ask(findings.GET, "?colour=red"));
    expect([surplus.status, surplus.field]).toEqual([400, "colour"]);
    expect((await problem(await ask(graph.GET, "?at=never"))).status).toBe(404);
    expect((await problem(await ask(graph.GET, "?lang=de"))).field).toBe("lang");
    expect((await problem(await ask(graph.GET, "?at=a&at=b"))).field).toBe("at");
    expect((await problem(await ask(exportFile.GET, "", { path: { format: "exe" } }))).accepted).toContain("html");
    const html = { path: { format: "html" } };
    expect((await problem(await ask(exportFile.GET, "?redact=all", html))).accepted).toBe("none, accounts, addresses, names"); // prettier-ignore
    expect((await problem(await ask(exportFile.GET, "?scope=nowhere", html))).field).toBe("scope");
    expect((await problem(await ask(findings.GET, "?rule=TG-999"))).suggestions).toContain("TG-003");
    const nothing = await problem(await ask(entity.GET, "", { path: { urn: ["ledge"] } }));
    expect([nothing.status, (nothing.suggestions ?? []).length > 0]).toEqual([404, true]);
    expect((await problem(await ask(unknownRoute.GET, "", { path: { path: ["v1", "x"] } }))).status).toBe(404);
    const method = await ask(graph.DELETE, "", { method: "DELETE" });
    expect([method.status, method.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
  });

  it("refuse in the language that is asked for, or that the page says it is in", async () => {
    const gone = { path: { urn: ["ledge"] } };
    const asked = await problem(await ask(entity.GET, "?lang=ja", gone));
    expect([asked.title, asked.detail, asked.accepted]).toEqual([
      "見つかりません",
      'このスナップショットにリソース "ledge" はありません。',
      "このスナップショットにあるリソースの URN、ARN、または AWS の ID",
    ]);
    const headers = { "accept-language": "ja" };
    const snapshotGone = await problem(await ask(coverage.GET, "?at=gone", { headers }));
    expect(snapshotGone.detail).toBe('スナップショット "gone" は保存されていません。');
    const badWindow = await problem(await ask(dnsRecords.GET, "?limit=many", { headers }));
    expect(badWindow.detail).toBe("limit: 指定できるもの: 500 以下の整数。");
    // What the question asks for is said before what the browser would like.
    expect((await problem(await ask(entity.GET, "?lang=en", { ...gone, headers }))).title).toBe("Not found");
  });

  it("refuses a subject or a scope that this snapshot does not hold, with what is near", async () => {
    expect(await problem(await ask(findings.GET, "?subject=harbor-web"))).toMatchObject({
      status: 404,
      field: "subject",
    });
    const scope = await problem(await ask(graph.GET, "?scope=111111111111/mars-north-1"));
    expect(scope).toMatchObject({ status: 404, field: "scope" });
    expect(scope.suggestions?.length).toBeGreaterThan(0);
    expect(await problem(await ask(entities.GET))).toMatchObject({
      field: "q",
      accepted: "a URN, ARN, AWS id, IP address, CIDR, DNS name or part of a name",
    });
  });

  it("refuses a body that is not a small JSON object", async () => {
    const json = { "content-type": "application/json" };
    const post = (body: string, headers: Record<string, string> = json) =>
      ask(trace.POST, "", { method: "POST", body, headers });
    expect((await problem(await post("x"))).status).toBe(400);
    expect((await problem(await post("[]"))).status).toBe(400);
    expect((await problem(await post("a=b", { "content-type": "text/plain" }))).status).toBe(415);
    expect((await problem(await post(" ".repeat(70_000)))).status).toBe(413);
  });

  it("starts a survey and tells its progress and its end as events", async () => {
    const abort = new AbortController();
    const stream = await ask(events.GET, "", { signal: abort.signal });
    const reader = (stream.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
    const answer = await ask(surveys.POST, "", { method: "POST" });
    expect(answer.status).toBe(202);
    const { surveyId } = await parsed(surveyStartedSchema, answer);
    let told = "";
    while (!(
      told.includes(surveyId) &&
      told.includes('"state":"done","startedAt"') &&
      told.split("event: snapshot").length > 2
    )) {
      const { value, done } = await reader.read();
      if (done) break;
      told += value;
    }
    abort.abort();
    expect(told).toMatch(/event: survey\ndata: \{"surveyId"/);
    expect(told.split("event: snapshot").length).toBe(3);
  });

  it("compares two surveys: by id, or with the one before; a change review is a document in two languages", async () => {
    const { base, head, entities, findings, reachability } = await told("");
    expect(base.finishedAt < head.finishedAt).toBe(true);
    expect(entities?.unread.length).toBeGreaterThan(0);
    expect([Array.isArray(findings), reachability?.pairs]).toEqual([true, expect.any(Number)]);
    expect(Object.keys(await told(`?base=${base.snapshotId}&parts=entities`))).toEqual(["base", "head", "entities"]);
    const review = await ask(exportFile.GET, "?template=review&base=previous&lang=both", { path: { format: "html" } });
    const html = await review.text();
    expect(html).toContain('<html lang="en" class="both">');
    expect(html).toContain(base.snapshotId);
  });

  it("refuses a comparison with what is not kept, a review of nothing, and two languages in a file for programs", async () => {
    const html = { path: { format: "html" } };
    expect(await problem(await ask(changes.GET, "?base=20010101T000000Z-00000000"))).toMatchObject({ status: 404, field: "base" }); // prettier-ignore
    expect(await problem(await ask(exportFile.GET, "?template=review", html))).toMatchObject({ status: 400, field: "base" }); // prettier-ignore
    expect(await problem(await ask(exportFile.GET, "?lang=both", { path: { format: "json" } }))).toMatchObject({ status: 400, field: "lang" }); // prettier-ignore
    expect((await problem(await ask(exportFile.GET, "?beside=ja", html))).detail).toContain('no field "beside"');
    const { base } = await told("?parts=entities");
    expect((await problem(await ask(changes.GET, `?head=${base.snapshotId}`))).detail).toContain("No snapshot before");
  });

  it("gives metrics that Prometheus can read", async () => {
    const text = await (await ask(metrics.GET)).text();
    expect(text).toMatch(/^roadstead_store_ok 1$/m);
    expect(text).toMatch(/^roadstead_build_info\{version="[^"]+",mode="demo",node="[^"]+"\} 1$/m);
    expect(text).toMatch(/^roadstead_coverage_ratio 0\.\d+$/m);
  });
});
