import type { ServicePlace, TargetGroupPlace, TaskPlace, TaskPort } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { arnTail, parseUrn, urnOf, type Urn } from "#lib/model/urn.ts";
import { unreadArea } from "../reach/unread.ts";
import { atMost, type ChainNode } from "./chain-step.ts";
import type { Standing } from "./record-state.ts";
import type { Namer } from "./resolution.ts";

/** So many tasks are named of a container. */
const MOST_TASKS = 6;

/** A service as a step, and the containers its traffic arrives at. */
export function serviceNode(
  { topology, say }: Namer,
  service: ServicePlace,
  way: { readonly via: string; readonly next: readonly ChainNode[] },
): ChainNode {
  const { desiredCount, runningCount, serviceName, status } = service.item;
  const isParked = desiredCount === 0;
  const standing: Standing = isParked
    ? "plain"
    : runningCount === 0
      ? "broken"
      : runningCount < desiredCount
        ? "risk"
        : "ok";
  const counts = say("dnsRunning", { running: String(runningCount), desired: String(desiredCount) });
  const unread = way.next.length > 0 || isParked ? undefined : unreadArea(topology, service, "ecsTasks");
  return {
    kind: "ecs-service",
    urn: service.urn,
    name: serviceName,
    via: way.via,
    standing: status === undefined || status === "ACTIVE" ? standing : "risk",
    texts: [isParked ? say("dnsParked") : counts, ...(unread === undefined ? [] : [unread.text])],
    also: [],
    next: way.next,
  };
}

/** The containers behind a target group: each once, with how many tasks it runs in. */
export function containersBehind(
  namer: Namer,
  { targets }: TargetGroupPlace,
  serviceUrn: Urn | undefined,
): readonly ChainNode[] {
  const met = targets.flatMap(({ task, port }) =>
    task === undefined || port === undefined || task.serviceUrn !== serviceUrn ? [] : [{ task, port }],
  );
  return containerNodes(namer, met);
}

/** A task as a step, and its containers. */
export function taskNode(namer: Namer, task: TaskPlace, via: string): ChainNode {
  const { lastStatus = "", desiredStatus } = task.item;
  const isGoing = desiredStatus === "STOPPED";
  const standing: Standing = lastStatus === "RUNNING" && !isGoing ? "ok" : "risk";
  const name = arnTail(task.item.taskArn);
  return {
    kind: "ecs-task",
    urn: task.urn,
    name: shortTask(name),
    via,
    standing,
    texts: [isGoing ? namer.say("dnsTaskGoing") : lastStatus],
    also: task.serviceUrn === undefined ? [] : [task.serviceUrn],
    next: containerNodes(
      namer,
      task.ports.map((port) => ({ task, port })),
    ),
  };
}

/** The tasks that are met at an interface they share, by the ports they are met on. */
export function tasksAt(namer: Namer, instanceUrn: Urn, port: number | undefined): readonly ChainNode[] {
  const met = [...namer.topology.containerInstances.values()]
    .filter(({ instance }) => instance?.urn === instanceUrn)
    .flatMap(({ tasks }) => tasks)
    .filter(({ networkMode }) => networkMode !== "awsvpc")
    .flatMap((task) => task.ports.map((one) => ({ task, port: one })))
    .filter((one) => port === undefined || one.port.port === port);
  return containerNodes(namer, met);
}

type Met = { readonly task: TaskPlace; readonly port: TaskPort };

function containerNodes({ say }: Namer, met: readonly Met[]): readonly ChainNode[] {
  const groups = groupBy(met, ({ port }) => `${port.containerName}|${port.containerPort}|${port.dynamic}`);
  const nodes = [...groups.values()].flatMap((found): readonly ChainNode[] => {
    const [first] = found;
    if (first === undefined) return [];
    const { containerName, containerPort, protocol } = first.port;
    const tasks = [...new Map(found.map(({ task }) => [task.urn, task])).values()];
    const running = tasks.filter(({ item }) => item.lastStatus === "RUNNING").length;
    return [
      {
        kind: "ecs-container",
        ...(tasks.length === 1 ? containerUrn(tasks[0], containerName) : {}),
        name: containerName,
        via: portsOf(found),
        standing: running === 0 ? "risk" : "ok",
        texts: [say("dnsInTasks", { port: `${containerPort}/${protocol}`, count: String(running) })],
        also: tasks.slice(0, MOST_TASKS).map(({ urn }) => urn),
        ...(tasks.length > MOST_TASKS ? { more: tasks.length - MOST_TASKS } : {}),
        next: [],
      },
    ];
  });
  return atMost(nodes, 8);
}

/** `:8080`; of ports Docker chose, the lowest and the highest. */
function portsOf(met: readonly Met[]): string {
  const ports = [...new Set(met.map(({ port }) => port.port))].sort((a, b) => a - b);
  const [low, high] = [ports[0], ports.at(-1)];
  return low === high ? `:${String(low)}` : `:${String(low)}–${String(high)}`;
}

function containerUrn(task: TaskPlace | undefined, name: string): { readonly urn?: Urn } {
  const parsed = parseUrn(task?.urn ?? "");
  if (parsed === undefined) return {};
  const id = parsed.id.split("/").at(-1) ?? "";
  return { urn: urnOf(parsed, "ecs-container", `${id}/${name}`) };
}

/** The cluster, and so much of the task's id as tells it from its siblings. */
function shortTask(tail: string): string {
  const parts = tail.split("/");
  const id = parts.at(-1) ?? tail;
  return id.length > 8 ? [...parts.slice(0, -1), `${id.slice(0, 8)}…`].join("/") : tail;
}
