import { noFlowLogs } from "#lib/findings/rules/obs-002-no-flow-logs.ts";
import type { FlowLog } from "#lib/model/resources/vpc-settings.ts";
import { addressAccount, inSubnets, type AddressAccount } from "#tests/support/address-account.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const log = (resourceId: string, changes: Partial<FlowLog> = {}): FlowLog => ({
  flowLogId: `fl-${resourceId}`,
  resourceId,
  flowLogStatus: "ACTIVE",
  tags: [],
  ...changes,
});
const given = (logs: readonly FlowLog[], changes: AddressAccount = {}): ScopeContents => ({
  areas: { ...addressAccount(changes).areas, flowLogs: logs },
});

testRule(noFlowLogs, {
  fails: [
    {
      title: "tasks in a VPC of which nothing is logged are low: advice on practice is no fault",
      given: given([]),
      findings: [
        {
          subjectId: "vpc-1",
          says: "none",
          severity: "low",
          confidence: "confirmed",
          values: { vpc: "vpc-1", subnets: 2, missing: 2, table: "subnet-1, subnet-2" },
        },
      ],
    },
    {
      title: "one subnet of two without a log is worth a word",
      given: given([log("subnet-1")]),
      findings: [{ says: "some", severity: "info", values: { missing: 1, table: "subnet-2" } }],
    },
    {
      title: "a flow log that is not active records nothing",
      given: given([log("vpc-1", { flowLogStatus: "FAILED" })]),
      findings: [{ says: "none" }],
    },
    {
      title: "a task without a service is a workload too",
      given: given([], { service: { desiredCount: 0, runningCount: 0 } }),
      findings: [{ values: { subnets: 1 } }],
    },
  ],
  passes: [
    { title: "a flow log of the VPC covers its subnets", given: given([log("vpc-1")]) },
    { title: "flow logs of the subnets will do", given: given([log("subnet-1"), log("subnet-2")]) },
    {
      title: "so will one of each interface that a task has",
      given: given([log("eni-1")], { service: inSubnets("subnet-1") }),
    },
    { title: "a VPC without tasks needs none", given: { areas: { vpcs: [], flowLogs: [] } } },
  ],
  unknown: [
    {
      title: "of a shared subnet the owner's flow logs are not seen",
      given: given([], { first: { ownerId: "222222222222" }, second: { ownerId: "222222222222" } }),
      because: "another account's",
    },
    {
      title: "without the flow logs it cannot judge",
      given: { ...given([]), incomplete: ["flowLogs"] },
      because: "flowLogs",
    },
    {
      title: "interfaces that were not read may be logged one by one",
      given: { ...given([log("eni-1")], { service: inSubnets("subnet-1") }), incomplete: ["networkInterfaces"] },
      because: "networkInterfaces",
    },
  ],
});
