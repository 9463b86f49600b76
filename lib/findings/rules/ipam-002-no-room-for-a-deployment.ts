import { deploymentRoom } from "#lib/analysis/capacity/deployment-room.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { addressNeeds, roomText, totalRoom, type AddressNeed } from "../address-needs.ts";
import { fact, listed } from "../fact.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule, type Saying } from "../rule.ts";
import { subjectOf } from "../subject.ts";

/** A need, with those of other services that have the same subnets and too little room as well. */
type Subject = { readonly need: AddressNeed; readonly others: readonly AddressNeed[]; readonly isLargest: boolean };

/** IPAM-002: the addresses left cannot carry the desired tasks, or a deployment. */
export const noRoomForADeployment = defineRule({
  id: "IPAM-002",
  slug: "no-room-for-a-deployment",
  severity: "high",
  level: "regional",
  needs: ["ecsServices", "ecsTasks", "ecsTaskDefinitions", "subnets", "loadBalancers", "networkInterfaces"],
  partialIsFine: ["ecsTasks", "networkInterfaces", "loadBalancers"],
  symptomOf: ["IPAM-001", "EKS-001"],
  text: {
    title: "Subnets cannot take the desired tasks or a deployment",
    why: "Every awsvpc task takes an address of one of its service's subnets, and a rolling deployment starts new tasks before it stops old ones. When the addresses run out half-way, the deployment stands still.",
    fix: "Add subnets to the service, of /24 or larger, or lower maximumPercent. Keep eight addresses free for an Application Load Balancer in the same subnet.",
    limits:
      "AWS's own count of free addresses is taken as it is. A deployment that replaces all tasks at once is counted with as many again, which AWS does not promise. Scaling policies are not read.",
    says: {
      desired: "{service} is short of {tasks|task|tasks}, and its subnets have room for {room}",
      surge:
        "A deployment of {service} starts {tasks|task|tasks} beside the old ones, and its subnets have room for {room}",
      replacement:
        "A deployment of {service} replaces {tasks|task|tasks} at once, and its subnets have room for {room}",
    },
    figures: {
      desired:
        "Desired {desired}, running {running}, pending {pending}. Free addresses: {table}. Kept for load balancers: {kept}.",
      surge:
        "Desired {desired}, running {running}, maximumPercent allows {maxTasks}. Free addresses: {table}. Kept for load balancers: {kept}. If deployed together: {others}.",
      replacement:
        "Desired {desired}, running {running}. Free addresses: {table}. Kept for load balancers: {kept}. If deployed together: {others}.",
    },
  },
  references: [
    "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html",
    "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html",
  ],
  subjects: ({ scope, topology }) => {
    const needs = addressNeeds(topology, scope);
    const sharers = groupBy(
      needs.filter((need) => need.start.why !== "desired" && runsOut(need)),
      keyOf,
    );
    return needs.map((need): Subject => {
      const same = sharers.get(keyOf(need)) ?? [];
      const others = same.filter((other) => other !== need);
      const isLargest = !others.some(
        (other) =>
          other.start.tasks > need.start.tasks ||
          (other.start.tasks === need.start.tasks && same.indexOf(other) < same.indexOf(need)),
      );
      return { need, others, isLargest };
    });
  },
  check: ({ need, others, isLargest }, { scope }) => {
    const { service, start, subnets } = need;
    const { item } = service;
    if (subnets.unread.length > 0)
      return { unknown: `Subnets of ${item.serviceName} were not read: ${listed(subnets.unread)}.` };
    if (!runsOut(need) || (start.why !== "desired" && !isLargest)) return [];
    return [
      {
        ...subjectOf(service.urn),
        ...verdictOf(need),
        values: {
          service: item.serviceName,
          tasks: start.tasks,
          room: totalRoom(need),
          desired: item.desiredCount,
          running: item.runningCount,
          pending: item.pendingCount,
          maxTasks: deploymentRoom(item)?.maxTasks ?? item.desiredCount,
          table: listed(subnets.rooms.map(roomText)),
          kept: subnets.rooms.reduce((sum, { free, room }) => sum + free - room, 0),
          others: listed(others.map((other) => `${other.service.item.serviceName} ${other.start.tasks}`)) || "—",
        },
        affected: [service.urn],
        because: [
          fact(
            service.urn,
            "ecsServices",
            `desiredCount = ${item.desiredCount}, runningCount = ${item.runningCount}, pendingCount = ${item.pendingCount}, maximumPercent = ${item.maximumPercent ?? "?"}`,
          ),
          ...subnets.rooms.map(({ subnet, free }) => fact(subnet.urn, "subnets", `AvailableIpAddressCount = ${free}`)),
        ],
        ...(start.why === "surge"
          ? {
              cli: awsCommand(scope.region, "ecs update-service", {
                cluster: item.clusterArn,
                service: item.serviceArn,
                "deployment-configuration": `maximumPercent=100,minimumHealthyPercent=${item.desiredCount === 1 ? 0 : 50}`,
              }),
            }
          : {}),
        about: [service.urn, ...subnets.rooms.map(({ subnet }) => subnet.urn)],
      },
    ];
  },
});

function keyOf({ subnets }: AddressNeed): string {
  return subnets.rooms
    .map(({ subnet }) => subnet.urn)
    .toSorted()
    .join(" ");
}

/** Whether the room is too small. Subnets without any address are IPAM-001's, those without IPv4 nobody's. */
function runsOut(need: AddressNeed): boolean {
  const { rooms, isIpv6 } = need.subnets;
  const isEmpty = rooms.every(({ free }) => free === 0);
  return !isIpv6 && !isEmpty && totalRoom(need) < need.start.tasks;
}

function verdictOf({
  start,
  service,
}: AddressNeed): Pick<Saying<"desired" | "surge" | "replacement">, "says" | "severity" | "confidence"> {
  if (start.why === "replacement") return { says: "replacement", severity: "low", confidence: "possible" };
  if (start.why === "surge") return { says: "surge", severity: "medium", confidence: "likely" };
  const isDeploying = service.item.deployments.some(({ rolloutState }) => rolloutState === "IN_PROGRESS");
  return { says: "desired", severity: "high", confidence: isDeploying ? "confirmed" : "likely" };
}
