import { describe, expect, it } from "vitest";
import type { Finding } from "#lib/findings/finding.ts";
import { withMutes } from "#lib/findings/with-mutes.ts";
import type { Mute, MuteScope } from "#lib/model/mute.ts";

const subject = "aws/111111111111/eu-west-1/target-group/web";
const finding: Finding = {
  id: "tg-003-1",
  ruleId: "TG-003",
  slug: "targets-unhealthy",
  subject,
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
const mute = (id: string, scope: MuteScope, expiresAt?: string): Mute => ({
  id,
  scope,
  reason: "known",
  createdAt: "2026-01-01T00:00:00.000Z",
  ...(expiresAt !== undefined && { expiresAt }),
});
const one = mute("m1", { kind: "finding", findingId: "tg-003-1" });
const onSubject = mute("m2", { kind: "subject", ruleId: "TG-003", subject });
const everywhere = mute("m3", { kind: "rule", ruleId: "TG-003" });

const AT = "2026-01-10T00:00:00.000Z";
function mutedBy(mutes: readonly Mute[], findings: readonly Finding[] = [finding]) {
  return withMutes(findings, { at: AT, mutes }, (ruleId) => ruleId === "OBS-001").map((found) => found.mute?.id);
}

describe("mutes", () => {
  it("silence one finding, a rule on one resource, or a rule wherever it fails", () => {
    const sibling = { ...finding, id: "tg-003-2" };
    const elsewhere = { ...finding, id: "tg-003-3", subject: "aws/111111111111/eu-west-1/target-group/api" };
    const otherRule = { ...finding, id: "tg-004-1", ruleId: "TG-004" };
    const all = [finding, sibling, elsewhere, otherRule];
    expect(mutedBy([one], all)).toEqual(["m1", undefined, undefined, undefined]);
    expect(mutedBy([onSubject], all)).toEqual(["m2", "m2", undefined, undefined]);
    expect(mutedBy([everywhere], all)).toEqual(["m3", "m3", "m3", undefined]);
  });

  it("are told by the narrowest", () => {
    expect(mutedBy([everywhere, onSubject, one])).toEqual(["m1"]);
  });

  it("end at their time: from then on the finding is open, and says that it was muted", () => {
    const until = (expiresAt: string) => ({ ...one, expiresAt });
    expect(mutedBy([until("2026-01-10T00:00:00.001Z")])).toEqual(["m1"]);
    expect(mutedBy([until(AT)])).toEqual([undefined]);
    const [found] = withMutes([finding], { at: AT, mutes: [until(AT)] }, () => false);
    expect(found?.endedMute?.id).toBe("m1");
  });

  it("that still hold count before a narrower one that ran out", () => {
    expect(mutedBy([{ ...one, expiresAt: "2026-01-09T00:00:00.000Z" }, everywhere])).toEqual(["m3"]);
  });

  it("do not silence what is always shown", () => {
    const blind = { ...finding, ruleId: "OBS-001" };
    expect(mutedBy([mute("m", { kind: "rule", ruleId: "OBS-001" }), one], [blind])).toEqual([undefined]);
  });
});
