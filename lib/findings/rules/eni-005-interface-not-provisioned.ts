import type { ServicePlace } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import { clusterName } from "../clusters.ts";
import { distinct, fact, listed } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { pointsAt } from "../messages.ts";
import { defineRule } from "../rule.ts";
import { stoppedAlone, tasksAlone } from "../tasks-alone.ts";
import { subjectOf } from "../subject.ts";

const MINUTE_MS = 60_000;

/** The tasks of one group: a service's, or those that somebody ran by hand. */
type Subject = {
  readonly urn: Urn;
  readonly group: string;
  readonly tasks: readonly Tasked[];
  readonly service: ServicePlace | undefined;
};

/** A task, live or stopped; with the address that an attached interface gave it. */
type Tasked = { readonly item: EcsTask; readonly address?: string };

/** A task whose interface did not come, and what says so. */
type Trouble = { readonly task: EcsTask; readonly text: string; readonly isStopped: boolean };

/** ENI-005: the network interface of tasks is not provisioned. */
export const interfaceNotProvisioned = defineRule({
  id: "ENI-005",
  slug: "interface-not-provisioned",
  severity: "high",
  level: "regional",
  needs: ["ecsTasks", "ecsServices"],
  partialIsFine: ["ecsTasks", "ecsServices"],
  symptomOf: ["ENI-007"],
  text: {
    title: "Network interface of a task is not provisioned",
    why: "An awsvpc task waits in PROVISIONING until its interface is attached, and stops when that takes too long. On an instance the usual reasons are interfaces attached by hand, of which ECS does not know, and an instance that is not well.",
    fix: "On EC2: detach interfaces that ECS did not attach, and replace the instance when it happens again there. On Fargate: try again, in other zones too, and open a case when it stays.",
    limits:
      "AWS keeps an hour of stopped tasks. How long an attachment has been in its state is taken from the task's own times.",
    says: {
      stopped:
        "{tasks|task|tasks} of {group} stopped in the last hour because their network interface was not provisioned",
      attaching: "{tasks|task|tasks} of {group} have waited over five minutes for their network interface",
      detaching: "{tasks|task|tasks} of {group} have not given back their network interface for over fifteen minutes",
    },
    figures: {
      stopped: "Where: {table}. Newest reason: {reason}",
      attaching: "Where: {table}. Attachments: {reason}.",
      detaching: "Where: {table}. Attachments: {reason}.",
    },
  },
  references: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html"],
  subjects: ({ scope, topology, items }) => {
    const services = inScope(topology.services, scope);
    const byName = new Map(services.map((place) => [`${place.item.clusterArn} ${place.item.serviceName}`, place]));
    const ofServices = services.map((service): Subject => ({
      urn: service.urn,
      group: service.item.serviceName,
      tasks: service.stoppedTasks.length === 0 ? service.tasks : [...service.tasks, ...service.stoppedTasks],
      service,
    }));
    const stopped = stoppedAlone(items.ecsTasks, services).map((item): Tasked => ({ item }));
    const others = groupsOf([...tasksAlone(topology, scope), ...stopped]).map((tasks): Subject => {
      const { clusterArn = "", group = "" } = tasks[0]?.item ?? {};
      const service = byName.get(`${clusterArn} ${group.replace(/^service:/, "")}`);
      const urn = service?.urn ?? urnOf(scope, "ecs-cluster", clusterName(clusterArn));
      const name = service?.item.serviceName ?? (group === "" ? clusterName(clusterArn) : group);
      return { urn, group: name, tasks, service };
    });
    return [...ofServices.filter(({ tasks }) => tasks.length > 0), ...others];
  },
  check: ({ urn, group, tasks, service }, { now }) => {
    const troubles = troublesOf(tasks, now);
    if (troubles.length === 0) return [];
    const says = (["stopped", "attaching", "detaching"] as const).find((kind) =>
      troubles.some((one) => kindOf(one) === kind),
    );
    if (says === undefined) return [];
    const same = troubles
      .filter((one) => kindOf(one) === says)
      .toSorted((a, b) => (timeOf(b.task) > timeOf(a.task) ? 1 : -1));
    // One task of Fargate that did not get its interface is AWS's side, and ECS tries again.
    const isPassing = same.length === 1 && same[0]?.task.launchType === "FARGATE";
    return [
      {
        ...subjectOf(urn),
        discriminator: group,
        says,
        severity: isPassing ? "low" : "high",
        confidence: says === "stopped" ? "confirmed" : "likely",
        values: {
          group,
          tasks: same.length,
          table: listed(countsByPlace(same)),
          reason: same[0]?.text ?? "",
        },
        affected: [urn],
        because: same.slice(0, 5).map(({ task, text }) => fact(urn, "ecsTasks", `${timeOf(task)}: ${text}`)),
        about: service === undefined ? [urn] : [urn, service.clusterUrn, ...service.targetGroupUrns],
      },
    ];
  },
});

