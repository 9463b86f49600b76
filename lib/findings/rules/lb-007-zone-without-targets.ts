import type { LoadBalancerPlace, TargetGroupPlace, TargetPlace, Topology } from "#lib/graph/topology.ts";
import { knownValue } from "#lib/model/known.ts";
import { urnOf } from "#lib/model/urn.ts";
import { distinct, fact, listed } from "../fact.ts";
import { groupAttribute, inState, isQuiet, servicesOf, unreadHealth } from "../group-health.ts";
import { inScope } from "../in-scope.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule, type Checked } from "../rule.ts";
import { subjectOf } from "../subject.ts";

type Subject = { readonly balancer: LoadBalancerPlace; readonly group: TargetGroupPlace };

const CROSS_ZONE = "load_balancing.cross_zone.enabled";

/** LB-007: a zone of a load balancer has nobody to send its requests to, and may not ask another zone. */
export const zoneWithoutTargets = defineRule({
  id: "LB-007",
  slug: "zone-without-targets",
  severity: "high",
  level: "regional",
  needs: [
    "loadBalancers",
    "listeners",
    "listenerRules",
    "targetGroups",
    "targetHealth",
    "ecsServices",
    "networkInterfaces",
    "subnets",
  ],
  partialIsFine: ["listeners", "listenerRules", "networkInterfaces", "subnets"],
  text: {
    title: "Zone of a load balancer has no healthy target",
    why: "Without cross-zone load balancing a node sends requests only to targets of its own zone. Where there is none, clients that hold that node's address are refused; when the name drops the zone, the others carry everything.",
    fix: "Run tasks in every zone of the load balancer, or turn cross-zone load balancing on, or take the zone from the load balancer.",
    limits:
      "With cross-zone load balancing on, every node reaches every target, and nothing is reported. How many clients still hold the address of the empty zone is not visible.",
    says: {
      empty:
        "{loadBalancer} has no healthy target of {targetGroup} in {zones}, and does not send its requests to other zones",
      single: "{loadBalancer} is enabled in {zones} only: it fails with that zone",
    },
    figures: {
      empty: "Zones {covered}; healthy targets in {served}. Cross-zone load balancing off ({setting}).",
      single: "Zones of the load balancer: {covered}; of its VPC: {others}.",
    },
  },
  references: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html#cross-zone-load-balancing",
  ],
  subjects: ({ scope, topology }) => {
    const groups = inScope(topology.targetGroups, scope).flatMap((group) => {
      // A function or a load balancer as the target stands in no zone of its own.
      if (group.item.targetType !== "ip" && group.item.targetType !== "instance") return [];
      const live = group.forwardedBy.filter(({ weight }) => weight > 0).map(({ loadBalancer }) => loadBalancer);
      return distinct(live)
        .filter(({ item }) => item.type !== "gateway")
        .map((balancer): Subject => ({ balancer, group }));
    });
    const single = inScope(topology.loadBalancers, scope)
      .filter(
        ({ item, listeners }) => item.type === "network" && listeners.length > 0 && item.availabilityZones.length === 1,
      )
      .map((balancer) => ({ balancer }));
    return [...groups, ...single];
  },
  check: (subject, { topology, scope, now }) =>
    "group" in subject ? emptyZones(subject, topology, now) : singleZone(subject.balancer, topology, scope.region),
});

function emptyZones({ balancer, group }: Subject, topology: Topology, now: string): Checked<"empty"> {
  const unread = unreadHealth(group);
  if (unread !== undefined) return { unknown: unread };
  const crossZone = crossZoneOf(balancer, group);
  if ("unknown" in crossZone) return crossZone;
  const services = servicesOf(group, topology);
  if (crossZone.isOn || isQuiet(group, services, now)) return [];
  const zones = balancer.item.availabilityZones.flatMap(({ zoneName }) => zoneName ?? []);
  const healthy = inState(group, "healthy");
  const served = distinct(healthy.flatMap((target) => zoneOf(target) ?? []));
  // Targets outside the VPC are everybody's; with no healthy target at all the group itself is the finding.
  if (healthy.length === 0 || served.includes("all")) return [];
  const empty = zones.filter((zone) => !served.includes(zone));
  if (empty.length === 0) return [];
  const placeless = healthy.find((place) => zoneOf(place) === undefined);
  if (placeless !== undefined) return { unknown: `The zone of target ${placeless.target.id} was not told.` };
  return [
    {
      ...subjectOf(balancer.urn),
      discriminator: group.urn,
      says: "empty",
      confidence: "confirmed",
      values: {
        loadBalancer: balancer.item.loadBalancerName,
        targetGroup: group.item.targetGroupName,
        zones: listed(empty),
        covered: listed(zones),
        served: listed(served.toSorted()),
        setting: crossZone.setting,
      },
      affected: [balancer.urn, group.urn],
      because: [
        fact(balancer.urn, "loadBalancers", `${CROSS_ZONE} = ${crossZone.setting}`),
        ...healthy
          .slice(0, 5)
          .map((target) => fact(target.urn, "targetHealth", `${target.target.id}: healthy (${zoneOf(target) ?? "?"})`)),
      ],
      cli: awsCommand(balancer.region, "elbv2 modify-target-group-attributes", {
        "target-group-arn": group.item.targetGroupArn,
        attributes: `Key=${CROSS_ZONE},Value=true`,
      }),
      about: [balancer.urn, group.urn, ...services.map(({ urn }) => urn)],
    },
  ];
}

/** AWS tells it of addresses only; of an instance its interface does. */
function zoneOf({ target, networkInterface }: TargetPlace): string | undefined {
  return target.availabilityZone ?? networkInterface?.item.availabilityZone;
}

type CrossZone = { readonly isOn: boolean; readonly setting: string } | { readonly unknown: string };

/** The group's own setting, else the load balancer's, else AWS's: on for an Application, off for a Network Load Balancer. */
function crossZoneOf({ item }: LoadBalancerPlace, { item: group }: TargetGroupPlace): CrossZone {
  if (!group.attributes.known) return { unknown: group.attributes.problem.message };
  const own = groupAttribute(group, CROSS_ZONE);
  if (own === "true" || own === "false") return { isOn: own === "true", setting: `${group.targetGroupName}: ${own}` };
  if (!item.attributes.known) return { unknown: item.attributes.problem.message };
  const value = (knownValue(item.attributes) ?? []).find(({ key }) => key === CROSS_ZONE)?.value;
  const setting = value ?? String(item.type === "application");
  return { isOn: setting === "true", setting: `${item.loadBalancerName}: ${setting}` };
}

function singleZone(balancer: LoadBalancerPlace, topology: Topology, region: string): Checked<"single"> {
  const [zone] = balancer.item.availabilityZones;
  const vpc = topology.vpcs.get(urnOf(balancer, "vpc", balancer.item.vpcId ?? ""));
  const others = distinct((vpc?.subnets ?? []).flatMap(({ item }) => item.availabilityZone ?? [])).toSorted();
  if (zone?.zoneName === undefined || others.length < 2) return [];
  return [
    {
      ...subjectOf(balancer.urn),
      says: "single",
      severity: "medium",
      confidence: "likely",
      values: {
        loadBalancer: balancer.item.loadBalancerName,
        zones: zone.zoneName,
        covered: zone.zoneName,
        others: listed(others),
      },
      affected: [balancer.urn],
      because: [fact(balancer.urn, "loadBalancers", `AvailabilityZones = ${zone.zoneName} (${region})`)],
      about: [balancer.urn],
    },
  ];
}
