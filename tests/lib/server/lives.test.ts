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
  settled: [{ ruleId: "TG-003", scope: "111111111111/eu-west-1", except: [] }],
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

  it("do not end when the rule could not judge, or only in another scope", () => {
    const after = (settled: Sighting["settled"], lived = life) =>
      livesAfter(new Map([["f1", lived]]), { ...sighting, settled }, long).get("f1");
    const elsewhere = { ruleId: "TG-003", scope: "222222222222/eu-west-1", except: [] };
    expect([after([]), after([elsewhere])]).toEqual([life, life]);
    const judgedElsewhere = { ...life, finding: { ...finding, judgedIn: "222222222222/eu-west-1" } };
    expect(after([elsewhere], judgedElsewhere)).toHaveProperty("resolvedAt");
  });

  it("do not end when the rule judged all but what the finding is about, or what suffers from it", () => {
    const service = "aws/111111111111/eu-west-1/ecs-service/web/api";
    const lived = { ...life, finding: { ...finding, affected: [service] } };
    const after = (...except: readonly string[]) =>
      livesAfter(
        new Map([["f1", lived]]),
        { ...sighting, settled: [{ ruleId: "TG-003", scope: "111111111111/eu-west-1", except }] },
        long,
      ).get("f1");
    expect([after(finding.subject), after(service)]).toEqual([lived, lived]);
    expect(after("aws/111111111111/eu-west-1/target-group/other")).toHaveProperty("resolvedAt");
  });

  it("begin again with their old first date when the problem comes back", () => {
    const resolved = new Map([["f1", { ...life, resolvedAt: "2026-01-02T12:00:00Z" }]]);
    expect(livesAfter(resolved, { ...sighting, findings: [finding] }, long).get("f1")).toEqual({
      firstSeenAt: "2026-01-01T00:00:00Z",
      lastSeenAt: "2026-01-03T00:00:00Z",
      returnedAt: "2026-01-03T00:00:00Z",
      finding,
    });
  });

  it("remember that the problem came back for as long as it stays", () => {
    const back = new Map([["f1", { ...life, returnedAt: "2026-01-02T00:00:00Z" }]]);
    expect(livesAfter(back, { ...sighting, findings: [finding] }, long).get("f1")?.returnedAt).toBe(
      "2026-01-02T00:00:00Z",
    );
  });

  it("are forgotten when they ended long ago", () => {
    const resolved = new Map([["f1", { ...life, resolvedAt: "2026-01-02T12:00:00Z" }]]);
    expect(livesAfter(resolved, sighting, "2026-01-02T13:00:00Z").size).toBe(0);
  });

  it("are forgotten when nobody could judge them for long: their account may not be surveyed any more", () => {
    const after = livesAfter(new Map([["f1", life]]), { ...sighting, settled: [] }, "2026-01-02T13:00:00Z");
    expect(after.size).toBe(0);
  });
});
