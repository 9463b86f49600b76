import type { OwnedInterface, RecordPlace, Topology } from "#lib/graph/topology.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import { fact, listed } from "../fact.ts";
import type { Earlier } from "../earlier.ts";
import { recordFact, recordValues, writtenAddressRecords } from "../address-record.ts";
import { isLostNode } from "../lost-nodes.ts";
import { defineRule, type Saying } from "../rule.ts";
import { subjectOf } from "../subject.ts";

/** A value of a record, and the interface that has the address. */
type Holder = { readonly value: string; readonly networkInterface: OwnedInterface };

/** DNS-004: an A or AAAA record that holds the address of a task. */
export const addressOfATask = defineRule({
  id: "DNS-004",
  slug: "address-of-a-task",
  severity: "high",
  level: "global",
  needs: ["hostedZones", "resourceRecordSets", "vpcs", "vpcHostedZones", "networkInterfaces", "ecsTasks"],
  partialIsFine: ["resourceRecordSets", "vpcs", "vpcHostedZones", "ecsTasks"],
  text: {
    title: "Address record is pinned to a task",
    why: "A task's network interface lives exactly as long as the task. With the next deployment the address belongs to nobody, or to another task.",
    fix: "Put the service behind a load balancer and make the record an alias of it, or let Cloud Map or Service Connect keep the name.",
    limits:
      "One snapshot cannot tell a record that a registrar inside the task keeps up to date from one that was written by hand.",
    says: {
      task: "{record} answers with the address of a task of {owner}, and will be wrong after the next deployment",
      kept: "{record} answers with the address of a task of {owner}, and follows it by itself: until it does, clients go astray",
      gone: "{record} answers with the address of a task of {owner} that has stopped",
    },
    figures: {
      task: "The {visibility} zone {zone} holds the {type} record {record} with {addresses} (TTL {ttl}).",
      kept: "The {visibility} zone {zone} holds the {type} record {record} with {addresses} (TTL {ttl}). An earlier snapshot saw it with the address of another task of {owner}.",
      gone: "The {visibility} zone {zone} holds the {type} record {record} with {addresses} (TTL {ttl}); the task stopped at {stoppedAt}.",
    },
  },
  references: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking-awsvpc.html"],
  subjects: ({ scope, topology, items }) => {
    const stopped = stoppedByAddress(items.ecsTasks);
    return writtenAddressRecords(topology, scope).map((record) => ({ record, stopped }));
  },
  check: ({ record, stopped }, { topology, earlier }) => {
    // A task that was given the address of a load balancer's node has it by chance: the name was never the task's.
    const isOwn = (value: string) => !isLostNode(record, value, { topology, earlier });
    const held = holdersOf(record, topology).filter(({ value }) => isOwn(value));
    return held.length > 0 ? [pinned(record, held, { topology, earlier })] : goneWith(record, stopped, isOwn);
  },
});

function pinned(
  record: RecordPlace,
  held: readonly Holder[],
  { topology, earlier }: { readonly topology: Topology; readonly earlier: Earlier },
): Saying<"task" | "kept"> {
  const task = topology.tasks.get(held[0]?.networkInterface.owner.urn ?? "");
  // It left the address of a task of this group for that of the next: something in the task writes it.
  const isKept = earlier.followed.get(record.urn)?.has(task?.item.group ?? "") === true;
  return {
    ...subjectOf(record.urn),
    says: isKept ? "kept" : "task",
    ...(isKept ? { severity: "low" } : {}),
    confidence: "likely",
    values: {
      ...recordValues(record),
      addresses: listed(held.map(({ value }) => value)),
      owner: groupName(task?.item.group),
    },
    affected: [record.urn],
    because: [
      recordFact(record, listed(record.item.values)),
      ...held.map(({ value, networkInterface: { urn, item } }) =>
        fact(urn, "networkInterfaces", `${value}: ${item.description ?? item.networkInterfaceId}`),
      ),
    ],
    about: [record.urn],
  };
}

/** A private address that nobody has, and that a task had until it stopped. */
function goneWith(
  record: RecordPlace,
  stopped: ReadonlyMap<string, EcsTask>,
  isOwn: (value: string) => boolean,
): readonly Saying<"gone">[] {
  if (!record.zone.item.privateZone) return [];
  const unowned = record.aims.flatMap(({ urns, kind, value }) => (urns.length > 0 || kind === "unread" ? [] : [value]));
  const [address] = unowned.filter((value) => stopped.has(value) && isOwn(value));
  const task = stopped.get(address ?? "");
  if (address === undefined || task === undefined) return [];
  return [
    {
      ...subjectOf(record.urn),
      says: "gone",
      confidence: "confirmed",
      values: {
        ...recordValues(record),
        addresses: address,
        owner: groupName(task.group),
        stoppedAt: task.stoppedAt ?? "?",
      },
      affected: [record.urn],
      because: [
        recordFact(record, listed(record.item.values)),
        fact(record.urn, "ecsTasks", `${task.taskArn}: lastStatus = STOPPED`),
      ],
      about: [record.urn],
    },
  ];
}

/** The values of a record that are addresses of live tasks. */
function holdersOf(record: RecordPlace, topology: Topology): readonly Holder[] {
  return record.aims.flatMap(({ value, urns }) =>
    urns.flatMap((urn) => {
      const networkInterface = topology.interfaces.get(urn);
      const isTask = networkInterface?.owner.class === "ecs-task" || networkInterface?.owner.class === "eks-pod";
      return isTask ? [{ value, networkInterface }] : [];
    }),
  );
}

/** The tasks that stopped within the hour AWS still tells of them, by the address they had. */
function stoppedByAddress(tasks: readonly EcsTask[]): ReadonlyMap<string, EcsTask> {
  const stopped = tasks.filter(({ lastStatus }) => lastStatus === "STOPPED");
  return new Map(stopped.flatMap((task) => addressesOf(task).map((address) => [address, task] as const)));
}

function addressesOf(task: EcsTask): readonly string[] {
  const own = task.attachments.filter(({ type }) => type === "ElasticNetworkInterface");
  return own.flatMap(({ details }) =>
    details.flatMap(({ name, value }) => (name === "privateIPv4Address" && value !== undefined ? [value] : [])),
  );
}

/** `service:web` → `web`. */
function groupName(group: string | undefined): string {
  return group?.replace(/^(service|family):/, "") ?? "?";
}
