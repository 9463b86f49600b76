import { noRoomForADeployment } from "#lib/findings/rules/ipam-002-no-room-for-a-deployment.ts";
import { addressAccount as given, inSubnets } from "#tests/support/address-account.ts";
import { ecsService } from "#tests/support/ecs-records.ts";
import { loadBalancer } from "#tests/support/elbv2-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import { scalableTarget } from "#tests/support/scaling-records.ts";

const three = { desiredCount: 3, runningCount: 3 };
const short = { desiredCount: 6, runningCount: 2 };
const both = inSubnets("subnet-1", "subnet-2");
/** Two tasks of which a deployment stops one before it starts another: today no address is missing. */
const calm = { minimumHealthyPercent: 50 };
const suspended = (scheduledScalingSuspended: boolean) => ({
  dynamicScalingInSuspended: false,
  dynamicScalingOutSuspended: true,
  scheduledScalingSuspended,
});

const deploying = [{ status: "PRIMARY", rolloutState: "IN_PROGRESS" }];

testRule(noRoomForADeployment, {
  fails: [
    {
      title: "a surge of three tasks and two addresses is medium",
      given: given({ service: three }),
      findings: [
        {
          subjectId: "shop/web",
          says: "surge",
          severity: "medium",
          confidence: "likely",
          values: {
            tasks: 3,
            room: 2,
            maxTasks: 6,
            kept: 0,
            table: "subnet-1 10.0.1.0/28: 1, subnet-2 10.0.2.0/28: 1",
            others: "—",
          },
          cli:
            "aws ecs update-service --region eu-west-1 --cluster arn:aws:ecs:eu-west-1:111111111111:cluster/shop " +
            "--service arn:aws:ecs:eu-west-1:111111111111:service/shop/web " +
            "--deployment-configuration maximumPercent=100,minimumHealthyPercent=50",
        },
      ],
    },
    {
      title: "four tasks that are missing and two addresses are high",
      given: given({ service: short }),
      findings: [{ says: "desired", severity: "high", confidence: "likely", values: { tasks: 4, room: 2 } }],
    },
    {
      title: "a deployment that is under way confirms nothing by itself: its tasks may just be starting",
      given: given({ service: { ...short, deployments: deploying } }),
      findings: [{ says: "desired", confidence: "likely" }],
    },
    {
      title: "a deployment that AWS refused an address confirms it",
      given: given({
        service: {
          ...short,
          deployments: deploying,
          events: [{ createdAt: "2026-11-21T11:50:00.000Z", message: "InsufficientFreeAddressesInSubnet" }],
        },
      }),
      findings: [{ says: "desired", confidence: "confirmed" }],
    },
    {
      title: "eight addresses of a subnet are kept for the Application Load Balancer in it",
      given: given({ first: { availableIpAddressCount: 9 }, service: three, balancers: [loadBalancer()] }),
      findings: [{ values: { room: 2, kept: 8 } }],
    },
    {
      title: "of services that share the subnets the one with the largest surge is told, with the others beside it",
      given: given({
        service: three,
        others: [ecsService({ serviceName: "api", desiredCount: 5, runningCount: 5, ...both })],
      }),
      findings: [{ subjectId: "shop/api", values: { tasks: 5, others: "web 3" } }],
    },
    {
      title:
        "a deployment that replaces all tasks at once is possible only: how many run at its peak AWS does not promise",
      given: given({ service: { ...three, deploymentController: "CODE_DEPLOY" } }),
      findings: [{ says: "replacement", severity: "low", confidence: "possible", values: { tasks: 3 } }],
    },
    {
      title: "a /16 has room for whatever is wanted, and a /28 beside it does not matter",
      given: given({
        first: { cidrBlock: "10.0.0.0/16", availableIpAddressCount: 65_531 },
        service: { ...inSubnets("subnet-2"), ...three },
      }),
      findings: [{ values: { room: 1 } }],
    },
    {
      title: "what Auto Scaling may add and the addresses cannot take is possible only, and no shortage of today",
      given: given({ service: calm, targets: [scalableTarget({ maxCapacity: 6 })] }),
      findings: [
        {
          subjectId: "shop/web",
          says: "scaledOut",
          severity: "medium",
          confidence: "possible",
          values: { tasks: 4, room: 2, desired: 2, running: 2, most: 6, others: "—" },
        },
      ],
    },
    {
      title: "a deployment of what is so scaled out is low, where the tasks themselves find room",
      given: given({ targets: [scalableTarget({ maxCapacity: 3 })] }),
      findings: [
        { says: "scaledOutSurge", severity: "low", confidence: "possible", values: { tasks: 4, most: 3, maxTasks: 6 } },
      ],
    },
    {
      title: "what is short today is told as that, with the maximum as evidence",
      given: given({ service: three, targets: [scalableTarget({ maxCapacity: 9 })] }),
      findings: [{ says: "surge", severity: "medium", confidence: "likely", values: { tasks: 3, maxTasks: 6 } }],
    },
    {
      title: "a service that may be scaled out hides none that is short today",
      given: given({
        service: three,
        others: [ecsService({ serviceName: "api", desiredCount: 2, runningCount: 2, ...calm, ...both })],
        targets: [scalableTarget({ resourceId: "service/shop/api", maxCapacity: 40 })],
      }),
      findings: [
        { subjectId: "shop/api", says: "scaledOut", values: { tasks: 38, others: "—" } },
        { subjectId: "shop/web", says: "surge", values: { others: "—" } },
      ],
    },
    {
      title: "of services that may be scaled out in the same subnets the one that would take most is told",
      given: given({
        service: calm,
        others: [ecsService({ serviceName: "api", desiredCount: 2, runningCount: 2, ...calm, ...both })],
        targets: [scalableTarget({ maxCapacity: 6 }), scalableTarget({ resourceId: "service/shop/api" })],
      }),
      findings: [{ subjectId: "shop/api", says: "scaledOut", values: { tasks: 8, others: "web 4" } }],
    },
    {
      title: "while only scaling policies are suspended a scheduled action may still scale out",
      given: given({ service: calm, targets: [scalableTarget({ suspendedState: suspended(false) })] }),
      findings: [{ says: "scaledOut" }],
    },
    {
      title: "what is short today is told also where the scalable targets were not read",
      given: { ...given({ service: three }), incomplete: ["scalableTargets"] },
      findings: [{ says: "surge" }],
    },
  ],
  passes: [
    {
      title: "a maximum no higher than the desired count adds nothing",
      given: given({ targets: [scalableTarget({ maxCapacity: 2 })] }),
    },
    {
      title: "a maximum the addresses can take",
      given: given({ service: calm, targets: [scalableTarget({ maxCapacity: 4 })] }),
    },
    {
      title: "nothing scales out while all of it is suspended",
      given: given({ targets: [scalableTarget({ suspendedState: suspended(true) })] }),
    },
    {
      title: "a parked service is meant to have no tasks, whatever its maximum",
      given: given({ service: { desiredCount: 0, runningCount: 0 }, targets: [scalableTarget()] }),
    },
    {
      title: "a target of another service says nothing of this one",
      given: given({ targets: [scalableTarget({ resourceId: "service/shop/api" })] }),
    },
    { title: "two addresses are enough for a surge of two", given: given() },
    {
      title: "a deployment that starts none beside the old ones needs no room",
      given: given({ service: { ...three, maximumPercent: 100 } }),
    },
    {
      title: "a deployment that may stop first needs none",
      given: given({ service: { ...three, minimumHealthyPercent: 50 } }),
    },
    {
      title: "a daemon replaces its tasks where they are",
      given: given({ service: { ...three, schedulingStrategy: "DAEMON" } }),
    },
    { title: "bridge tasks take no address", given: given({ service: three, networkMode: "bridge" }) },
    { title: "a parked service needs none", given: given({ service: { desiredCount: 0, runningCount: 0 } }) },
    {
      title: "subnets without any address are IPAM-001's",
      given: given({ first: { availableIpAddressCount: 0 }, second: { availableIpAddressCount: 0 }, service: three }),
    },
    {
      title: "a subnet without IPv4 has no addresses to count",
      given: given({
        first: { ipv6Native: true, cidrBlock: undefined, availableIpAddressCount: 0 },
        service: three,
      }),
    },
    {
      title: "how many tasks an external controller starts it alone decides",
      given: given({ service: { ...three, deploymentController: "EXTERNAL" } }),
    },
  ],
  unknown: [
    {
      title: "a subnet that was not read may have room",
      given: given({ service: { ...three, ...inSubnets("subnet-1", "subnet-9") } }),
      because: "subnet-9",
    },
    {
      title: "without the subnets it cannot judge",
      given: { ...given(), incomplete: ["subnets"] },
      because: "subnets",
    },
    {
      title: "without the scalable targets nobody knows how many tasks there may be",
      given: { ...given(), incomplete: ["scalableTargets"] },
      because: "scalableTargets",
    },
  ],
});
