import { describe, expect, test } from "vitest";
import { narrow } from "#components/findings/facets.ts";
import { finding } from "./finding.ts";

const findings = [
  finding({ id: "a", severity: "high", ruleId: "TG-003" }),
  finding({ id: "b", severity: "low", ruleId: "TG-003" }),
  finding({ id: "c", severity: "low", ruleId: "SG-001", state: "resolved" }),
];
const none = { severity: [], rule: [], state: [] };

describe("narrowing findings", () => {
  test("lets all through when nothing is chosen", () => {
    expect(narrow(findings, none)).toHaveLength(3);
  });

  test("joins the choices of one facet and crosses the facets", () => {
    const ids = narrow(findings, { ...none, severity: ["low", "high"], rule: ["TG-003"] }).map(({ id }) => id);
    expect(ids).toEqual(["a", "b"]);
  });

  test("leaves one facet out, to count what each of its choices would give", () => {
    expect(narrow(findings, { ...none, severity: ["high"], state: ["open"] }, "severity")).toHaveLength(2);
  });
});
