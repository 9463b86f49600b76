import { describe, expect, it } from "vitest";
import type { Finding } from "#lib/findings/finding.ts";
import { livesAfter, type FindingLife, type Sighting } from "#lib/server/lives.ts";

const finding: Finding = {
  id: "f1",
  ruleId: "TG-003",
  slug: "targets-unhealthy",
  subject: "aws/111111111111/eu-west-1/target-group/web",
  subjectId: "web",
  says: "timeout",
  values: {},
  severity: "high",
  confidence: "confirmed",
  affected: [],
  because: [],
  about: [],
  causedBy: [],
};
const life: FindingLife = { firstSeenAt: "2026-01-01T00:00:00Z", lastSeenAt: "2026-01-02T00:00:00Z", finding };
const sighting: Sighting = {
  at: "2026-01-03T00:00:00Z",
  findings: [],
  settledRules: ["TG-003"],
  scopes: ["111111111111/eu-west-1"],
};
const long = "2025-01-01T00:00:00Z";

describe("the lives of findings", () => {
  it("begin with the first sighting and go on with the next", () => {
    const first = livesAfter(new Map(), { ...sighting, findings: [finding] }, long);
    const second = livesAfter(first, { ...sighting, at: "2026-01-04T00:00:00Z", findings: [finding] }, long);
    expect(second.get("f1")).toEqual({
      firstSeenAt: "2026-01-03T00:00:00Z",
      lastSeenAt: "2026-01-04T00:00:00Z",
      finding,
    });
  });

  it("end when the rule judged everything and did not find it again", () => {
    expect(livesAfter(new Map([["f1", life]]), sighting, long).get("f1")).toEqual({
      ...life,
      resolvedAt: "2026-01-03T00:00:00Z",
    });
  });

  it("do not end when the rule could not judge, or when its scope was not surveyed", () => {
    const muted = livesAfter(new Map([["f1", life]]), { ...sighting, settledRules: [] }, long);
    const elsewhere = livesAfter(new Map([["f1", life]]), { ...sighting, scopes: ["222222222222/eu-west-1"] }, long);
    expect([muted.get("f1"), elsewhere.get("f1")]).toEqual([life, life]);
  });

  it("begin again with their old first date when the problem comes back", () => {
    const resolved = new Map([["f1", { ...life, resolvedAt: "2026-01-02T12:00:00Z" }]]);
    expect(livesAfter(resolved, { ...sighting, findings: [finding] }, long).get("f1")).toEqual({
      firstSeenAt: "2026-01-01T00:00:00Z",
      lastSeenAt: "2026-01-03T00:00:00Z",
      finding,
    });
  });

  it("are forgotten when they ended long ago", () => {
    const resolved = new Map([["f1", { ...life, resolvedAt: "2026-01-02T12:00:00Z" }]]);
    expect(livesAfter(resolved, sighting, "2026-01-02T13:00:00Z").size).toBe(0);
  });
});
