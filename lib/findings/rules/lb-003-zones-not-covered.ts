import type { LoadBalancerPlace, ServicePlace, SubnetPlace, TargetGroupPlace, Topology } from "#lib/graph/topology.ts";
import { urnOf } from "#lib/model/urn.ts";
import { distinct, fact, listed } from "../fact.ts";
import { servicesOf } from "../group-health.ts";
import { inScope } from "../in-scope.ts";
import { internetRouteOf } from "../internet-route.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule, type Saying } from "../rule.ts";
import { isWanted } from "../service-state.ts";
import { subjectOf } from "../subject.ts";
import { subnetIdsOf, subnetsOf, zonesWithTasks } from "../task-zones.ts";

type Subject = {
  readonly balancer: LoadBalancerPlace;
  readonly group: TargetGroupPlace;
  readonly service: ServicePlace;
};

type Says = "running" | "listed" | "balanced";

/** LB-003: tasks run, or may be started, in Availability Zones their load balancer is not enabled in. */
export const zonesNotCovered = defineRule({
  id: "LB-003",
  slug: "zones-not-covered",
  severity: "high",
  level: "regional",
  needs: [
    "loadBalancers",
    "listeners",
    "listenerRules",
    "targetGroups",
    "targetHealth",
    "ecsServices",
    "ecsTasks",
    "subnets",
  ],
  partialIsFine: ["listeners", "listenerRules", "targetHealth", "ecsTasks", "subnets"],
  text: {
    title: "Tasks run in zones the load balancer does not cover",
    why: "A load balancer sends nothing to targets in an Availability Zone it is not enabled in. Tasks there cost money and never get a request; with all tasks there, nothing answers.",
    fix: "Enable the zone on the load balancer with a subnet of its own, or take the zone's subnet from the service.",
    limits:
      "Zones are compared by name, which is right within one account. Local Zones and Outposts are not told apart.",
    says: {
      running: "{loadBalancer} never sends a request to the tasks of {service} in {zones}: it is not enabled there",
      listed: "{service} may start tasks in {zones}, where {loadBalancer} is not enabled",
      balanced:
        "Availability Zone rebalancing brings tasks of {service} to {zones}, where {loadBalancer} never sends a request",
    },
    figures: {
      running: "Load balancer: {covered}. Tasks: {tasks} running, {idle} of them in {zones}. Targets unused: {unused}.",
      listed: "Load balancer: {covered}. Subnets of the service in {zones}: {subnets}. No task runs there now.",
      balanced:
        "Load balancer: {covered}. Subnets of the service in {zones}: {subnets}. No task runs there now; availabilityZoneRebalancing is ENABLED.",
    },
  },
  references: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html#availability-zones",
  ],
  subjects: ({ scope, topology }) =>
    inScope(topology.targetGroups, scope).flatMap((group) => {
      const services = servicesOf(group, topology).filter(({ item }) => isWanted(item));
      const balancers = distinct(group.forwardedBy.map(({ loadBalancer }) => loadBalancer));
      return balancers.flatMap((balancer) => services.map((service): Subject => ({ balancer, group, service })));
    }),
  check: ({ balancer, group, service }, { scope, topology }) => {
    const covered = balancer.item.availabilityZones.flatMap(({ zoneName }) => zoneName ?? []);
    const subnets = subnetsOf(service, topology).filter(({ item }) => item.vpcId === balancer.item.vpcId);
    const used = zonesWithTasks(service).filter((zone) => !covered.includes(zone));
    const isElsewhere =
      subnetIdsOf(service).length > 0 && subnets.length === 0 && subnetsOf(service, topology).length > 0;
    // Tasks of another VPC are another rule's.
    if (isElsewhere) return [];
    const open = subnets.flatMap(({ item }) => item.availabilityZone ?? []).filter((zone) => !covered.includes(zone));
    const zones = distinct(used.length > 0 ? used : open).toSorted();
    if (zones.length === 0) {
      const isRead = subnetsOf(service, topology).length === subnetIdsOf(service).length;
      return isRead ? [] : { unknown: `Not all subnets of ${service.item.serviceName} were read.` };
    }
    const unused = group.targets.filter(({ target }) => target.reason === "Target.NotInUse").length;
    const running = service.tasks.filter(({ item }) => item.lastStatus === "RUNNING");
    const there = subnets.filter(({ item }) => zones.includes(item.availabilityZone ?? ""));
    return [
      {
        ...subjectOf(service.urn),
        discriminator: `${balancer.urn} ${group.urn}`,
        ...saysOf(service, used),
        confidence: used.length > 0 && unused > 0 ? "confirmed" : "likely",
        values: {
          loadBalancer: balancer.item.loadBalancerName,
          service: service.item.serviceName,
          zones: listed(zones),
          covered: listed(covered),
          tasks: running.length,
          idle: running.filter(({ item }) => used.includes(item.availabilityZone ?? "")).length,
          unused,
          subnets: listed(there.map(({ item }) => item.subnetId)),
        },
        affected: [service.urn, group.urn],
        because: [
          fact(balancer.urn, "loadBalancers", `AvailabilityZones = ${listed(covered)}`),
          ...zones.map((zone) => fact(service.urn, used.length > 0 ? "ecsTasks" : "subnets", zone)),
        ],
        ...commandFor({ balancer, zones, there }, scope.region, topology),
        about: [balancer.urn, group.urn, service.urn],
      },
    ];
  },
});

/** Nothing need ever start in a zone that is only listed, unless ECS itself evens the zones out. */
function saysOf({ item }: ServicePlace, used: readonly string[]): Pick<Saying<Says>, "says" | "severity"> {
  if (used.length > 0) return { says: "running", severity: "high" };
  return item.availabilityZoneRebalancing === "ENABLED"
    ? { says: "balanced", severity: "high" }
    : { says: "listed", severity: "low" };
}

type Gap = {
  readonly balancer: LoadBalancerPlace;
  readonly zones: readonly string[];
  readonly there: readonly SubnetPlace[];
};

/** The subnets the load balancer has, and one more for each zone; nothing when a zone has no subnet that fits. */
function commandFor({ balancer, zones, there }: Gap, region: string, topology: Topology): { readonly cli?: string } {
  const { item } = balancer;
  const all = topology.vpcs.get(urnOf(balancer, "vpc", item.vpcId ?? ""))?.subnets ?? [];
  const isPublic = item.scheme === "internet-facing";
  const added = zones.map((zone) => {
    const here = (isPublic ? all : [...there, ...all]).filter((subnet) => subnet.item.availabilityZone === zone);
    return here.find((subnet) => !isPublic || internetRouteOf(subnet, 4) === "open");
  });
  const own = item.availabilityZones.flatMap(({ subnetId }) => subnetId ?? []);
  const more = added.flatMap((subnet) => subnet?.item.subnetId ?? []);
  if (more.length < zones.length || item.type === "gateway") return {};
  return {
    cli: awsCommand(region, "elbv2 set-subnets", {
      "load-balancer-arn": item.loadBalancerArn,
      subnets: [...own, ...more],
    }),
  };
}
