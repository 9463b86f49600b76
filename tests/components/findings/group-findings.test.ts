import { describe, expect, test } from "vitest";
import { groupFindings } from "#components/findings/group-findings.ts";
import { finding } from "./finding.ts";

const rules = [
  { ruleId: "TG-003", title: "Targets are unhealthy" },
  { ruleId: "SG-001", title: "The load balancer cannot reach its targets" },
];

describe("findings in groups", () => {
  test("of one rule stand together, under the rule's title, the worst first", () => {
    const groups = groupFindings(
      [finding({ id: "a", severity: "low" }), finding({ id: "b", severity: "critical" })],
      rules,
    );
    expect(groups.map(({ title, severity }) => [title, severity])).toEqual([["Targets are unhealthy", "critical"]]);
    expect(groups[0]?.incidents.map((incident) => incident.finding.id)).toEqual(["b", "a"]);
  });

  test("fold a symptom under its cause, and the symptom's symptom too", () => {
    const groups = groupFindings(
      [
        finding({ id: "cause", ruleId: "SG-001" }),
        finding({ id: "symptom", causedBy: ["cause"] }),
        finding({ id: "further", ruleId: "ECS-002", causedBy: ["symptom"] }),
      ],
      rules,
    );
    expect(groups.map(({ ruleId }) => ruleId)).toEqual(["SG-001"]);
    expect(groups[0]?.incidents[0]?.symptoms.map(({ id }) => id)).toEqual(["symptom", "further"]);
  });

  test("are as severe as the worst of cause and symptom, as the overview counts them", () => {
    const groups = groupFindings(
      [
        finding({ id: "plain", severity: "high" }),
        finding({ id: "cause", severity: "medium" }),
        finding({ id: "symptom", ruleId: "TG-002", severity: "critical", causedBy: ["cause"] }),
      ],
      rules,
    );
    expect(groups.map(({ severity }) => severity)).toEqual(["critical"]);
    expect(groups[0]?.incidents.map((incident) => [incident.finding.id, incident.severity])).toEqual([
      ["cause", "critical"],
      ["plain", "high"],
    ]);
  });

  test("show a symptom by itself when its cause is not among them", () => {
    const groups = groupFindings([finding({ id: "symptom", causedBy: ["elsewhere"] })], rules);
    expect(groups[0]?.incidents.map((incident) => incident.finding.id)).toEqual(["symptom"]);
  });

  test("count every sufferer once", () => {
    const groups = groupFindings(
      [finding({ id: "a", affected: ["x", "y"] }), finding({ id: "b", affected: ["y"] })],
      rules,
    );
    expect(groups[0]?.affected).toBe(2);
  });
});
