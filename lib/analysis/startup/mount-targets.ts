import type { VpcPlace } from "#lib/graph/topology.ts";
import { unreadArea } from "../reach/unread.ts";
import { attributeOf, certain, type Asking, type HostAim, type Resolution } from "./resolution.ts";

/** A file system's name leads to its mount target in the zone of who asks, and nowhere without one. */
export function mountTargets(asking: Asking, vpc: VpcPlace): Resolution {
  const { world, say, subnet, need } = asking;
  const { availabilityZone: zone = "", vpcId } = subnet.item;
  const hostnames = attributeOf(vpc, "enableDnsHostnames");
  if (hostnames === false) {
    const text = say("dnsHostnamesOff", { vpc: vpcId, host: need.host });
    return { ...certain([]), failed: { code: "DNS_ATTR_DISABLED", urn: vpc.urn, text } };
  }
  const aims = targetsIn(vpc, subnet.item.availabilityZone, need.service);
  const unread = aims.length > 0 ? undefined : unreadArea(world.topology, subnet, "networkInterfaces");
  const doubts = [...(hostnames === true ? [] : [hostnames]), ...(unread === undefined ? [] : [unread])];
  if (doubts.length > 0) return { aims, unread: doubts, mayBeNear: true };
  if (aims.length > 0) return certain(aims);
  const text = say("noMountTarget", { id: need.service, zone, vpc: vpcId });
  return { ...certain([]), failed: { code: "EFS_NO_MOUNT_TARGET", urn: subnet.urn, text } };
}

/** A mount target is known by its interface, which says which file system it is for. */
function targetsIn({ subnets }: VpcPlace, zone: string | undefined, fileSystemId: string): readonly HostAim[] {
  const isTarget = (description = "") =>
    description.startsWith("EFS mount target for ") && description.split(" ").includes(fileSystemId);
  return subnets
    .filter(({ item }) => item.availabilityZone === zone)
    .flatMap(({ interfaces }) => interfaces)
    .filter(({ item }) => isTarget(item.description))
    .map((owned) => ({ kind: "interfaces", by: "mount-target", urn: owned.urn, interfaces: [owned] }));
}
