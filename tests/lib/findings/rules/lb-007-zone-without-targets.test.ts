import { zoneWithoutTargets } from "#lib/findings/rules/lb-007-zone-without-targets.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { LoadBalancer } from "#lib/model/resources/load-balancer.ts";
import type { Target, TargetGroup } from "#lib/model/resources/target-group.ts";
import { subnet, vpc } from "#tests/support/ec2-records.ts";
import { ecsCluster, ecsService } from "#tests/support/ecs-records.ts";
import {
  forwardAction,
  listener,
  listenerRule,
  loadBalancer,
  target,
  targetGroup,
  targetGroupArn,
  targetHealth,
} from "#tests/support/elbv2-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import { denied, REGION, type ScopeContents } from "#tests/support/snapshots.ts";

const crossZone = (value: string) => ({
  attributes: { known: true as const, value: [{ key: "load_balancing.cross_zone.enabled", value }] },
});
const inZone = (zone: string, overrides: Partial<Target> = {}) =>
  target({ availabilityZone: `${REGION}${zone}`, ...overrides });
const zones = (...letters: readonly string[]) => ({
  availabilityZones: letters.map((letter) => ({
    zoneName: `${REGION}${letter}`,
    subnetId: `subnet-${letter}`,
    loadBalancerAddresses: [],
  })),
});

type Given = {
  readonly balancer?: Partial<LoadBalancer>;
  readonly group?: Partial<TargetGroup>;
  readonly targets?: readonly Target[];
  readonly weight?: number;
  /** A service that registers with the group. */
  readonly service?: Partial<EcsService>;
};

const given = ({
  balancer = {},
  group = {},
  targets = [inZone("a")],
  weight = 1,
  service,
}: Given = {}): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    subnets: [subnet(), subnet({ subnetId: "subnet-2", cidrBlock: "10.0.2.0/24", availabilityZone: `${REGION}c` })],
    loadBalancers: [loadBalancer({ type: "network", ...zones("a", "c"), ...balancer })],
    listeners: [listener({ defaultActions: [forwardAction(targetGroupArn(), weight)] })],
    listenerRules: [listenerRule({ actions: [forwardAction(targetGroupArn(), weight)] })],
    targetGroups: [targetGroup(group)],
    targetHealth: [targetHealth(targets)],
    ecsClusters: [ecsCluster()],
    ecsServices:
      service === undefined ? [] : [ecsService({ loadBalancers: [{ targetGroupArn: targetGroupArn() }], ...service })],
  },
});

testRule(zoneWithoutTargets, {
  fails: [
    {
      title: "a Network Load Balancer sends no request to another zone unless told to",
      given: given(),
      findings: [
        {
          subjectId: "app/front/1",
          says: "empty",
          severity: "high",
          confidence: "confirmed",
          values: { zones: "eu-west-1c", served: "eu-west-1a", setting: "front: false" },
        },
      ],
    },
    {
      title: "an Application Load Balancer's group may turn it off for itself",
      given: given({ balancer: { type: "application" }, group: crossZone("false") }),
      findings: [{ says: "empty", values: { setting: "web: false" } }],
    },
    {
      title: "a Network Load Balancer in one zone of several",
      given: given({ balancer: zones("a") }),
      findings: [
        { says: "single", severity: "medium", values: { zones: "eu-west-1a", others: "eu-west-1a, eu-west-1c" } },
      ],
    },
  ],
  passes: [
    {
      title: "both zones have a healthy target",
      given: given({ targets: [inZone("a"), inZone("c", { id: "10.0.2.10" })] }),
    },
    { title: "an Application Load Balancer asks other zones", given: given({ balancer: { type: "application" } }) },
    { title: "so does a Network Load Balancer that was told to", given: given({ balancer: crossZone("true") }) },
    {
      title: "the group follows the load balancer's setting",
      given: given({ balancer: crossZone("true"), group: crossZone("use_load_balancer_configuration") }),
    },
    {
      title: "with no healthy target at all the group is the finding",
      given: given({ targets: [inZone("a", { state: "unhealthy" })] }),
    },
    {
      title: "a load balancer as the target has no zone",
      given: given({
        group: { targetType: "alb" },
        targets: [target({ id: "arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/app/web/1" })],
      }),
    },
    { title: "a group of weight 0 is not asked", given: given({ weight: 0 }) },
    {
      title: "targets outside the VPC are everybody's",
      given: given({ targets: [target({ availabilityZone: "all" })] }),
    },
    {
      title: "a young deployment has not filled every zone yet",
      given: given({ service: { deployments: [{ status: "PRIMARY", createdAt: "2026-11-21T11:55:00.000Z" }] } }),
    },
    {
      title: "a group may turn it on for itself",
      given: given({ group: crossZone("true") }),
    },
    {
      title: "an Application Load Balancer in one zone is no Network Load Balancer",
      given: given({ balancer: { type: "application", ...zones("a") } }),
    },
    {
      title: "in a VPC of one zone there is no other",
      given: {
        areas: { ...given({ balancer: zones("a") }).areas, subnets: [subnet()] },
      },
    },
  ],
  unknown: [
    {
      title: "an instance whose interface was not read may be in the empty zone",
      given: given({ group: { targetType: "instance" }, targets: [inZone("a", { id: "i-1" }), target({ id: "i-2" })] }),
      because: "i-2",
    },
    {
      title: "so may the only one",
      given: given({ group: { targetType: "instance" }, targets: [target({ id: "i-2" })] }),
      because: "i-2",
    },
    {
      title: "attributes that were not read",
      given: given({
        balancer: {
          attributes: {
            known: false,
            problem: {
              kind: "denied",
              call: "elasticloadbalancing:DescribeLoadBalancerAttributes",
              message: "refused",
              at: "2026-11-21T12:00:00.000Z",
            },
          },
        },
      }),
      because: "refused",
    },
    {
      title: "health that nobody asked for",
      given: { areas: { ...given().areas, targetHealth: [] } },
      because: "were not read",
    },
    {
      title: "nor is the group's own setting known when its attributes were not read",
      given: given({
        group: { attributes: { known: false, problem: denied("elasticloadbalancing:DescribeTargetGroupAttributes") } },
      }),
      because: "DescribeTargetGroupAttributes",
    },
    {
      title: "services that were not read may be parked or young",
      given: { ...given(), incomplete: ["ecsServices"] },
      because: "ecsServices",
    },
  ],
});
