import { serviceInOneZone } from "#lib/findings/rules/ecs-012-service-in-one-zone.ts";
import { ec2Instance, subnet } from "#tests/support/ec2-records.ts";
import { containerInstanceArn, ecsContainerInstance } from "#tests/support/ecs-records.ts";
import { inSubnets } from "#tests/support/address-account.ts";
import { instanceAccount, type InstanceAccount } from "#tests/support/instance-account.ts";
import { testRule } from "#tests/support/rule-tester.ts";

const two = [subnet(), subnet({ subnetId: "subnet-2", availabilityZone: "eu-west-1b" })];
const both = inSubnets("subnet-1", "subnet-2");
const given = (changes: InstanceAccount = {}) =>
  instanceAccount({
    subnets: two,
    ...changes,
    service: { launchType: "FARGATE", desiredCount: 2, ...changes.service },
  });

testRule(serviceInOneZone, {
  fails: [
    {
      title: "two tasks in subnets of one zone are low",
      given: given(),
      findings: [
        {
          subjectId: "shop",
          severity: "low",
          confidence: "confirmed",
          values: { services: 1, table: "web eu-west-1a" },
        },
      ],
    },
    {
      title: "on instances the zones of the instances count too",
      given: given({ service: { launchType: "EC2", ...both } }),
      findings: [{ values: { table: "web eu-west-1a" } }],
    },
    {
      title: "bridge tasks stand where the instances stand",
      given: given({
        service: { launchType: "EC2", awsvpcConfiguration: undefined },
        definition: { networkMode: "bridge" },
      }),
      findings: [{ values: { services: 1 } }],
    },
  ],
  passes: [
    { title: "two zones are enough", given: given({ service: both }) },
    { title: "a single task is in one zone by nature", given: given({ service: { desiredCount: 1 } }) },
    {
      title: "instances in two zones are enough",
      given: given({
        service: { launchType: "EC2", ...both },
        instances: [
          ecsContainerInstance(),
          ecsContainerInstance({ containerInstanceArn: containerInstanceArn("ci-2"), ec2InstanceId: "i-2" }),
        ],
        machines: [ec2Instance(), ec2Instance({ instanceId: "i-2", availabilityZone: "eu-west-1b" })],
      }),
    },
    { title: "external instances are in no zone", given: given({ service: { launchType: "EXTERNAL" } }) },
  ],
  unknown: [
    { title: "subnets that were not listed have no zone", given: given({ subnets: [] }), because: "zones of web" },
  ],
});
