import type { TaskPlace, Unread } from "#lib/graph/topology.ts";
import type { End, Member } from "./endpoint.ts";
import { idOf } from "./ends.ts";
import { cannotTell, passes, type Gated } from "./gate.ts";
import { packetOf, type Journey, type Walk } from "./step.ts";

/** A way that never leaves a host; `skipsPorts` where it goes to the container itself, past any published port. */
export type InsideHost = { readonly journey: Journey; readonly skipsPorts: boolean };

/**
 * The way between two ends of one network interface, which no security group, network ACL or route is asked about:
 * containers of a task over localhost (awsvpc, host), linked containers over the bridge, all else on a host over its
 * published ports. `undefined` when the ends are apart. Source: ECS Developer Guide, "Task networking"; "links".
 */
export function walkInside(walk: Walk, from: End, to: End): InsideHost | undefined {
  const { station: start } = from;
  const { station: end } = to;
  if (start.kind !== "interface" || end.kind !== "interface" || start.owned.urn !== end.owned.urn) return undefined;
  // A load balancer's node is not a host that talks to itself.
  if (start.owned.owner.class === "load-balancer") return undefined;
  const way = wayInside(walk, from.member, to.member);
  const task = to.member?.within?.task;
  const [kind, urn] =
    task === undefined ? (["network-interface", end.owned.urn] as const) : (["ecs-task", task.urn] as const);
  const packet = packetOf(walk, "request", { source: start.ip, destination: end.ip });
  const id = idOf(urn);
  const evidence = { kind, id, text: way.text };
  const gated: Gated = way.unread === undefined ? passes(evidence, urn) : cannotTell([way.unread], evidence, urn);
  return { journey: { request: [{ kind, urn, id, gated, packet, walk }], reply: [] }, skipsPorts: way.skipsPorts };
}

type Way = { readonly text: string; readonly skipsPorts: boolean; readonly unread?: Unread };

function wayInside({ say }: Walk, from: Member | undefined, to: Member | undefined): Way {
  const [source, destination] = [from?.within, to?.within];
  const task = source?.task;
  if (task === undefined || task.urn !== destination?.task.urn) return { text: say("sameHost"), skipsPorts: false };
  if (task.networkMode === "awsvpc" || task.networkMode === "host") {
    // Not the host's ports but the container's own: they share one network, where another container's port is another's.
    return { text: say("sameTask", { task: idOf(task.urn) }), skipsPorts: false };
  }
  const [name, other] = [source?.containerName, destination.containerName];
  if (name === undefined || other === undefined) return { text: say("sameHost"), skipsPorts: false };
  return wayOverBridge(say, task, { name, other });
}

function wayOverBridge(
  say: Walk["say"],
  task: TaskPlace,
  { name, other }: { readonly name: string; readonly other: string },
): Way {
  if (name === other) return { text: say("sameHost"), skipsPorts: true };
  if (task.taskDefinition === undefined) {
    const text = say("definitionUnread", { id: idOf(task.urn) });
    return { text, skipsPorts: true, unread: { text, call: "ecs:DescribeTaskDefinition" } };
  }
  return isLinked(task, name, other)
    ? { text: say("linked", { name, other }), skipsPorts: true }
    : { text: say("notLinked", { name, other }), skipsPorts: false };
}

/** A link reads `name` or `name:alias`. */
function isLinked({ taskDefinition }: TaskPlace, name: string, other: string): boolean {
  const own = taskDefinition?.containerDefinitions.find((container) => container.name === name);
  return own?.links.some((link) => link.split(":")[0] === other) === true;
}
