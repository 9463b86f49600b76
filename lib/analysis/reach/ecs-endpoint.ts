import type { TaskPlace } from "#lib/graph/topology.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import { arnTail, parseUrn, urnOf, type Urn } from "#lib/model/urn.ts";
import type { Endpoint, Member } from "./endpoint.ts";
import { idOf } from "./ends.ts";
import { instanceMembers } from "./instance-member.ts";
import { clientPorts } from "./client-ports.ts";
import type { Candidate } from "./names.ts";
import type { Speaking } from "./naming.ts";
import { taskMember } from "./task-member.ts";
import { unreadArea, unreadAreas } from "./unread.ts";

/** A service, task, container or container instance as an end of a question; `undefined` when it is none of these. */
export function ecsEndpoint(speaking: Speaking, candidate: Candidate): Endpoint | undefined {
  switch (candidate.kind) {
    case "ecs-service":
      return serviceEndpoint(speaking, candidate.urn);
    case "ecs-task":
      return taskEndpoint(speaking, candidate);
    case "ecs-container":
      return containerEndpoint(speaking, candidate);
    case "ecs-container-instance":
      return containerInstanceEndpoint(speaking, candidate);
    default:
      return undefined;
  }
}

/** A service as an end of a question: the set of its running tasks, each deployment's apart while there are several. */
export function serviceEndpoint({ world, say }: Speaking, urn: Urn): Endpoint | undefined {
  const service = world.topology.services.get(urn);
  if (service === undefined) return undefined;
  const running = service.tasks.filter(({ item }) => item.lastStatus === "RUNNING");
  const { serviceName } = service.item;
  const empty = { code: "TASK_NOT_RUNNING", urn, text: say("noTasks", { id: serviceName }) };
  const unread = unreadArea(world.topology, service, "ecsTasks");
  const deployments = new Set(running.map(deploymentOf));
  return {
    text: serviceName,
    node: urn,
    members: running.map((task) => {
      const member = taskMember(say, task);
      return deployments.size > 1 ? { ...member, label: deploymentOf(task) } : member;
    }),
    spread: "replica",
    unread: unread === undefined ? [] : [unread],
    ...(running.length === 0 && unread === undefined ? { empty } : {}),
  };
}

/** A deployment or task set by what it starts: its tasks share a revision of the task definition, and who started them. */
function deploymentOf({ item }: TaskPlace): string {
  const revision = arnTail(item.taskDefinitionArn);
  return item.startedBy === undefined ? revision : `${revision} (${item.startedBy})`;
}

/** A task as an end of a question; one that has stopped too. */
function taskEndpoint({ world, say }: Speaking, { urn, name }: Candidate): Endpoint | undefined {
  const task = world.topology.tasks.get(urn);
  const member = task === undefined ? stoppedMember({ world, say }, { urn, taskUrn: urn }) : taskMember(say, task);
  return member === undefined ? undefined : ofMember(name, urn, member);
}

/** A container of a task as an end of a question. */
function containerEndpoint({ world, say }: Speaking, { urn, name }: Candidate): Endpoint | undefined {
  const [taskId, container] = idOf(urn).split("/");
  const task = [...world.topology.tasks.values()].find(
    (one) => one.item.taskArn.endsWith(`/${taskId ?? ""}`) && urnOf(one, "ecs-container", idOf(urn)) === urn,
  );
  return task === undefined ? undefined : ofMember(name, urn, taskMember(say, task, container));
}

function ofMember(text: string, node: Urn, member: Member): Endpoint {
  return { text, node, members: [member], spread: "replica", unread: [] };
}

/** A task that has stopped, which is no node any more: the snapshot still tells of it for a while. */
function stoppedMember(
  { world, say }: Pick<Speaking, "world" | "say">,
  { urn, taskUrn }: { readonly urn: Urn; readonly taskUrn: Urn },
): Member | undefined {
  const place = parseUrn(taskUrn);
  const scoped = world.topology.scopes.get(`${place?.account ?? ""}/${place?.region ?? ""}`);
  const isIt = ({ taskArn }: EcsTask) => arnTail(taskArn) === place?.id;
  const task = scoped?.areas.ecsTasks?.items.find(isIt);
  if (task === undefined) return undefined;
  const { lastStatus = "", stoppedReason } = task;
  const reason = stoppedReason === undefined ? "" : ` (${stoppedReason})`;
  const text = say("taskNotRunning", { task: idOf(taskUrn), state: `${lastStatus}${reason}` });
  return {
    node: urn,
    state: [],
    inward: [],
    clientPorts: clientPorts.linux,
    missing: { code: "TASK_NOT_RUNNING", text },
  };
}

/** A container instance as an end of a question: its instance's own interfaces. */
function containerInstanceEndpoint(speaking: Speaking, { urn, name }: Candidate): Endpoint {
  const { topology } = speaking.world;
  const place = parseUrn(urn) ?? { account: "", region: "" };
  const instanceId = topology.containerInstances.get(urn)?.item.ec2InstanceId;
  const members = instanceId === undefined ? [] : instanceMembers(speaking, instanceId, urn);
  const unread = members.some(({ station }) => station !== undefined)
    ? []
    : unreadAreas(topology, place, ["ec2Instances", "networkInterfaces"]);
  const text = speaking.say("noInterface", { id: name });
  const unseen = members.length === 0 && unread.length === 0 ? [{ text, call: "ec2:DescribeInstances" }] : unread;
  return { text: name, node: urn, members, spread: "replica", unread: unseen };
}
