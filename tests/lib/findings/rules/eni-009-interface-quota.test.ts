import { interfaceQuota } from "#lib/findings/rules/eni-009-interface-quota.ts";
import { networkInterface } from "#tests/support/ec2-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const given = (count: number, ownerId?: string): ScopeContents => ({
  areas: {
    networkInterfaces: Array.from({ length: count }, (_, at) =>
      networkInterface({ networkInterfaceId: `eni-${at}`, ...(ownerId === undefined ? {} : { ownerId }) }),
    ),
  },
});

testRule(interfaceQuota, {
  fails: [
    {
      title: "85 of 100 of the default are low, since the quota itself was not read",
      given: given(4250),
      findings: [
        {
          subjectId: "111111111111/eu-west-1",
          severity: "low",
          confidence: "possible",
          values: { count: 4250, quota: 5000, percent: 85 },
        },
      ],
    },
    { title: "95 of 100 are medium", given: given(4750), findings: [{ severity: "medium" }] },
    { title: "so is all of it", given: given(5000), findings: [{ severity: "medium", values: { percent: 100 } }] },
  ],
  passes: [
    { title: "one less is no matter", given: given(4249) },
    { title: "interfaces of other accounts do not count", given: given(4250, "222222222222") },
  ],
  unknown: [
    {
      title: "beyond the default the quota was raised, and to what is not read",
      given: given(5001),
      because: "raised",
    },
    {
      title: "without the interfaces it cannot judge",
      given: { areas: {}, incomplete: ["networkInterfaces"] },
      because: "networkInterfaces",
    },
  ],
});
