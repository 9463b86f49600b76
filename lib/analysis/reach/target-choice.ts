import type { LoadBalancerPlace, TargetGroupPlace, TargetPlace, Unread } from "#lib/graph/topology.ts";
import { parseIp } from "#lib/net/ip.ts";
import { atomOf } from "./atoms.ts";
import type { InterfaceStation, Walk } from "./step.ts";

/** Targets that no rule can tell apart: one of them, and how many there are. */
export type TargetClass = { readonly target: TargetPlace; readonly count: number };

/** The targets a node sends requests to, or why it has none. */
export type Choice =
  | { readonly kind: "targets"; readonly classes: readonly TargetClass[] }
  | { readonly kind: "none"; readonly code: string; readonly text: string }
  | { readonly kind: "unread"; readonly unread: Unread };

/** A node about to choose among the targets of a group. */
export type Choosing = {
  readonly balancer: LoadBalancerPlace;
  readonly node: InterfaceStation;
  readonly group: TargetGroupPlace;
  /** The client's own interface, which is told apart from other targets. */
  readonly client: string;
};

/**
 * The targets a node of a load balancer may choose: in a zone the load balancer is enabled in, and in the node's own zone
 * where it does not cross zones. Health does not count: it is evidence.
 * Source: ELB User Guide, "Availability Zones and load balancer nodes".
 */
export function chooseTargets(walk: Walk, choosing: Choosing): Choice {
  const { balancer, node, group } = choosing;
  const id = group.item.targetGroupName;
  if (group.targets.length === 0) return { kind: "none", code: "TG_EMPTY", text: walk.say("noTargets", { id }) };
  const none = (text: string): Choice => ({ kind: "none", code: "ELBV2_NO_TARGETS_IN_AZ", text });
  const zones = new Set(balancer.item.availabilityZones.flatMap(({ zoneName }) => zoneName ?? []));
  const enabled = registered(group.targets).filter((place) => isIn(place, zones));
  if (enabled.length === 0) return none(walk.say("zonesNotEnabled", { id, zones: [...zones].join(", ") }));
  const { availabilityZone } = node.owned.item;
  const crosses = crossesZones(balancer, group);
  const near =
    availabilityZone === undefined || crosses === true
      ? enabled
      : enabled.filter((place) => isIn(place, new Set([availabilityZone])));
  if (near.length === 0) {
    const text = walk.say("noTargetsInZone", { id, zone: availabilityZone ?? "" });
    return typeof crosses === "boolean" ? none(text) : { kind: "unread", unread: crosses };
  }
  return { kind: "targets", classes: classesOfTargets(walk, near, choosing.client) };
}

/** Those that are not being deregistered; while nothing else is left, the last ones count. */
function registered(targets: readonly TargetPlace[]): readonly TargetPlace[] {
  const staying = targets.filter(({ target }) => target.state !== "draining");
  return staying.length === 0 ? targets : staying;
}

/** Whether a target is in one of some zones; one whose zone is not told, or outside the VPC, is in all. */
function isIn({ target, networkInterface }: TargetPlace, zones: ReadonlySet<string>): boolean {
  const zone = networkInterface?.item.availabilityZone ?? target.availabilityZone;
  return zone === undefined || zone === "all" || zones.size === 0 || zones.has(zone);
}

/**
 * Whether a node may choose targets of other zones: application load balancers do unless the group says not; network load
 * balancers do not unless told. Or why that is not known. Source: ELB User Guide, "Cross-zone load balancing".
 */
function crossesZones(balancer: LoadBalancerPlace, group: TargetGroupPlace): boolean | Unread {
  const key = "load_balancing.cross_zone.enabled";
  const isApplication = balancer.item.type === "application";
  // Of an application load balancer only its groups can say otherwise.
  for (const { attributes } of isApplication ? [group.item] : [group.item, balancer.item]) {
    if (!attributes.known) return { text: attributes.problem.message, call: attributes.problem.call };
    const said = attributes.value.find((one) => one.key === key)?.value;
    if (said === "true" || said === "false") return said === "true";
  }
  return isApplication;
}

function classesOfTargets(walk: Walk, targets: readonly TargetPlace[], client: string): readonly TargetClass[] {
  const classes = new Map<string, TargetClass>();
  for (const target of targets) {
    const key = keyOf(walk, target, client);
    const known = classes.get(key);
    classes.set(key, known === undefined ? { target, count: 1 } : { ...known, count: known.count + 1 });
  }
  return [...classes.values()];
}

function keyOf({ world }: Walk, { target, networkInterface, address, task }: TargetPlace, client: string): string {
  const ip = parseIp(address ?? target.id);
  const atom = ip?.family === 4 ? atomOf(world, ip.value) : target.id;
  const { subnetId = target.id, groups = [] } = networkInterface?.item ?? {};
  const told = [target.port, target.state, target.reason, task?.item.lastStatus, networkInterface?.urn === client];
  return [subnetId, atom, groups.map(({ groupId }) => groupId), ...told].join("|");
}

/** Whether a group's targets get requests although none is healthy: then all of them do. */
export function failsOpen({ targets }: TargetGroupPlace): boolean {
  return targets.length > 0 && targets.every(({ target }) => target.state?.startsWith("unhealthy") === true);
}
