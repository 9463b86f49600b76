import { targetsOutsideTheVpc } from "#lib/findings/rules/tg-011-targets-outside-the-vpc.ts";
import { target, targetGroup, targetHealth } from "#tests/support/elbv2-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const given = (availabilityZone: string, targetType = "ip"): ScopeContents => ({
  areas: {
    targetGroups: [targetGroup({ targetType })],
    targetHealth: [targetHealth([target({ id: "192.168.4.10", availabilityZone })])],
  },
});

testRule(targetsOutsideTheVpc, {
  fails: [
    {
      title: "an address in zone all is outside the VPC",
      given: given("all"),
      findings: [
        {
          subjectId: "web/1",
          severity: "info",
          confidence: "confirmed",
          values: { count: 1, list: "192.168.4.10:8080 healthy" },
        },
      ],
    },
  ],
  passes: [
    { title: "an address of a zone is inside", given: given("eu-west-1a") },
    { title: "instances are always inside", given: given("all", "instance") },
  ],
  unknown: [
    {
      title: "health that nobody asked for",
      given: { areas: { ...given("all").areas, targetHealth: [] } },
      because: "were not read",
    },
  ],
});
