import { flowLogFormat } from "#lib/findings/rules/obs-005-flow-log-format.ts";
import type { FlowLog } from "#lib/model/resources/vpc-settings.ts";
import { addressAccount } from "#tests/support/address-account.ts";
import { flowLog } from "#tests/support/gateway-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const standard = "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${action} ${log-status}";
const whole = `${standard} \${pkt-srcaddr} \${pkt-dstaddr} \${flow-direction} \${tcp-flags} \${ecs-service-name}`;
const log = (change: Partial<FlowLog>) =>
  flowLog({ flowLogId: "fl-1", resourceId: "vpc-1", flowLogStatus: "ACTIVE", logFormat: standard, ...change });
const given = (...logs: readonly FlowLog[]): ScopeContents => ({
  areas: { ...addressAccount().areas, flowLogs: logs },
});

testRule(flowLogFormat, {
  fails: [
    {
      title: "the default format where tasks run is low",
      given: given(log({})),
      findings: [
        {
          subjectId: "fl-1",
          severity: "low",
          confidence: "confirmed",
          values: { fields: "pkt-srcaddr, pkt-dstaddr, flow-direction, tcp-flags, ecs-service-name" },
        },
      ],
    },
    { title: "a subnet's flow log is judged alike", given: given(log({ resourceId: "subnet-1" })), findings: [{}] },
  ],
  passes: [
    { title: "a format with all of them is well", given: given(log({ logFormat: whole })) },
    {
      title: "a second flow log of the VPC has what the first leaves out",
      given: given(log({}), log({ flowLogId: "fl-2", logFormat: whole })),
    },
    { title: "where no task runs the format is no matter", given: given(log({ resourceId: "vpc-9" })) },
    { title: "one that is not active is OBS-003's", given: given(log({ flowLogStatus: "DISABLED" })) },
  ],
  unknown: [
    { title: "a flow log that does not tell its format", given: given(log({ logFormat: undefined })), because: "fl-1" },
  ],
});
