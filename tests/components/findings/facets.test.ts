import { describe, expect, test } from "vitest";
import { facetValues, isIn, narrow, type Chosen } from "#components/findings/facets.ts";
import { finding } from "./finding.ts";

const now = Date.parse("2026-11-30T12:00:00Z");
const service = "aws/111111111111/eu-west-1/ecs-service/web/api";
const findings = [
  finding({ id: "a", severity: "high", ruleId: "TG-003", affected: [service] }),
  finding({ id: "b", severity: "low", ruleId: "TG-003" }),
  finding({ id: "c", severity: "low", ruleId: "SG-001", state: "resolved" }),
];
const none: Chosen = { severity: [], rule: [], service: [], account: [], seen: [] };
const idsOf = (chosen: Partial<Chosen>) => narrow(findings, { ...none, ...chosen }, { now }).map(({ id }) => id);

describe("narrowing findings", () => {
  test("lets all through when nothing is chosen", () => {
    expect(idsOf({})).toHaveLength(3);
  });

  test("joins the choices of one facet and crosses the facets", () => {
    expect(idsOf({ severity: ["low", "high"], rule: ["TG-003"] })).toEqual(["a", "b"]);
    expect(idsOf({ service: [service], account: ["111111111111"] })).toEqual(["a"]);
  });

  test("leaves one facet out, to count what each of its choices would give", () => {
    const chosen = { ...none, severity: ["high"], rule: ["TG-003"] };
    expect(narrow(findings, chosen, { now, except: "severity" })).toHaveLength(2);
  });
});

test("a service is found by what suffers and by what the finding is about, once", () => {
  const about = finding({ subject: service, affected: [service, "aws/111111111111/eu-west-1/target-group/api/1"] });
  expect(facetValues(about, "service", now)).toEqual([service]);
});

test("the first sighting is within a day, a week, a month, or earlier", () => {
  const seen = (firstSeenAt: string) => facetValues(finding({ firstSeenAt }), "seen", now)[0];
  expect(seen("2026-11-30T11:59:00Z")).toBe("day");
  expect(seen("2026-11-29T12:00:00Z")).toBe("week");
  expect(seen("2026-11-23T12:00:00Z")).toBe("month");
  expect(seen("2026-10-01T00:00:00Z")).toBe("older");
});

test("what is new is open too; what is muted is not, however new", () => {
  const fresh = finding({ isNew: true });
  expect([isIn("open", fresh), isIn("new", fresh), isIn("all", fresh)]).toEqual([true, true, true]);
  const muted = finding({ isNew: true, state: "muted" });
  expect([isIn("open", muted), isIn("new", muted), isIn("muted", muted)]).toEqual([false, false, true]);
});