/** The tasks of each group of a cluster. */
function groupsOf(tasks: readonly Tasked[]): readonly (readonly Tasked[])[] {
  return [...groupBy(tasks, ({ item: { clusterArn, group = "" } }) => `${clusterArn} ${group}`).values()];
}

function kindOf({ isStopped, text }: Trouble): "stopped" | "attaching" | "detaching" {
  if (isStopped) return "stopped";
  return text === "DETACHING" ? "detaching" : "attaching";
}

const early = new Set<string | undefined>(["PRECREATED", "CREATED", "ATTACHING"]);

function troublesOf(tasks: readonly Tasked[], now: string): readonly Trouble[] {
  const troubles: Trouble[] = [];
  for (const { item: task, address } of tasks) {
    // Nearly every task has its interface.
    if (address !== undefined) continue;
    const trouble = task.lastStatus === "STOPPED" ? stoppedTrouble(task, now) : stuckTrouble(task, now);
    if (trouble !== undefined) troubles.push(trouble);
  }
  return troubles;
}

function stoppedTrouble(task: EcsTask, now: string): Trouble | undefined {
  const reasons = [task.stoppedReason, ...task.containers.map(({ reason }) => reason)];
  const text = reasons.find((reason) => reason !== undefined && pointsAt("ENI-005", "stopped-reason", reason));
  const isRecent = olderThan(task.stoppedAt, 60, now) === false;
  return text !== undefined && isRecent ? { task, text, isStopped: true } : undefined;
}

function stuckTrouble(task: EcsTask, now: string): Trouble | undefined {
  const status = statusOfInterface(task);
  const isStuck =
    (early.has(status) && olderThan(task.createdAt, 5, now) === true) ||
    (status === "DETACHING" && olderThan(task.stoppingAt, 15, now) === true);
  return isStuck ? { task, text: status ?? "", isStopped: false } : undefined;
}

function statusOfInterface({ attachments }: EcsTask): string | undefined {
  for (const { type, status } of attachments) if (type === "ElasticNetworkInterface") return status;
  return undefined;
}

/** Whether a time is more than so many minutes ago; `undefined` when there is none. */
function olderThan(at: string | undefined, minutes: number, now: string): boolean | undefined {
  return at === undefined ? undefined : Date.parse(now) - Date.parse(at) > minutes * MINUTE_MS;
}

function timeOf({ stoppedAt, createdAt }: EcsTask): string {
  return stoppedAt ?? createdAt ?? "?";
}

/** How many tasks by container instance, or by subnet on Fargate, with the zone: `i-1 eu-west-1a × 2`. */
function countsByPlace(troubles: readonly Trouble[]): readonly string[] {
  const places = troubles.map(({ task }) => placeOf(task));
  return distinct(places).map((place) => `${place} × ${places.filter((one) => one === place).length}`);
}

function placeOf({ containerInstanceArn, attachments, availabilityZone }: EcsTask): string {
  const details = attachments.find(({ type }) => type === "ElasticNetworkInterface")?.details ?? [];
  const where =
    containerInstanceArn === undefined
      ? details.find(({ name }) => name === "subnetId")?.value
      : clusterName(containerInstanceArn);
  return [where ?? "?", availabilityZone ?? "?"].join(" ");
}
