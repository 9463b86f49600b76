import { typeWithoutTrunk } from "#lib/findings/rules/eni-004-type-without-trunk.ts";
import { ec2Instance } from "#tests/support/ec2-records.ts";
import { containerInstanceArn, ecsContainerInstance } from "#tests/support/ecs-records.ts";
import { instanceAccount as given, noInterfaceEvent, roomy } from "#tests/support/instance-account.ts";
import { testRule } from "#tests/support/rule-tester.ts";

const nitro = { machine: { instanceType: "m5.large" }, type: { hypervisor: "nitro" } };

testRule(typeWithoutTrunk, {
  fails: [
    {
      title: "CPU and memory for more tasks, and no interface, on a type without trunks is medium",
      given: given(),
      findings: [
        {
          subjectId: "shop",
          says: "type",
          severity: "medium",
          confidence: "likely",
          values: { cluster: "shop", more: 2, types: "t2.micro", table: "i-1 t2.micro", services: "web" },
        },
      ],
    },
    {
      title: "ECS's own refusal makes it high and confirmed",
      given: given({ service: { desiredCount: 2, runningCount: 1, events: [noInterfaceEvent] } }),
      findings: [{ severity: "high", confidence: "confirmed" }],
    },
    {
      title: "a type that could carry a trunk is held up by the setting",
      given: given(nitro),
      findings: [
        {
          says: "setting",
          cli: "aws ecs put-account-setting-default --region eu-west-1 --name awsvpcTrunking --value enabled",
        },
      ],
    },
    {
      title: "a burstable Nitro type cannot carry one either",
      given: given({ ...nitro, machine: { instanceType: "t4g.small" } }),
      findings: [{ says: "type", values: { types: "t4g.small" } }],
    },
  ],
  passes: [
    {
      title: "an instance without CPU left is simply full",
      given: given({
        instance: { remainingResources: [{ name: "CPU", integerValue: 100, stringSetValue: [] }, ...roomy.slice(1)] },
      }),
    },
    { title: "one interface more is enough", given: given({ type: { maximumNetworkInterfaces: 3 } }) },
    {
      title: "another instance with an interface takes the next task",
      given: given({
        instances: [
          ecsContainerInstance({ remainingResources: roomy }),
          ecsContainerInstance({
            containerInstanceArn: containerInstanceArn("ci-2"),
            ec2InstanceId: "i-2",
            remainingResources: roomy,
          }),
        ],
        machines: [
          ec2Instance({ instanceType: "t2.micro" }),
          ec2Instance({ instanceId: "i-2", instanceType: "t2.micro" }),
        ],
      }),
    },
    {
      title: "with trunking on, a type that can carry a trunk is ENI-003's",
      given: given({ ...nitro, trunking: "enabled" }),
    },
    { title: "a Windows instance has no trunk to miss", given: given({ machine: { platform: "windows" } }) },
    { title: "bridge tasks take no interface", given: given({ definition: { networkMode: "bridge" } }) },
    { title: "Fargate tasks take none of an instance", given: given({ service: { launchType: "FARGATE" } }) },
    { title: "a parked service wants none", given: given({ service: { desiredCount: 0, runningCount: 0 } }) },
  ],
  unknown: [
    {
      title: "a type that AWS does not describe does not tell how many interfaces it holds",
      given: given({ types: [] }),
      because: "for web hold was not told",
    },
    {
      title: "without the container instances it cannot judge",
      given: { ...given(), incomplete: ["ecsContainerInstances"] },
      because: "ecsContainerInstances",
    },
  ],
});
