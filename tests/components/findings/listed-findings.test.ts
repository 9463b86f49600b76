import { expect, test } from "vitest";
import { listedFindings } from "#components/findings/listed-findings.ts";
import { finding } from "./finding.ts";

const chosen = { severity: [], rule: [], service: [], account: [], seen: [] };

test("findings are walked in the order of the list: worst rule first, symptoms after their cause, none twice", () => {
  const findings = [
    finding({ id: "low", ruleId: "OBS-002", severity: "low" }),
    finding({ id: "symptom", ruleId: "TG-002", severity: "medium", causedBy: ["cause", "other"] }),
    finding({ id: "cause", ruleId: "SG-001" }),
    finding({ id: "other", ruleId: "SG-003" }),
    finding({ id: "muted", state: "muted" }),
  ];
  const listed = listedFindings({ snapshotId: "s", findings, rules: [] }, { view: "open", chosen }, 0);
  expect(listed.map(({ id }) => id)).toEqual(["cause", "symptom", "other", "low"]);
});
