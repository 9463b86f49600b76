import { noTrunkOnInstance } from "#lib/findings/rules/eni-003-no-trunk-on-instance.ts";
import { networkInterface } from "#tests/support/ec2-records.ts";
import { instanceAccount, noInterfaceEvent, type InstanceAccount } from "#tests/support/instance-account.ts";
import { testRule } from "#tests/support/rule-tester.ts";

/** An m5.large with a trunk to be had: its three interfaces are its own, the task's, and one that is free. */
const given = (changes: InstanceAccount = {}) =>
  instanceAccount({
    trunking: "enabled",
    machine: { instanceType: "m5.large", ...changes.machine },
    type: { hypervisor: "nitro", maximumNetworkInterfaces: 3 },
    ...Object.fromEntries(Object.entries(changes).filter(([name]) => name !== "machine")),
  });
const full = [
  networkInterface({
    networkInterfaceId: "eni-9",
    privateIpAddress: "10.0.1.9",
    attachment: { instanceId: "i-1", deviceIndex: 2, status: "attached" },
  }),
];

testRule(noTrunkOnInstance, {
  fails: [
    {
      title: "an instance without its trunk is low while interfaces are left",
      given: given(),
      findings: [
        {
          subjectId: "shop",
          says: "launched",
          severity: "low",
          confidence: "likely",
          affected: ["aws/111111111111/eu-west-1/ecs-container-instance/shop/ci-1"],
          values: {
            cluster: "shop",
            instances: 1,
            first: "i-1",
            table: "i-1 m5.large (2026-11-21T12:00:00.000Z, agentVersion 1.90.0)",
            services: "web",
          },
        },
      ],
    },
    {
      title: "it is high when interfaces keep the next task away",
      given: given({ interfaces: full }),
      findings: [{ severity: "high", confidence: "likely" }],
    },
    {
      title: "ECS's own refusal confirms it",
      given: given({ interfaces: full, service: { desiredCount: 2, events: [noInterfaceEvent] } }),
      findings: [{ severity: "high", confidence: "confirmed" }],
    },
    {
      title: "an agent older than trunks is named",
      given: given({ instance: { agentVersion: "1.28.0" } }),
      findings: [{ says: "agent" }],
    },
    {
      title: "a resource-name DNS A record is named before the agent",
      given: given({
        machine: { enableResourceNameDnsARecord: true },
        instance: { agentVersion: "1.28.0" },
      }),
      findings: [{ says: "name" }],
    },
    {
      title: "a subnet of another account is named first",
      given: given({ subnet: { ownerId: "222222222222" }, machine: { enableResourceNameDnsARecord: true } }),
      findings: [{ says: "shared" }],
    },
  ],
  passes: [
    {
      title: "an instance with the trunk's attribute has one",
      given: given({ instance: { attributes: [{ name: "ecs.awsvpc-trunk-id", value: "eni-9" }] } }),
    },
    { title: "with the setting off no trunk is expected", given: given({ trunking: "disabled" }) },
    {
      title: "a type that cannot carry a trunk is ENI-004's",
      given: given({ machine: { instanceType: "t3.medium" } }),
    },
    { title: "a Windows instance has no trunk", given: given({ machine: { platform: "windows" } }) },
    { title: "bridge tasks want no trunk", given: given({ definition: { networkMode: "bridge" } }) },
    { title: "a parked service wants none", given: given({ service: { desiredCount: 0, runningCount: 0 } }) },
    {
      title: "an instance that is registering may still get its trunk",
      given: given({ instance: { status: "REGISTERING" } }),
    },
    { title: "tasks on external instances have no trunk", given: given({ service: { launchType: "EXTERNAL" } }) },
  ],
  unknown: [
    {
      title: "a setting of the caller alone does not tell the instance role's",
      given: given({ principalArn: "arn:aws:iam::111111111111:role/roadstead" }),
      because: "instance role",
    },
    {
      title: "a type that AWS does not describe may or may not carry one",
      given: given({ machine: { instanceType: "zz9.large" }, types: [] }),
      because: "i-1 can carry a trunk is not known",
    },
    {
      title: "without the account's settings it cannot judge",
      given: { ...given(), incomplete: ["accountSettings"] },
      because: "accountSettings",
    },
  ],
});
