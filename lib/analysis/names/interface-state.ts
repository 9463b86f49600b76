import type { OwnedInterface, RecordAim, Topology } from "#lib/graph/topology.ts";
import type { RecordState } from "./record-state.ts";

/** What is to be said of an address that is written into a record, by whose it is: those that come and go are not to be written down. */
export function interfaceState({ interfaces }: Topology, { value, urns }: RecordAim): readonly RecordState[] {
  return urns.flatMap((urn) => {
    const owned = interfaces.get(urn);
    return owned === undefined ? [] : ownerState(owned, value);
  });
}

function ownerState(owned: OwnedInterface, address: string): readonly RecordState[] {
  const { owner } = owned;
  switch (owner.class) {
    case "load-balancer":
      // A Network Load Balancer keeps its addresses.
      return owner.loadBalancerType === "application" || owner.loadBalancerType === "classic"
        ? ["load-balancer-node"]
        : [];
    case "ecs-task":
      return ["task-address"];
    case "container-instance":
    case "ec2-instance":
      return isLent(owned, address) ? ["instance-address"] : [];
    default:
      return [];
  }
}

/** Whether a public address is lent by AWS until the instance stops, and no Elastic IP address. */
function isLent({ item }: OwnedInterface, address: string): boolean {
  const associations = [item.association, ...item.privateIpAddresses.map(({ association }) => association)];
  return associations.some((one) => one?.publicIp === address && one.ipOwnerId === "amazon");
}
