import { cacheOutlivesTask } from "#lib/findings/rules/sd-005-cache-outlives-task.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import { containerDefinition, ecsCluster, ecsService, ecsTaskDefinition, taskSet } from "#tests/support/ecs-records.ts";
import { targetGroup, targetGroupArn } from "#tests/support/elbv2-records.ts";
import { cloudMapNamespace, cloudMapService } from "#tests/support/route53-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const registryArn = "arn:aws:servicediscovery:eu-west-1:111111111111:service/srv-1";

type Given = {
  readonly ttl?: number;
  readonly stopTimeout?: number;
  readonly service?: Partial<EcsService>;
  readonly hasRecords?: boolean;
};

const given = ({ ttl = 60, stopTimeout, service = {}, hasRecords = true }: Given = {}): ScopeContents => ({
  areas: {
    cloudMapNamespaces: [cloudMapNamespace()],
    cloudMapServices: [cloudMapService({ arn: registryArn, dnsRecords: hasRecords ? [{ type: "A", ttl }] : [] })],
    targetGroups: [targetGroup()],
    ecsClusters: [ecsCluster()],
    ecsTaskDefinitions: [
      ecsTaskDefinition({
        containerDefinitions: [containerDefinition(stopTimeout === undefined ? {} : { stopTimeout })],
      }),
    ],
    ecsServices: [ecsService({ serviceRegistries: [{ registryArn }], ...service })],
  },
});

testRule(cacheOutlivesTask, {
  fails: [
    {
      title: "a minute in caches, half a minute to live",
      given: given(),
      findings: [
        {
          subjectId: "srv-1",
          says: "outlives",
          severity: "medium",
          confidence: "likely",
          values: { name: "web.shop.local", ttl: 60, grace: 30, stop: 30, delay: 0 },
        },
      ],
    },
    {
      title: "a container that is given ten seconds only is gone before twenty have passed",
      given: given({ ttl: 20, stopTimeout: 10 }),
      findings: [{ values: { ttl: 20, grace: 10, stop: 10 } }],
    },
    {
      title: "a service whose task sets name the registry too is named once",
      given: given({
        service: {
          deploymentController: "CODE_DEPLOY",
          deployments: [],
          taskSets: [taskSet({ serviceRegistries: [{ registryArn }] })],
        },
      }),
      findings: [{ values: { services: "web" } }],
    },
    { title: "five minutes in caches are high", given: given({ ttl: 300 }), findings: [{ severity: "high" }] },
  ],
  passes: [
    { title: "ten seconds are forgotten in time", given: given({ ttl: 10 }) },
    { title: "a container that may go on for a minute outlives the answer", given: given({ stopTimeout: 60 }) },
    {
      title: "a task behind a load balancer stops when its target has drained",
      given: given({
        service: { loadBalancers: [{ targetGroupArn: targetGroupArn(), containerName: "app", containerPort: 8080 }] },
      }),
    },
    { title: "what only the API discovers is in no cache", given: given({ hasRecords: false }) },
    { title: "a parked service stops nothing", given: given({ service: { desiredCount: 0 } }) },
  ],
  unknown: [
    {
      title: "how long a task of an unread definition has to end",
      given: given({ service: { taskDefinition: "arn:aws:ecs:eu-west-1:111111111111:task-definition/other:1" } }),
      because: "was not read",
    },
    {
      title: "how long a target drains whose group was not read",
      given: {
        areas: {
          ...given({
            service: {
              loadBalancers: [{ targetGroupArn: targetGroupArn(), containerName: "app", containerPort: 8080 }],
            },
          }).areas,
          targetGroups: [],
        },
        incomplete: ["targetGroups"],
      },
      because: "DescribeTargetGroups",
    },
  ],
});
