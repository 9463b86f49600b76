import type { GroupRule, Topology } from "#lib/graph/topology.ts";
import { urnOf } from "#lib/model/urn.ts";
import type { PortSet } from "#lib/net/port-set.ts";
import { TCP } from "#lib/net/protocol.ts";
import { rangeSet, union } from "#lib/net/range-set.ts";
import { portsOf } from "#lib/net/traffic.ts";
import { readRules } from "../reach/read-rules.ts";
import type { Place } from "../reach/unread.ts";
import { worldOf, type World } from "../reach/world.ts";

/** The TCP ports on which some security groups of a place let packets out to every IPv4 address. */
export function portsToEveryone(topology: Topology, place: Place, groupIds: readonly string[]): PortSet {
  return groupIds.reduce<PortSet>((sum, groupId) => {
    const rules = topology.securityGroupRules.get(urnOf(place, "security-group", groupId));
    return rules === undefined ? sum : union(sum, portsOut(worldOf(topology), rules));
  }, []);
}

// A memo, not state: the rules of a group never change, and hundreds of services carry few groups.
const known = new WeakMap<readonly GroupRule[], PortSet>();

function portsOut(world: World, rules: readonly GroupRule[]): PortSet {
  const before = known.get(rules);
  if (before !== undefined) return before;
  const open = readRules(world, rules).filter(({ rule }) => rule.isEgress && rule.cidrIpv4 === "0.0.0.0/0");
  const ports = rangeSet(open.flatMap(({ traffic }) => portsOf(traffic, TCP)));
  known.set(rules, ports);
  return ports;
}
