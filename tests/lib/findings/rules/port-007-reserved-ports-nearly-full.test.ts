import { reservedPortsNearlyFull } from "#lib/findings/rules/port-007-reserved-ports-nearly-full.ts";
import { ecsCluster, ecsContainerInstance } from "#tests/support/ecs-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const ports = (count: number) => Array.from({ length: count }, (_, at) => String(8000 + at));
const given = (tcp: number, udp = 0): ScopeContents => ({
  areas: {
    ecsClusters: [ecsCluster()],
    ecsContainerInstances: [
      ecsContainerInstance({
        remainingResources: [
          { name: "PORTS", stringSetValue: ports(tcp) },
          { name: "PORTS_UDP", stringSetValue: ports(udp) },
        ],
      }),
    ],
  },
});

testRule(reservedPortsNearlyFull, {
  fails: [
    {
      title: "81 of a hundred are low",
      given: given(81),
      findings: [{ subjectId: "shop", severity: "low", values: { instances: 1, table: "i-1 81/100" } }],
    },
    { title: "UDP ports count with them", given: given(50, 31), findings: [{ values: { table: "i-1 81/100" } }] },
  ],
  passes: [{ title: "80 are enough left", given: given(80) }],
  unknown: [
    {
      title: "an instance that does not tell its ports",
      given: { areas: { ecsClusters: [ecsCluster()], ecsContainerInstances: [ecsContainerInstance()] } },
      because: "reserved ports",
    },
  ],
});
