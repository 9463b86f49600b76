import { flowLogNotDelivering } from "#lib/findings/rules/obs-003-flow-log-not-delivering.ts";
import type { FlowLog } from "#lib/model/resources/vpc-settings.ts";
import { flowLog } from "#tests/support/gateway-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const given = (change: Partial<FlowLog>): ScopeContents => ({
  areas: { flowLogs: [flowLog({ flowLogStatus: "ACTIVE", deliverLogsStatus: "SUCCESS", ...change })] },
});

testRule(flowLogNotDelivering, {
  fails: [
    {
      title: "a delivery that failed is medium and confirmed, with its error",
      given: given({ deliverLogsStatus: "FAILED", deliverLogsErrorMessage: "Access error" }),
      findings: [{ says: "failed", severity: "medium", confidence: "confirmed", values: { error: "Access error" } }],
    },
    {
      title: "a flow log that is not active keeps nothing",
      given: given({ flowLogStatus: "DISABLED" }),
      findings: [{ says: "inactive" }],
    },
  ],
  passes: [
    { title: "one that delivers is well", given: given({}) },
    { title: "one that has not delivered yet has not failed", given: given({ deliverLogsStatus: undefined }) },
  ],
  unknown: [
    {
      title: "without the flow logs it cannot judge",
      given: { areas: {}, incomplete: ["flowLogs"] },
      because: "flowLogs",
    },
  ],
});
