import type { TaskAttachments } from "#lib/graph/task-attachment.ts";
import type { OwnedInterface, TaskPlace, Topology } from "#lib/graph/topology.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import { parseIpv4 } from "#lib/net/ip.ts";
import { windowsHostArns } from "../operating-system.ts";
import type { InterfaceKinds } from "./interface-kinds.ts";
import { numbering } from "./numbering.ts";
import { pairTable } from "./pair-table.ts";
import { taskParty, type Party } from "./parties.ts";

/** The class of every live task, by its place among all; and which interfaces, by theirs, are tasks' own. */
export type TaskClasses = {
  readonly classOf: Int32Array;
  readonly isTheirs: (place: number) => boolean;
};

/** What tasks are put into classes with; `add` puts any party into its class, and gives the number of that. */
export type TaskSorting = {
  readonly interfaces: InterfaceKinds;
  readonly classes: readonly { readonly sole: OwnedInterface | undefined }[];
  readonly add: (party: Party) => number;
};

/**
 * Puts all tasks into their classes. Tasks of one definition and status at interfaces of one kind are of one class, so that a
 * party is made of the first of them alone: nothing about the others need be made, of ten thousand.
 */
export function taskClasses(topology: Topology, sorting: TaskSorting): TaskClasses {
  const { attachments, tasks } = topology;
  const classOf = new Int32Array(tasks.size);
  const theirs = new Uint8Array(sorting.interfaces.kinds.length);
  const known = knownClasses(sorting.classes, windowsHostArns(topology));
  let [first, before] = [0, 0];
  for (const scope of attachments) {
    for (let place = 0; place < scope.tasks.length; place += 1) {
      const own = scope.interfacePlaces[place] ?? -1;
      const kind = own < 0 ? -1 : plainKind(sorting.interfaces, scope.list[place], before + own);
      const id = kind < 0 ? -1 : known.find(kind, scope.tasks[place]);
      const added = id >= 0 ? { id, isAlone: true } : addTask(tasks.at(first + place), sorting);
      classOf[first + place] = added.id;
      if (added.isAlone && own >= 0) theirs[before + own] = 1;
      if (added.isAlone && id < 0 && kind >= 0) known.keep(kind, scope.tasks[place], added.id);
    }
    first += scope.tasks.length;
    before += scope.interfaces.length;
  }
  return { classOf, isTheirs: (place) => theirs[place] === 1 };
}

/** The class of a task, and whether an interface of its own is nobody else's. */
function addTask(
  task: TaskPlace | undefined,
  { add }: TaskSorting,
): { readonly id: number; readonly isAlone: boolean } {
  return task === undefined
    ? { id: -1, isAlone: false }
    : { id: add(taskParty(task)), isAlone: task.networkMode === "awsvpc" };
}

/** The kind of a task's own interface, when the task is met at that one's first address. */
function plainKind(
  { kinds, addresses }: InterfaceKinds,
  attachment: TaskAttachments["list"][number],
  place: number,
): number {
  const address = attachment?.isAttached === true ? attachment.privateIpAddress : undefined;
  return address === undefined || parseIpv4(address) === addresses[place] ? (kinds[place] ?? -1) : -1;
}

/** The classes found so far, by kind of interface, definition, status and whether the host runs Windows. */
function knownClasses(classes: TaskSorting["classes"], windowsHosts: ReadonlySet<string>) {
  const [definitions, statuses] = [numbering(), numbering()];
  const [sorts, known] = [pairTable(), pairTable()];
  const sortOf = (task: EcsTask | undefined): number =>
    sorts.number(definitions(task?.taskDefinitionArn), statuses(statusOf(task)));
  const statusOf = (task: EcsTask | undefined): string | undefined =>
    windowsHosts.has(task?.containerInstanceArn ?? "") ? `${task?.lastStatus ?? ""} windows` : task?.lastStatus;
  return {
    /** -1 for a class that is not known, or that has but one interface: who joins that one may be met elsewhere. */
    find: (kind: number, task: EcsTask | undefined): number => {
      const id = known.get(kind, sortOf(task));
      return id >= 0 && classes[id]?.sole === undefined ? id : -1;
    },
    keep: (kind: number, task: EcsTask | undefined, id: number): void => {
      const sort = sortOf(task);
      if (known.get(kind, sort) < 0) known.add(kind, sort, id);
    },
  };
}
