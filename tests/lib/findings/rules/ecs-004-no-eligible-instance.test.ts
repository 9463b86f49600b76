import { noEligibleInstance } from "#lib/findings/rules/ecs-004-no-eligible-instance.ts";
import { subnet } from "#tests/support/ec2-records.ts";
import { ecsContainerInstance, taskSet } from "#tests/support/ecs-records.ts";
import { instanceAccount as given } from "#tests/support/instance-account.ts";
import { testRule } from "#tests/support/rule-tester.ts";

const none = {
  createdAt: "2026-11-21T11:50:00.000Z",
  message: "(service web) was unable to place a task. Reason: No container instances were found in your cluster.",
};
const gpu = { type: "memberOf", expression: "attribute:gpu exists" };
const providers = { capacityProviderStrategy: [{ capacityProvider: "workers" }] };

/** Without a primary task set DescribeServices tells nothing of where tasks go. */
const external = { deploymentController: "EXTERNAL", launchType: undefined, deployments: [] };

testRule(noEligibleInstance, {
  fails: [
    {
      title: "instances in another zone than the subnets are of no use",
      given: given({ machine: { availabilityZone: "eu-west-1b" } }),
      findings: [
        {
          subjectId: "shop/web",
          says: "zones",
          severity: "high",
          confidence: "likely",
          values: { wanted: "eu-west-1a", found: "eu-west-1b", instances: "i-1" },
        },
      ],
    },
    {
      title: "instances in another VPC are of no use",
      given: given({ machine: { vpcId: "vpc-2" } }),
      findings: [{ says: "vpc", values: { wanted: "vpc-1", found: "vpc-2" } }],
    },
    {
      title: "a cluster without instances has nowhere to place, and ECS's own event confirms it",
      given: given({ instances: [], service: { desiredCount: 1, runningCount: 0, events: [none] } }),
      findings: [{ says: "empty", confidence: "confirmed", values: { instances: "—" } }],
    },
    {
      title: "a capacity provider that does not scale starts none",
      given: given({ instances: [], service: providers }),
      findings: [{ says: "empty" }],
    },
    {
      title: "the primary task set of an external controller tells that instances are wanted",
      given: given({ instances: [], service: { ...external, taskSets: [taskSet({ launchType: "EC2" })] } }),
      findings: [{ says: "empty" }],
    },
    {
      title: "instances whose agent is disconnected are none",
      given: given({ instance: { agentConnected: false } }),
      findings: [{ says: "empty" }],
    },
    {
      title: "bridge tasks want an instance too",
      given: given({ instances: [], definition: { networkMode: "bridge" } }),
      findings: [{ says: "empty" }],
    },
    {
      title: "instances that cannot attach task interfaces are of no use",
      given: given({ instance: { attributes: [{ name: "ecs.os-type", value: "linux" }] } }),
      findings: [{ says: "ability" }],
    },
    {
      title: "a placement expression that no instance meets leaves none, whoever sets it",
      given: given({ definition: { networkMode: "bridge", placementConstraints: [gpu] } }),
      findings: [{ says: "expression", values: { expression: "attribute:gpu exists", instances: "i-1" } }],
    },
    {
      title: "an event does not confirm it while all tasks run",
      given: given({ instances: [], service: { desiredCount: 1, runningCount: 1, events: [none] } }),
      findings: [{ says: "empty", confidence: "likely" }],
    },
  ],
  passes: [
    {
      title: "a placement expression that an instance meets leaves that one",
      given: given({
        service: {
          placementConstraints: [{ type: "memberOf", expression: "attribute:ecs.capability.task-eni exists" }],
        },
      }),
    },
    { title: "an instance in one of the zones is enough", given: given() },
    {
      title: "another subnet of the same zone is as good",
      given: given({
        subnets: [subnet(), subnet({ subnetId: "subnet-2" })],
        machine: { subnetId: "subnet-2" },
      }),
    },
    {
      title: "a capacity provider scales from nothing",
      given: given({ instances: [], service: providers, provider: { managedScalingStatus: "ENABLED" } }),
    },
    {
      title: "so does one that the service names by its ARN",
      given: given({
        instances: [],
        service: {
          capacityProviderStrategy: [
            { capacityProvider: "arn:aws:ecs:eu-west-1:111111111111:capacity-provider/workers" },
          ],
        },
        provider: { managedScalingStatus: "ENABLED" },
      }),
    },
    {
      title: "ECS starts instances of its own when a task wants one",
      given: given({
        instances: [],
        service: providers,
        provider: { autoScalingGroupArn: undefined, managedScalingStatus: undefined },
      }),
    },
    {
      title: "a service of an external controller wants nothing before it has a task set",
      given: given({ instances: [], service: external }),
    },
    {
      title: "nor does one whose task sets go to Fargate",
      given: given({ instances: [], service: { ...external, taskSets: [taskSet({ status: "ACTIVE" })] } }),
    },
    { title: "Fargate wants no instance", given: given({ instances: [], service: { launchType: "FARGATE" } }) },
    {
      title: "external instances are not in a zone",
      given: given({ instances: [], service: { launchType: "EXTERNAL" } }),
    },
    {
      title: "a daemon on no instance has nothing to run",
      given: given({ instances: [], service: { schedulingStrategy: "DAEMON" } }),
    },
    {
      title: "a parked service wants none",
      given: given({ instances: [], service: { desiredCount: 0, runningCount: 0 } }),
    },
    {
      title: "bridge tasks go to any zone",
      given: given({ machine: { availabilityZone: "eu-west-1b" }, definition: { networkMode: "bridge" } }),
    },
  ],
  unknown: [
    {
      title: "a capacity provider that is not listed may be of one cluster only, and start instances",
      given: given({ instances: [], service: { capacityProviderStrategy: [{ capacityProvider: "managed" }] } }),
      because: "managed",
    },
    {
      title: "what runs beside a task is not looked at for an expression",
      given: given({
        service: { placementConstraints: [{ type: "memberOf", expression: "task:group == service:db" }] },
      }),
      because: "an expression that is not evaluated",
    },
    {
      title: "subnets that were not listed have no zone",
      given: given({ subnets: [] }),
      because: "zones of web's subnets",
    },
    {
      title: "instances that tell no zone may be in the right one",
      given: given({ machines: [], instances: [ecsContainerInstance({ attributes: [] })] }),
      because: "zones of the container instances",
    },
    {
      title: "without the container instances it cannot judge",
      given: { ...given(), incomplete: ["ecsContainerInstances"] },
      because: "ecsContainerInstances",
    },
  ],
});
