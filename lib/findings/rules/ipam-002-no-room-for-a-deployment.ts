import { deploymentRoom } from "#lib/analysis/capacity/deployment-room.ts";
import { mostTasks, targetOfService, targetsByResourceId } from "#lib/analysis/capacity/scalable-targets.ts";
import { unreadArea } from "#lib/analysis/reach/unread.ts";
import type { ServicePlace, Topology, Unread } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { ScalableTarget } from "#lib/model/resources/scalable-target.ts";
import type { Scope } from "#lib/model/scope.ts";
import { addressNeeds, roomText, totalRoom, type AddressNeed } from "../address-needs.ts";
import { fact, listed } from "../fact.ts";
import { pointsAt } from "../messages.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule, type Saying } from "../rule.ts";
import { openEvent } from "../service-state.ts";
import { subjectOf } from "../subject.ts";

/** Tasks of a service that its subnets should take, and why. */
type Want = {
  readonly says: "desired" | "surge" | "replacement" | "scaledOut" | "scaledOutSurge";
  readonly tasks: number;
  /** The most tasks a deployment then runs at once. */
  readonly maxTasks: number;
};

type Wanting = {
  readonly need: AddressNeed;
  readonly target?: ScalableTarget;
  /** What runs out first; absent when the subnets can take all of it. */
  readonly short?: Want;
};

/** A service, with those others whose wants of the same kind the same subnets cannot take either. */
type Subject = Wanting & { readonly others: readonly Wanting[]; readonly isLargest: boolean };

/** IPAM-002: the addresses left cannot carry the desired tasks, a deployment, or what Auto Scaling may add. */
export const noRoomForADeployment = defineRule({
  id: "IPAM-002",
  slug: "no-room-for-a-deployment",
  severity: "high",
  level: "regional",
  needs: [
    "ecsServices",
    "ecsTasks",
    "ecsTaskDefinitions",
    "subnets",
    "loadBalancers",
    "networkInterfaces",
    "scalableTargets",
  ],
  // What is short today is so whatever the targets are; of what is not, the check says that it cannot tell.
  partialIsFine: ["ecsTasks", "networkInterfaces", "loadBalancers", "scalableTargets"],
  symptomOf: ["IPAM-001", "EKS-001"],
  text: {
    title: "Subnets cannot take the desired tasks or a deployment",
    why: "Every awsvpc task takes an address of one of its service's subnets, and a rolling deployment starts new tasks before it stops old ones. When the addresses run out half-way, the deployment stands still; when Auto Scaling adds tasks, they do not start.",
    fix: "Add subnets to the service, of /24 or larger, or lower maximumPercent or Auto Scaling's maximum. Keep eight addresses free for an Application Load Balancer in the same subnet.",
    limits:
      "AWS's own count of free addresses is taken as it is. A deployment that replaces all tasks at once is counted with as many again, which AWS does not promise. Scaling policies and scheduled actions are not read: how far Auto Scaling may go is known, not whether it will.",
    says: {
      desired: "{service} is short of {tasks|task|tasks}, and its subnets have room for {room}",
      surge:
        "A deployment of {service} starts {tasks|task|tasks} beside the old ones, and its subnets have room for {room}",
      replacement:
        "A deployment of {service} replaces {tasks|task|tasks} at once, and its subnets have room for {room}",
      scaledOut:
        "Auto Scaling may add {tasks|task|tasks} to {service}, up to {most}, and its subnets have room for {room}",
      scaledOutSurge:
        "Scaled out to {most}, a deployment of {service} needs {tasks|more address|more addresses}, and its subnets have room for {room}",
    },
    figures: {
      desired:
        "Desired {desired}, running {running}, pending {pending}. Free addresses: {table}. Kept for load balancers: {kept}.",
      surge:
        "Desired {desired}, running {running}, maximumPercent allows {maxTasks}. Free addresses: {table}. Kept for load balancers: {kept}. If deployed together: {others}.",
      replacement:
        "Desired {desired}, running {running}. Free addresses: {table}. Kept for load balancers: {kept}. If deployed together: {others}.",
      scaledOut:
        "Desired today {desired}, running {running}, Auto Scaling's maximum {most}. Free addresses: {table}. Kept for load balancers: {kept}. If scaled out together: {others}.",
      scaledOutSurge:
        "Desired today {desired}, running {running}, Auto Scaling's maximum {most}, of which maximumPercent allows {maxTasks}. Free addresses: {table}. Kept for load balancers: {kept}. If deployed together: {others}.",
    },
  },
  references: [
    "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html",
    "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html",
    "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_ScalableTarget.html",
  ],
  subjects: ({ scope, topology, items }) => {
    const targets = targetsByResourceId(items.scalableTargets);
    const all = addressNeeds(topology, scope).map((need) => wantingOf(need, targetOfService(need.service, targets)));
    const short = all.filter((one) => one.short !== undefined && one.short.says !== "desired");
    const sharers = groupBy(short, keyOf);
    return all.map((wanting): Subject => {
      // Mostly there is room for everybody, and nobody to share with.
      const same = short.length === 0 ? [] : (sharers.get(keyOf(wanting)) ?? []);
      const others = same.filter((other) => other !== wanting);
      const tasks = tasksOf(wanting);
      const isLargest = !others.some(
        (other) => tasksOf(other) > tasks || (tasksOf(other) === tasks && same.indexOf(other) < same.indexOf(wanting)),
      );
      return { ...wanting, others, isLargest };
    });
  },
  check: (subject, { scope, topology, now }) => {
    const { need, short, isLargest } = subject;
    const { serviceName } = need.service.item;
    if (need.subnets.unread.length > 0)
      return { unknown: `Subnets of ${serviceName} were not read: ${listed(need.subnets.unread)}.` };
    if (short === undefined) {
      const unread = whyUntold(subject, topology, scope);
      return unread === undefined
        ? []
        : { unknown: `How far Auto Scaling may take ${serviceName} is not known: ${unread.text}` };
    }
    return short.says === "desired" || isLargest ? [findingOf(subject, short, { scope, now })] : [];
  },
});

