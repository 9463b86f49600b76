import type { GroupRule, Topology } from "#lib/graph/topology.ts";
import { urnOf } from "#lib/model/urn.ts";
import type { PortSet } from "#lib/net/port-set.ts";
import { TCP } from "#lib/net/protocol.ts";
import { contains, rangeSet } from "#lib/net/range-set.ts";
import { portsOf } from "#lib/net/traffic.ts";
import { ruleTraffic } from "../reach/read-rules.ts";
import type { Client } from "./client.ts";
import type { Need } from "./need.ts";

/** Who sets out for what. */
type Going = { readonly topology: Topology; readonly client: Client; readonly need: Need };

/** What going somewhere came to, by the clients that went, or by the place of those that nothing else tells apart. */
export type ByClient<Result> = Map<string, Result>;

/** Keeps what going somewhere came to, by whatever it depends on besides the client. A memo, not state: it goes when the topology goes. */
export function keptByClient<Result>(): (topology: Topology, rest: string) => ByClient<Result> {
  const known = new WeakMap<Topology, Map<string, ByClient<Result>>>();
  return (topology, rest) => {
    const byRest = known.get(topology) ?? new Map<string, ByClient<Result>>();
    known.set(topology, byRest);
    const byClient = byRest.get(rest) ?? new Map<string, Result>();
    byRest.set(rest, byClient);
    return byClient;
  };
}

/**
 * What going somewhere comes to, worked out once for all clients that no rule tells apart: those of one key, and those of
 * one place whose groups let everything out, as long as no other interface's groups were asked, which may know the
 * clients by theirs.
 */
export function onceForAlike<Result extends { readonly asksOthers: boolean }>(
  known: ByClient<Result>,
  going: Going,
  ask: () => Result,
): Result {
  const { key, place } = going.client;
  const before = known.get(key);
  if (before !== undefined) return before;
  const open = place !== undefined && letsAllOut(going) ? place : key;
  const result = known.get(open) ?? ask();
  known.set(key, result);
  if (!result.asksOthers) known.set(open, result);
  return result;
}

/** Whether the groups of a client let it out to every IPv4 address, on the port that is needed. */
function letsAllOut({ topology: { securityGroupRules }, client, need: { port } }: Going): boolean {
  return client.groupIds.some((groupId) => {
    const rules = securityGroupRules.get(urnOf(client.subnet, "security-group", groupId));
    return rules !== undefined && contains(portsToEveryone(rules), port);
  });
}

// A memo, not state: the rules of a group never change, and hundreds of clients carry few groups.
const portsOut = new WeakMap<readonly GroupRule[], PortSet>();

/** The TCP ports on which some rules let packets out to every IPv4 address. */
function portsToEveryone(rules: readonly GroupRule[]): PortSet {
  const before = portsOut.get(rules);
  if (before !== undefined) return before;
  const open = rules.filter(({ isEgress, cidrIpv4 }) => isEgress && cidrIpv4 === "0.0.0.0/0");
  const ports = rangeSet(open.flatMap((rule) => portsOf(ruleTraffic(rule), TCP)));
  portsOut.set(rules, ports);
  return ports;
}
