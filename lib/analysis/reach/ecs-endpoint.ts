import { parseUrn, type Urn } from "#lib/model/urn.ts";
import type { Endpoint } from "./endpoint.ts";
import { idOf } from "./ends.ts";
import { interfaceMember, taskMember } from "./members.ts";
import type { Candidate } from "./names.ts";
import type { Speaking } from "./naming.ts";
import { unreadArea, unreadAreas } from "./unread.ts";

/** A service as an end of a question: the set of its running tasks. */
export function serviceEndpoint({ world, say }: Speaking, urn: Urn): Endpoint | undefined {
  const service = world.topology.services.get(urn);
  if (service === undefined) return undefined;
  const running = service.tasks.filter(({ item }) => item.lastStatus === "RUNNING");
  const { serviceName } = service.item;
  const empty = { code: "TASK_NOT_RUNNING", urn, text: say("noTasks", { id: serviceName }) };
  const unread = unreadArea(world.topology, service, "ecsTasks");
  return {
    text: serviceName,
    node: urn,
    members: running.map((task) => taskMember(say, task)),
    spread: "replica",
    unread: unread === undefined ? [] : [unread],
    ...(running.length === 0 && unread === undefined ? { empty } : {}),
  };
}

/** A task as an end of a question. */
export function taskEndpoint({ world, say }: Speaking, { urn, name }: Candidate): Endpoint | undefined {
  const task = world.topology.tasks.get(urn);
  if (task === undefined) return undefined;
  return { text: name, node: urn, members: [taskMember(say, task)], spread: "replica", unread: [] };
}

/** A container of a task as an end of a question. */
export function containerEndpoint({ world, say }: Speaking, { urn, name }: Candidate): Endpoint | undefined {
  const [taskId, container] = idOf(urn).split("/");
  const task = [...world.topology.tasks.values()].find(({ item }) => item.taskArn.endsWith(`/${taskId ?? ""}`));
  if (task === undefined) return undefined;
  return { text: name, node: urn, members: [taskMember(say, task, container)], spread: "replica", unread: [] };
}

/** A container instance as an end of a question: the primary interface of its instance. */
export function containerInstanceEndpoint({ world }: Speaking, { urn, name }: Candidate): Endpoint {
  const place = parseUrn(urn) ?? { account: "", region: "" };
  const instance = world.topology.containerInstances.get(urn);
  const primary = instance?.interfaces.find(({ item }) => (item.attachment?.deviceIndex ?? 0) === 0);
  const unread = unreadAreas(world.topology, place, ["ec2Instances", "networkInterfaces"]);
  const members = primary === undefined ? [] : [interfaceMember(primary, urn)];
  return { text: name, node: urn, members, spread: "replica", unread };
}