/** Why a service whose subnets take all of today may yet want more than they have. */
function whyUntold({ need, target }: Wanting, topology: Topology, scope: Scope): Unread | undefined {
  return target === undefined && !need.subnets.isIpv6 ? unreadArea(topology, scope, "scalableTargets") : undefined;
}

function findingOf(
  subject: Subject,
  short: Want,
  { scope, now }: { readonly scope: Scope; readonly now: string },
): Saying<Want["says"]> {
  const { need, others } = subject;
  const { service, subnets } = need;
  const { item } = service;
  return {
    ...subjectOf(service.urn),
    ...verdictOf(short, service, now),
    values: {
      service: item.serviceName,
      tasks: short.tasks,
      room: totalRoom(need),
      desired: item.desiredCount,
      running: item.runningCount,
      pending: item.pendingCount,
      maxTasks: short.maxTasks,
      most: mostOf(subject),
      table: listed(subnets.rooms.map(roomText)),
      kept: subnets.rooms.reduce((sum, { free, room }) => sum + free - room, 0),
      others: listed(others.map((other) => `${other.need.service.item.serviceName} ${tasksOf(other)}`)) || "—",
    },
    affected: [service.urn],
    because: factsOf(subject),
    ...(short.says === "surge"
      ? {
          cli: awsCommand(scope.region, "ecs update-service", {
            cluster: item.clusterArn,
            service: item.serviceArn,
            "deployment-configuration": `maximumPercent=100,minimumHealthyPercent=${item.desiredCount === 1 ? 0 : 50}`,
          }),
        }
      : {}),
    about: [service.urn, ...subnets.rooms.map(({ subnet }) => subnet.urn)],
  };
}

