import type { TaskPlace, Unread } from "#lib/graph/topology.ts";
import { arnTail, urnOf } from "#lib/model/urn.ts";
import { parseIp } from "#lib/net/ip.ts";
import { portsBetween } from "#lib/net/port-set.ts";
import { TCP, UDP } from "#lib/net/protocol.ts";
import { subtract, union } from "#lib/net/range-set.ts";
import { allTraffic, noTraffic, trafficOf, type Traffic } from "#lib/net/traffic.ts";
import { isWindowsTask } from "../operating-system.ts";
import type { Member, OwnGate } from "./endpoint.ts";
import { portsOfClient } from "./client-ports.ts";
import { firstAddress } from "./members.ts";
import type { Say } from "./sentences.ts";

/** A task as an end of a question, or one of its containers: its own interface, or its host's and the ports bound there. */
export function taskMember(say: Say, task: TaskPlace, containerName?: string): Member {
  const { item, networkMode } = task;
  const id = arnTail(item.taskArn).split("/").at(-1) ?? "";
  const node = containerName === undefined ? task.urn : urnOf(task, "ecs-container", `${id}/${containerName}`);
  const common = {
    node,
    state: [taskState(task)],
    inward: portGates(say, task, containerName),
    clientPorts: portsOfClient(isWindowsTask(task)),
    within: { task, ...(containerName === undefined ? {} : { containerName }) },
    ...(item.availabilityZone === undefined ? {} : { zone: item.availabilityZone }),
  };
  const ip = parseIp(task.address ?? "") ?? (task.networkInterface && firstAddress(task.networkInterface));
  if (task.networkInterface !== undefined && ip !== undefined) {
    return { ...common, station: { kind: "interface", node, owned: task.networkInterface, ip } };
  }
  if (networkMode === "none")
    return { ...common, missing: { code: "NETWORK_MODE_NONE", text: say("networkNone", { task: id }) } };
  const text = say("noInterface", { id });
  const unread = { text, call: "ec2:DescribeNetworkInterfaces" };
  return { ...common, missing: { code: "DATA_MISSING", text, unread } };
}

/** Whether a task runs: asked of it at either end of a path. */
export function taskState(task: TaskPlace): OwnGate {
  return { kind: "task", task, isRunning: task.item.lastStatus === "RUNNING" };
}

/**
 * On a host only what was bound there leads to a task. At an interface of its own every port may be listened on, but a
 * port that another container declares is not this one's. Source: ECS Developer Guide, "Task networking".
 */
function portGates(say: Say, task: TaskPlace, containerName: string | undefined): readonly OwnGate[] {
  const isOwn = ({ containerName: name }: TaskPlace["ports"][number]) =>
    containerName === undefined || name === containerName;
  const own = trafficTo(task.ports.filter(isOwn));
  const dynamic = trafficTo(task.ports.filter((port) => isOwn(port) && port.dynamic));
  switch (task.networkMode) {
    case "bridge":
    case "host":
      return [{ kind: "published", task, ports: own, dynamic, unread: [] }];
    case "unknown": {
      const call = "ecs:DescribeTaskDefinition";
      const unread: Unread = { text: say("definitionUnread", { id: arnTail(task.item.taskDefinitionArn) }), call };
      return [{ kind: "published", task, ports: own, dynamic, unread: [unread] }];
    }
    case "awsvpc": {
      const others = trafficTo(task.ports.filter((port) => !isOwn(port)));
      const ports = union(subtract(allTraffic, others), own);
      return containerName === undefined ? [] : [{ kind: "published", task, ports, dynamic: noTraffic, unread: [] }];
    }
    case "none":
      return [];
  }
}

function trafficTo(ports: TaskPlace["ports"]): Traffic {
  return ports.reduce<Traffic>(
    (sum, { port, protocol }) => union(sum, trafficOf(protocol === "udp" ? UDP : TCP, portsBetween(port, port))),
    noTraffic,
  );
}
