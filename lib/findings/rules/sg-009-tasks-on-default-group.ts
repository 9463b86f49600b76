import type { OwnedInterface, ServicePlace } from "#lib/graph/topology.ts";
import type { SecurityGroup } from "#lib/model/resources/security-group.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import { fact, listed } from "../fact.ts";
import { groupUrn, membersOfGroups } from "../group-members.ts";
import { inScope } from "../in-scope.ts";
import { defineRule } from "../rule.ts";
import { ruleText } from "../security-group-remedy.ts";
import { isWanted } from "../service-state.ts";
import { subjectOf } from "../subject.ts";

/** The default security group of a VPC, the services that ride on it, and who else carries it. */
type Subject = {
  readonly group: SecurityGroup;
  readonly urn: Urn;
  readonly services: readonly ServicePlace[];
  readonly members: readonly OwnedInterface[];
};

/** SG-009: tasks carry the default security group of their VPC. */
export const tasksOnDefaultGroup = defineRule({
  id: "SG-009",
  slug: "tasks-on-default-group",
  severity: "low",
  level: "regional",
  needs: [
    "securityGroups",
    "securityGroupRules",
    "networkInterfaces",
    "subnets",
    "ecsServices",
    "ecsTasks",
    "ecsTaskDefinitions",
  ],
  partialIsFine: ["ecsTaskDefinitions"],
  text: {
    title: "Tasks ride on the VPC's default security group",
    why: "A service that names no security group gets the VPC's default one. That group lets in everything that carries it too: databases, instances and tasks that were made without thinking reach each other on every port, and a change for one is a change for all.",
    fix: "Give the service a security group of its own, with the ports it serves.",
    limits: "What the members of the group are for is not seen.",
    says: {
      alone: "{services} carry the default security group {group} of {vpc}",
      shared:
        "{services} carry the default security group {group} of {vpc}, like {others|interface|interfaces} of others",
    },
    figures: {
      alone: "Rules in: {open}. Interfaces that carry it: {members}.",
      shared: "Rules in: {open}. Interfaces that carry it: {members}, of others: {names}.",
    },
  },
  references: ["https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html"],
  subjects: ({ scope, topology, items }) => {
    const members = membersOfGroups(topology, scope);
    const defaults = new Map(
      items.securityGroups
        .filter(({ groupName }) => groupName === "default")
        .map((group) => [groupUrn(scope, group.groupId), group]),
    );
    const byVpc = new Map([...defaults].map(([urn, { vpcId }]) => [vpcId, urn]));
    const riding = inScope(topology.services, scope)
      .filter(({ item, networkMode }) => isWanted(item) && networkMode === "awsvpc")
      .flatMap((service) => {
        const { subnets = [], securityGroups = [] } = service.item.awsvpcConfiguration ?? {};
        const vpcId = topology.subnets.get(urnOf(service, "subnet", subnets[0] ?? ""))?.item.vpcId;
        const named = securityGroups.map((id) => groupUrn(scope, id)).filter((urn) => defaults.has(urn));
        const unnamed = securityGroups.length === 0 ? byVpc.get(vpcId) : undefined;
        return [...named, ...(unnamed === undefined ? [] : [unnamed])].map((urn) => ({ urn, service }));
      });
    const services = groupBy(riding, ({ urn }) => urn);
    return [...defaults].map(([urn, group]): Subject => ({
      group,
      urn,
      services: (services.get(urn) ?? []).map(({ service }) => service),
      members: members.get(group.groupId) ?? [],
    }));
  },
  check: ({ group, urn, services, members }, { topology }) => {
    const rules = (topology.securityGroupRules.get(urn) ?? []).filter(({ isEgress }) => !isEgress);
    const all = topology.securityGroupRules.get(urn) ?? [];
    // Stripped of its rules it blocks everything: then what cannot be reached is told, by the rule about that.
    if (services.length === 0 || all.length === 0) return [];
    const own = new Set<string>(services.flatMap(({ tasks }) => tasks.map((task) => task.networkInterface?.urn ?? "")));
    const others = members.filter((member) => !own.has(member.urn));
    const isShared = others.length > 0 && rules.length > 0;
    return [
      {
        ...subjectOf(urn),
        says: isShared ? "shared" : "alone",
        severity: isShared ? "medium" : "low",
        confidence: "confirmed",
        values: {
          services: listed(services.map(({ item }) => item.serviceName)),
          group: group.groupId,
          vpc: group.vpcId ?? "?",
          open: listed(rules.map(ruleText)) || "—",
          members: members.length,
          others: others.length,
          names: listed(others.map(({ owner, item }) => owner.label ?? item.networkInterfaceId)) || "—",
        },
        affected: services.map((service) => service.urn),
        because: [
          fact(urn, "securityGroups", `groupName = default (${group.groupId})`),
          ...services
            .slice(0, 5)
            .map((service) =>
              fact(
                service.urn,
                "ecsServices",
                `securityGroups = [${(service.item.awsvpcConfiguration?.securityGroups ?? []).join(", ")}]`,
              ),
            ),
        ],
        about: [urn, ...services.map((service) => service.urn)],
      },
    ];
  },
});
