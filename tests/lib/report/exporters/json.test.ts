import { expect, test } from "vitest";
import { z } from "zod";
import { inspect } from "#lib/inspection/inspect.ts";
import { jsonExporter } from "#lib/report/exporters/json.ts";
import { hostileNames } from "#tests/lib/report/chart/hostile-names.ts";
import { wholeAccount } from "#tests/support/whole-account.ts";
import { accountNamed } from "./hostile-account.ts";

const text = z.string().min(1);

/** A problem, but for its state. */
const problemShape = {
  id: text,
  ruleId: z.string().regex(/^[A-Z0-9]+-\d{3}$/),
  slug: text,
  severity: z.enum(["critical", "high", "medium", "low", "info"]),
  confidence: z.enum(["confirmed", "likely", "possible"]),
  lastSeenAt: z.iso.datetime(),
  subject: z.string().startsWith("aws/"),
  subjectId: text,
  title: text,
  figures: z.string(),
  summary: text,
  why: text,
  remedy: z.strictObject({ text, cli: text.optional(), terraform: text.optional() }),
  limits: text,
  affected: z.array(z.string().startsWith("aws/")),
  because: z.array(z.strictObject({ urn: text, fact: text, source: text })).min(1),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  causedBy: z.array(text),
};

/** What the file promises, written out apart from the code that writes it. */
const reportSchema = z.strictObject({
  format: z.literal("roadstead-report"),
  schemaVersion: z.literal(1),
  language: z.enum(["en", "ja"]),
  template: z.enum(["full", "incident", "capacity", "audit"]),
  snapshotId: text,
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  source: text,
  toolVersion: text,
  scopes: z.array(text),
  counts: z.record(z.enum(["critical", "high", "medium", "low", "info"]), z.number().int()),
  coverage: z.strictObject({ complete: z.number(), wanted: z.number(), unread: z.array(z.unknown()) }),
  problems: z.array(z.strictObject({ ...problemShape, state: z.literal("open") })),
  muted: z.array(z.strictObject({ ...problemShape, state: z.literal("muted"), mute: z.unknown() })),
  reachability: z.array(z.looseObject({ verdict: z.enum(["reachable", "conditional", "unreachable", "unknown"]) })),
  pairs: z.array(
    z.strictObject({
      to: text,
      toUrn: z.string().startsWith("aws/"),
      verdict: z.enum(["reachable", "conditional", "unknown"]),
      ports: z.array(text).optional(),
      from: z.array(text).min(1),
    }),
  ),
  capacity: z.strictObject({
    services: z.array(z.looseObject({ urn: text, desired: z.number(), running: z.number() })),
    instances: z.array(z.looseObject({ urn: text, name: text })),
    subnets: z.array(z.looseObject({ urn: text, cidr: z.string() })),
  }),
  names: z.array(z.looseObject({ urn: text, name: text, standing: z.enum(["broken", "risk", "unknown", "ok"]) })),
  inventory: z.array(z.looseObject({ urn: text, kind: text, id: text })),
  evidence: z.array(z.looseObject({ call: z.string().regex(/^[a-z0-9-]+:[A-Za-z]+$/), count: z.number() })),
});

test.each(["en", "ja"] as const)("the file parses and has every field it promises, in %s", (language) => {
  const report = reportSchema.parse(JSON.parse(jsonExporter.render(inspect(wholeAccount), { language })));
  expect(report.language).toBe(language);
  expect(report.problems.length).toBeGreaterThan(0);
  expect(report.inventory.length).toBeGreaterThan(0);
  expect(report.problems.length).toBe(Object.values(report.counts).reduce((sum, count) => sum + count, 0));
});

test.each(hostileNames)("a thing named %j keeps its name: a program reads it, nobody is fooled by it", (name) => {
  const report = reportSchema.parse(JSON.parse(jsonExporter.render(accountNamed(name), { language: "en" })));
  expect(new Set(report.problems.map(({ subjectId }) => subjectId))).toEqual(new Set([name]));
});
