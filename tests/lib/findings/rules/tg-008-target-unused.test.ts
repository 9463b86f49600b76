import { targetUnused } from "#lib/findings/rules/tg-008-target-unused.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { Target } from "#lib/model/resources/target-group.ts";
import { ecsCluster, ecsService } from "#tests/support/ecs-records.ts";
import {
  listener,
  listenerRule,
  loadBalancer,
  target,
  targetGroup,
  targetGroupArn,
  targetHealth,
} from "#tests/support/elbv2-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

type Given = { readonly unused?: Partial<Target>; readonly service?: Partial<EcsService> };

const given = ({ unused = {}, service = {} }: Given = {}): ScopeContents => ({
  areas: {
    loadBalancers: [loadBalancer()],
    listeners: [listener()],
    listenerRules: [listenerRule()],
    targetGroups: [targetGroup()],
    targetHealth: [
      targetHealth([
        target(),
        target({
          id: "10.0.2.10",
          availabilityZone: "eu-west-1c",
          state: "unused",
          reason: "Target.NotInUse",
          description: "Target is in an Availability Zone that is not enabled for the load balancer",
          ...unused,
        }),
      ]),
    ],
    ecsClusters: [ecsCluster()],
    ecsServices: [
      ecsService({
        loadBalancers: [{ targetGroupArn: targetGroupArn(), containerName: "app", containerPort: 8080 }],
        ...service,
      }),
    ],
  },
});

testRule(targetUnused, {
  fails: [
    {
      title: "a target in a zone that is not enabled",
      given: given(),
      findings: [
        {
          subjectId: "web/1",
          says: "notInUse",
          severity: "high",
          confidence: "confirmed",
          values: { count: 1, targets: 2, services: "web", list: "10.0.2.10 eu-west-1c" },
        },
      ],
    },
    {
      title: "a stopped instance",
      given: given({ unused: { reason: "Target.InvalidState" } }),
      findings: [{ says: "invalidState" }],
    },
    {
      title: "an address of a load balancer",
      given: given({ unused: { reason: "Target.IpUnusable" } }),
      findings: [{ says: "unusable" }],
    },
    {
      title: "a stopped instance is told of a group that is kept by hand too",
      given: given({ unused: { reason: "Target.InvalidState" }, service: { loadBalancers: [] } }),
      findings: [{ says: "invalidState", values: { services: "—" } }],
    },
  ],
  passes: [
    { title: "a healthy target is used", given: given({ unused: { state: "healthy", reason: undefined } }) },
    { title: "the group of a parked service is meant to wait", given: given({ service: { desiredCount: 0 } }) },
    { title: "a group no service registers with is kept by hand", given: given({ service: { loadBalancers: [] } }) },
    { title: "the idle group of a blue/green pair", given: given({ service: { deploymentStrategy: "BLUE_GREEN" } }) },
    {
      title: "a group whose task sets another controller moves",
      given: given({ service: { deploymentController: "CODE_DEPLOY" } }),
    },
    {
      title: "a group that stands by for another is meant to wait",
      given: given({
        service: {
          loadBalancers: [
            {
              targetGroupArn: targetGroupArn(),
              containerName: "app",
              containerPort: 8080,
              alternateTargetGroupArn: targetGroupArn("green/2"),
            },
          ],
        },
      }),
    },
  ],
  unknown: [
    {
      title: "health that nobody asked for",
      given: { areas: { ...given().areas, targetHealth: [] } },
      because: "were not read",
    },
  ],
});
