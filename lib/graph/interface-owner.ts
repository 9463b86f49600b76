import type { NetworkInterface } from "#lib/model/resources/network-interface.ts";
import type { Urn } from "#lib/model/urn.ts";
import { each } from "./each.ts";
import { ownerRows, type Owner, type Owners } from "./interface-owner-rows.ts";
import { once } from "./lazily.ts";
import type { PlacedScope } from "./placed-scope.ts";
import type { TaskAttachments } from "./task-attachment.ts";
import type { OwnedInterface } from "./topology.ts";

/** The interfaces of a scope with their owners, sorted by id. */
export function ownInterfaces(placed: PlacedScope, attachments: TaskAttachments): readonly OwnedInterface[] {
  const owners = ownersOf(placed, attachments);
  return placed.byId.networkInterfaces.list.map(({ urn, account, region, item }) => ({
    urn,
    account,
    region,
    item,
    owner: ownerOf(item, owners),
  }));
}

function ownerOf(networkInterface: NetworkInterface, owners: Owners): Owner {
  for (const row of ownerRows) {
    const owner = row(networkInterface, owners);
    if (owner !== undefined) return owner;
  }
  const { requesterId } = networkInterface;
  return { class: "unknown", ...(requesterId === undefined ? {} : { label: requesterId }) };
}

function ownersOf({ byId }: PlacedScope, attachments: TaskAttachments): Owners {
  const containerInstances = byId.ecsContainerInstances.list.map(({ item }) => item);
  return {
    byId,
    taskUrnOf: taskFinder(byId, attachments),
    trunkInstanceIds: new Map(
      containerInstances.flatMap(({ attributes, ec2InstanceId }) => {
        const trunkId = attributes.find(({ name }) => name === "ecs.awsvpc-trunk-id")?.value;
        return trunkId === undefined ? [] : [[trunkId, ec2InstanceId]];
      }),
    ),
    containerInstanceIds: new Set(containerInstances.flatMap(({ ec2InstanceId }) => ec2InstanceId ?? [])),
    interfaceUrns: interfaceUrnsOf(byId),
  };
}

/** Finds the live task of an interface: by the attachment its description names, else by the interface the task names. */
function taskFinder(
  { ecsTasks, networkInterfaces }: PlacedScope["byId"],
  attachments: TaskAttachments,
): Owners["taskUrnOf"] {
  const taskOfInterface: (number | undefined)[] = Array<undefined>(networkInterfaces.size).fill(undefined);
  each(attachments, (attachment, task) => {
    const place = attachment && networkInterfaces.placeOf(attachment.networkInterfaceId ?? "");
    if (place !== undefined) taskOfInterface[place] = task;
  });
  const urnsByAttachment = once(() => {
    const urns = new Map<string, Urn>();
    for (const [place, { urn }] of ecsTasks.list.entries()) {
      const attachmentId = attachments[place]?.attachmentId;
      if (attachmentId !== undefined) urns.set(attachmentId, urn);
    }
    return urns;
  });
  return (networkInterfaceId, attachmentId) => {
    const place = networkInterfaces.placeOf(networkInterfaceId);
    const task = place === undefined ? undefined : taskOfInterface[place];
    const named = task === undefined ? undefined : ecsTasks.list[task]?.urn;
    if (attachmentId === undefined) return named;
    // Nearly always both say the same, and the attachments need not be indexed.
    if (task !== undefined && attachments[task]?.attachmentId === attachmentId) return named;
    return urnsByAttachment().get(attachmentId) ?? named;
  };
}

function interfaceUrnsOf({ natGateways, vpcEndpoints }: PlacedScope["byId"]): ReadonlyMap<string, Urn> {
  const urns = new Map<string, Urn>();
  for (const { urn, item } of natGateways.list) {
    for (const { networkInterfaceId = "" } of item.natGatewayAddresses) urns.set(networkInterfaceId, urn);
  }
  for (const { urn, item } of vpcEndpoints.list) {
    for (const networkInterfaceId of item.networkInterfaceIds) urns.set(networkInterfaceId, urn);
  }
  return urns;
}
