import type { NetworkInterface } from "#lib/model/resources/network-interface.ts";
import type { Urn } from "#lib/model/urn.ts";
import { ownerRows, type Owner, type Owners } from "./interface-owner-rows.ts";
import type { PlacedScope } from "./placed-scope.ts";
import { networkAttachmentOf } from "./task-attachment.ts";
import type { OwnedInterface } from "./topology.ts";

/** The interfaces of a scope with their owners, sorted by id. */
export function ownInterfaces(placed: PlacedScope): readonly OwnedInterface[] {
  const owners = ownersOf(placed);
  return [...placed.byId.networkInterfaces.values()].map((networkInterface) => ({
    ...networkInterface,
    owner: ownerOf(networkInterface.item, owners),
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

function ownersOf({ byId }: PlacedScope): Owners {
  const containerInstances = [...byId.ecsContainerInstances.values()].map(({ item }) => item);
  return {
    byId,
    taskUrns: taskUrnsOf(byId),
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

function taskUrnsOf({ ecsTasks }: PlacedScope["byId"]): ReadonlyMap<string, Urn> {
  const urns = new Map<string, Urn>();
  for (const { urn, item } of ecsTasks.values()) {
    const attachment = networkAttachmentOf(item);
    if (attachment?.attachmentId !== undefined) urns.set(attachment.attachmentId, urn);
    if (attachment?.networkInterfaceId !== undefined) urns.set(attachment.networkInterfaceId, urn);
  }
  return urns;
}

function interfaceUrnsOf({ natGateways, vpcEndpoints }: PlacedScope["byId"]): ReadonlyMap<string, Urn> {
  const urns = new Map<string, Urn>();
  for (const { urn, item } of natGateways.values()) {
    for (const { networkInterfaceId = "" } of item.natGatewayAddresses) urns.set(networkInterfaceId, urn);
  }
  for (const { urn, item } of vpcEndpoints.values()) {
    for (const networkInterfaceId of item.networkInterfaceIds) urns.set(networkInterfaceId, urn);
  }
  return urns;
}
