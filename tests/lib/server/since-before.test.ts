import { expect, test } from "vitest";
import type { Finding } from "#lib/findings/finding.ts";
import type { KeptEntry } from "#lib/server/kept-entry.ts";
import type { FindingLife } from "#lib/server/lives.ts";
import { sinceBefore } from "#lib/server/since-before.ts";

const day = (number: number) => `2026-11-0${String(number)}T00:00:00.000Z`;
const entry = (number: number, prints?: KeptEntry["prints"]): KeptEntry => ({
  snapshotId: `s${String(number)}`,
  startedAt: day(number),
  finishedAt: day(number),
  source: "aws",
  scopes: [],
  areas: { complete: 1, incomplete: 0 },
  findings: { critical: 0, high: 0, medium: 0, low: 0, info: 0 },
  sizeBytes: 1,
  ...(prints !== undefined && { prints }),
});
const noneCame = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };

function livesOf(...lives: readonly (Omit<FindingLife, "finding"> & Pick<Finding, "severity">)[]) {
  return new Map(
    lives.map(({ severity, ...life }, index) => {
      const finding: Finding = {
        id: `f${String(index)}`,
        ruleId: "TG-003",
        slug: "targets-unhealthy",
        subject: "aws/111111111111/eu-west-1/target-group/web",
        subjectId: "web",
        says: "timeout",
        values: {},
        severity,
        confidence: "confirmed",
        affected: [],
        because: [],
        about: [],
        causedBy: [],
      };
      return [finding.id, { ...life, finding }] as const;
    }),
  );
}

test("findings came and went in the first snapshot that is kept of the time they did", () => {
  const since = sinceBefore(
    [entry(5), entry(3), entry(1)],
    livesOf(
      { severity: "critical", firstSeenAt: day(1), lastSeenAt: day(5) },
      { severity: "high", firstSeenAt: day(2), lastSeenAt: day(5) },
      { severity: "low", firstSeenAt: day(1), lastSeenAt: day(3), resolvedAt: day(4) },
      { severity: "medium", firstSeenAt: day(1), lastSeenAt: day(5), returnedAt: day(5) },
    ),
  );
  expect(since.get("s1")).toBeUndefined();
  expect(since.get("s3")).toEqual({ came: { ...noneCame, high: 1 }, went: 0 });
  expect(since.get("s5")).toEqual({ came: { ...noneCame, medium: 1 }, went: 1 });
});

test("something was set up otherwise where an area that both read has another print; what only one of them read tells nothing", () => {
  const [was, same, other] = [{ a: "1", b: "1" }, { b: "1" }, { b: "2", c: "1" }];
  const since = sinceBefore([entry(5), entry(4, other), entry(3, same), entry(2, was), entry(1)], new Map());
  expect([2, 3, 4, 5].map((number) => since.get(`s${String(number)}`)?.setUp)).toEqual([
    undefined,
    false,
    true,
    undefined,
  ]);
});