function factsOf(wanting: Wanting): ReturnType<typeof fact>[] {
  const { service, subnets } = wanting.need;
  const { desiredCount, runningCount, pendingCount, maximumPercent } = service.item;
  const most = mostOf(wanting);
  return [
    fact(
      service.urn,
      "ecsServices",
      `desiredCount = ${desiredCount}, runningCount = ${runningCount}, pendingCount = ${pendingCount}, maximumPercent = ${maximumPercent ?? "?"}`,
    ),
    ...(most > desiredCount ? [fact(service.urn, "scalableTargets", `maxCapacity = ${most}`)] : []),
    ...subnets.rooms.map(({ subnet, free }) => fact(subnet.urn, "subnets", `AvailableIpAddressCount = ${free}`)),
  ];
}

function mostOf({ need, target }: Wanting): number {
  const { item } = need.service;
  return target === undefined ? item.desiredCount : mostTasks(item, target);
}

/** Services are compared over the same subnets, what is short today apart from what Auto Scaling may ask for. */
function keyOf({ need, short }: Wanting): string {
  const urns = need.subnets.rooms.map(({ subnet }) => subnet.urn).toSorted();
  return [isOfToday(short) ? "today" : "scaled out", ...urns].join(" ");
}

function isOfToday(short: Want | undefined): boolean {
  return short?.says !== "scaledOut" && short?.says !== "scaledOutSurge";
}

function tasksOf({ need, short }: Wanting): number {
  return short?.tasks ?? need.start.tasks;
}

function wantingOf(need: AddressNeed, target: ScalableTarget | undefined): Wanting {
  const { item } = need.service;
  const today: Want = {
    says: need.start.why,
    tasks: need.start.tasks,
    maxTasks: deploymentRoom(item)?.maxTasks ?? item.desiredCount,
  };
  const wants = [today, ...(target === undefined ? [] : wantsScaledOut(item, mostTasks(item, target)))];
  const short = wants.find(({ tasks }) => runsOut(need, tasks));
  return { need, ...(target === undefined ? {} : { target }), ...(short === undefined ? {} : { short }) };
}

/** The same with the maximum in place of the desired count: the tasks themselves, then a rolling deployment of them. */
function wantsScaledOut(item: EcsService, most: number): readonly Want[] {
  if (most <= item.desiredCount) return [];
  const room = deploymentRoom({ ...item, desiredCount: most });
  const tasks = Math.max(0, most - item.runningCount - item.pendingCount);
  const scaledOut: Want = { says: "scaledOut", tasks, maxTasks: room?.maxTasks ?? most };
  if (room === undefined || room.maxTasks <= most || room.stopsFirst) return [scaledOut];
  return [scaledOut, { says: "scaledOutSurge", tasks: room.surge, maxTasks: room.maxTasks }];
}

/** Whether the room is too small. Subnets without any address are IPAM-001's, those without IPv4 nobody's. */
function runsOut(need: AddressNeed, tasks: number): boolean {
  const { rooms, isIpv6 } = need.subnets;
  const isEmpty = rooms.every(({ free }) => free === 0);
  return !isIpv6 && !isEmpty && totalRoom(need) < tasks;
}

/** What is only possible is one step lower than what would be so today. */
function verdictOf(
  { says }: Want,
  service: ServicePlace,
  now: string,
): Pick<Saying<Want["says"]>, "says" | "severity" | "confidence"> {
  if (says === "replacement" || says === "scaledOutSurge") return { says, severity: "low", confidence: "possible" };
  if (says === "scaledOut") return { says, severity: "medium", confidence: "possible" };
  if (says === "surge") return { says, severity: "medium", confidence: "likely" };
  const isDeploying = service.item.deployments.some(({ rolloutState }) => rolloutState === "IN_PROGRESS");
  return { says, severity: "high", confidence: isDeploying && isRefused(service, now) ? "confirmed" : "likely" };
}

/** Whether AWS said that a task of the service got no address. */
function isRefused({ item, stoppedTasks }: ServicePlace, now: string): boolean {
  return (
    openEvent(item, "IPAM-001", now) !== undefined ||
    stoppedTasks.some((task) => pointsAt("IPAM-001", "stopped-reason", task.item.stoppedReason ?? ""))
  );
}
