import type { NetworkInterface } from "#lib/model/resources/network-interface.ts";
import type { Urn } from "#lib/model/urn.ts";
import { arnName } from "./identities.ts";
import { isAttachmentArn, ownerRows, type Owner, type Owners } from "./interface-owner-rows.ts";
import { standFinder } from "./interface-stand.ts";
import { once } from "./lazily.ts";
import { madeList, type MadeList } from "./made-list.ts";
import type { Placed } from "./placed.ts";
import type { PlacedScope } from "./placed-scope.ts";
import type { TaskAttachments } from "./task-attachment.ts";
import type { OwnedInterface } from "./topology.ts";

/** The interfaces of a scope with their owners, sorted by id. */
export type ScopeInterfaces = MadeList<OwnedInterface> & {
  /** Those that no live task names: few, where there are many. */
  readonly others: () => readonly OwnedInterface[];
};

/** The interfaces of a scope with their owners, each when it is first asked for. */
export function ownInterfaces({ byId }: PlacedScope, attachments: TaskAttachments): ScopeInterfaces {
  const owners = once(() => ownersOf(byId, attachments));
  const standOf = standFinder();
  const { networkInterfaces } = byId;
  const all = madeList(networkInterfaces.size, (place): OwnedInterface => {
    // The list is as long as the records.
    const { urn, account, region, item } = networkInterfaces.at(place) as Placed<NetworkInterface>;
    return { urn, account, region, item, stand: standOf(item), owner: ownerOf(item, owners(), place) };
  });
  const others = once(() => {
    const found: OwnedInterface[] = [];
    for (let place = 0; place < all.size; place += 1) {
      const owned = attachments.taskPlaces[place] === -1 ? all.at(place) : undefined;
      if (owned !== undefined) found.push(owned);
    }
    return found;
  });
  return { ...all, others };
}

function ownerOf(networkInterface: NetworkInterface, owners: Owners, place: number): Owner {
  for (const row of ownerRows) {
    const owner = row(networkInterface, owners, place);
    if (owner !== undefined) return owner;
  }
  const { requesterId } = networkInterface;
  return { class: "unknown", ...(requesterId === undefined ? {} : { label: requesterId }) };
}

function ownersOf(byId: PlacedScope["byId"], attachments: TaskAttachments): Owners {
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
  { ecsTasks }: PlacedScope["byId"],
  { list: attachments, taskPlaces }: TaskAttachments,
): Owners["taskUrnOf"] {
  const urnsByAttachment = once(() => {
    const urns = new Map<string, Urn>();
    for (const [place, { urn }] of ecsTasks.list.entries()) {
      const id = attachments[place]?.id;
      if (id !== undefined) urns.set(arnName(id), urn);
    }
    return urns;
  });
  return (place, description) => {
    const task = taskPlaces[place] ?? -1;
    const named = ecsTasks.at(task)?.urn;
    // Nearly always both say the same: then the description need not be taken apart, nor the attachments be indexed.
    const known = attachments[task]?.id;
    if (known !== undefined && endsIn(description, known)) return named;
    return isAttachmentArn(description) ? (urnsByAttachment().get(arnName(description)) ?? named) : named;
  };
}

/** Whether an ARN ends in an id, without making a text of its last part. */
function endsIn(arn: string, id: string): boolean {
  return arn.endsWith(id) && arn.charCodeAt(arn.length - id.length - 1) === SLASH;
}

const SLASH = 47;

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
