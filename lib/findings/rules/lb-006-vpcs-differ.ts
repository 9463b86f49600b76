import type { ServicePlace, TargetGroupPlace } from "#lib/graph/topology.ts";
import { distinct, fact, listed } from "../fact.ts";
import { servicesOf } from "../group-health.ts";
import { inScope } from "../in-scope.ts";
import { defineRule } from "../rule.ts";
import { isWanted } from "../service-state.ts";
import { subjectOf } from "../subject.ts";
import { whereaboutsOf } from "../whereabouts.ts";
import { subnetIdsOf, subnetsOf } from "../task-zones.ts";

type Subject = { readonly group: TargetGroupPlace; readonly service: ServicePlace };

/** LB-006: a service registers its tasks in a target group of another VPC. */
export const vpcsDiffer = defineRule({
  id: "LB-006",
  slug: "vpcs-differ",
  severity: "high",
  level: "regional",
  needs: ["targetGroups", "targetHealth", "ecsServices", "ecsTasks", "ec2Instances", "subnets"],
  partialIsFine: ["targetHealth", "ecsTasks", "ec2Instances", "subnets"],
  text: {
    title: "Target group and tasks are in different VPCs",
    why: "ECS registers a task by its address, and that address means the target group's own VPC. There it is nobody's, or somebody else's.",
    fix: "Create a target group, and a load balancer, in the VPC of the tasks, or move the service's subnets. The VPC of a target group cannot be changed.",
    limits: "Addresses of other VPCs that were registered by hand are not judged here.",
    says: {
      differ: "{service} runs its tasks in {taskVpcs}, but registers them with {targetGroup} in {groupVpc}",
    },
    figures: {
      differ:
        "Target group {targetGroup}: {groupVpc}. Subnets of the service: {subnets} in {taskVpcs}. Targets registered: {targets}.",
    },
  },
  references: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-load-balancing.html"],
  subjects: ({ scope, topology }) =>
    inScope(topology.targetGroups, scope)
      .filter(({ item }) => item.vpcId !== undefined)
      .flatMap((group) =>
        servicesOf(group, topology)
          .filter(({ item }) => isWanted(item))
          .map((service): Subject => ({ group, service })),
      ),
  check: ({ group, service }, { topology }) => {
    const subnets = subnetsOf(service, topology);
    const vpcIds = distinct([...subnets.map(({ item }) => item.vpcId), ...whereaboutsOf(service).hostVpcIds]);
    const others = vpcIds.filter((vpcId) => vpcId !== group.item.vpcId);
    if (others.length === 0) {
      const isRead = subnets.length === subnetIdsOf(service).length;
      return isRead ? [] : { unknown: `Not all subnets of ${service.item.serviceName} were read.` };
    }
    return [
      {
        ...subjectOf(service.urn),
        discriminator: group.urn,
        says: "differ",
        confidence: "likely",
        values: {
          service: service.item.serviceName,
          targetGroup: group.item.targetGroupName,
          groupVpc: group.item.vpcId ?? "?",
          taskVpcs: listed(others),
          subnets: listed(subnets.map(({ item }) => item.subnetId)) || "—",
          targets: group.targets.length,
        },
        affected: [service.urn, group.urn],
        because: [
          fact(group.urn, "targetGroups", `VpcId = ${group.item.vpcId ?? "?"}`),
          ...subnets.map(({ urn, item }) => fact(urn, "subnets", `${item.subnetId}: ${item.vpcId}`)),
        ],
        about: [service.urn, group.urn],
      },
    ];
  },
});
