import fc from "fast-check";
import { tracePath } from "#lib/analysis/reach/trace.ts";
import type { TraceAnswer } from "#lib/analysis/reach/answer.ts";
import { buildTopology } from "#lib/graph/build-topology.ts";
import type { Topology } from "#lib/graph/topology.ts";
import { snapshotOf } from "#tests/support/snapshots.ts";
import { clientPorts, serverPorts } from "./generate-rules.ts";
import { isIpv6 } from "./oracle/addresses.ts";
import { converse, type Outcome, type Sender } from "./oracle/connects.ts";
import type { Packet } from "./oracle/filters.ts";
import { networkOf, type Areas, type Network } from "./oracle/network.ts";

/** One end of a question: an interface by one of its addresses, or an address alone. */
export type End = { readonly text: string; readonly address: string; readonly interfaceId?: string };

/** One packet asked for: two ends, a protocol, and both ports where there are some. */
export type Ask = {
  readonly from: End;
  readonly to: End;
  readonly protocol: "tcp" | "udp" | "icmp" | "icmpv6" | "47";
  readonly server: number;
  readonly client: number;
};

/** A network as both sides of the comparison read it. */
export type Both = { readonly network: Network; readonly topology: Topology };

/** Reads an account for the oracle and for the engine. */
export function bothOf(areas: Areas): Both {
  return { network: networkOf(areas), topology: buildTopology(snapshotOf({ areas })) };
}

/** The numbers of the protocols that are asked for. */
export const protocolNumbers = { tcp: 6, udp: 17, icmp: 1, icmpv6: 58, "47": 47 } as const;
/** A port of every class a NAT gateway may choose. */
export const natPorts = Object.values(clientPorts);

/** What the oracle says of one packet: `some` when it hangs on the port a NAT gateway happens to choose. */
export type Truth = { readonly kind: Outcome["kind"] | "some"; readonly why: string };

/** Asks the oracle. */
export function truthOf(network: Network, ask: Ask): Truth {
  const sender = senderOf(network, ask);
  const packet = packetOf(network, ask);
  if (sender === undefined || packet === undefined) return { kind: "lost", why: "no such end" };
  const meant = ask.to.interfaceId === undefined ? undefined : network.interfaceById.get(ask.to.interfaceId);
  const [first = { kind: "lost", why: "" }, ...others] = natPorts.map((natPort) =>
    converse(network, { sender, packet, natPort, ...(meant === undefined ? {} : { meant }) }),
  );
  return others.every(({ kind }) => kind === first.kind) ? first : { kind: "some", why: "NAT port" };
}

function senderOf(network: Network, { from }: Ask): Sender | undefined {
  if (from.interfaceId === undefined) return "outside";
  const found = network.interfaceById.get(from.interfaceId);
  return found === undefined ? undefined : { interface: found };
}

function packetOf(network: Network, { from, to, protocol, server, client }: Ask): Packet | undefined {
  const ends = { source: from.address, destination: destinationOf(network, from, to) };
  if (ends.destination === undefined) return undefined;
  const packet = { ...ends, destination: ends.destination, protocol: protocolNumbers[protocol] };
  if (protocol === "icmp") return { ...packet, icmpType: 8, icmpCode: 0 };
  if (protocol === "icmpv6") return { ...packet, icmpType: 128, icmpCode: 0 };
  return protocol === "47" ? packet : { ...packet, sourcePort: client, destinationPort: server };
}

/** From the outside an interface is called by the public address of the one that is meant. */
function destinationOf(network: Network, from: End, to: End): string | undefined {
  if (from.interfaceId !== undefined || to.interfaceId === undefined || isIpv6(to.address)) return to.address;
  const target = network.interfaceById.get(to.interfaceId);
  return target?.privateIpAddresses.find(({ privateIpAddress }) => privateIpAddress === to.address)?.association
    ?.publicIp;
}

/** A question as text, for whoever reads a failure. */
export function textOf({ from, to, protocol, server, client }: Ask): string {
  const end = ({ text, address }: End) => (text === address ? text : `${text} (${address})`);
  return `${end(from)} → ${end(to)} ${protocol} ${String(server)} from ${String(client)}`;
}

/** Asks the engine the same, for exactly this packet. */
export function engineOf(
  topology: Topology,
  ask: Ask,
  more: { readonly port?: string; readonly sourcePort?: string; readonly withFixes?: boolean } = {},
): TraceAnswer {
  const { from, to, protocol, server, client } = ask;
  const hasPorts = protocol === "tcp" || protocol === "udp";
  const answer = tracePath(
    topology,
    {
      from: from.text,
      to: to.text,
      protocol,
      ...(hasPorts ? { port: more.port ?? String(server), sourcePort: more.sourcePort ?? String(client) } : {}),
      ...(protocol === "icmp" ? { icmpType: 8, icmpCode: 0 } : {}),
      ...(protocol === "icmpv6" ? { icmpType: 128, icmpCode: 0 } : {}),
    },
    { withFixes: more.withFixes === true },
  );
  if ("status" in answer) throw new Refused(`${from.text} → ${to.text}: ${answer.detail}`);
  return answer;
}

/** The engine would not take a question. */
export class Refused extends Error {}

/** Why a truth about several ends is unknown: it is of some of them; the others may pass, and the rest be blocked. */
export const partly = "a part";

/** The verdicts that agree with a truth. */
export function verdictsOf({ kind, why }: Truth): readonly TraceAnswer["verdict"][] {
  switch (kind) {
    case "passes":
      return ["reachable"];
    case "lost":
      // Nobody needs to follow a packet round and round: to say that it is not followed is honest.
      return why.endsWith("in circles") ? ["unreachable", "unknown"] : ["unreachable"];
    case "some":
      return ["conditional"];
    case "unknown":
      // A block on the way is certain, whatever lies beyond what is known.
      return why === partly ? ["unknown", "unreachable", "conditional"] : ["unknown", "unreachable"];
  }
}

const endOf = (address: string): End => ({ text: address, address });
const outsiders = ["198.51.100.7", "203.0.113.9"].map(endOf);
const outsidersIpv6 = ["2001:4860:4860::8888"].map(endOf);
/** Addresses that may only be asked for from an interface: nobody's, other people's, and a service's. */
const strangers = ["10.0.1.77", "10.1.2.10", "10.1.1.10", "10.99.0.5", "100.64.0.9", "10.50.0.5"].map(endOf);
const service = endOf("203.0.113.200");

type Pair = { readonly from: End; readonly to: End };

/** Every question of a network, by its kind: from interfaces to anything, and from the outside to interfaces. */
export function pairsOf(areas: Areas): readonly (readonly Pair[])[] {
  const all = areas.networkInterfaces ?? [];
  const own = all.filter(({ interfaceType }) => interfaceType === "interface");
  const ends = own.map(({ networkInterfaceId, privateIpAddress = "" }): End => ({
    text: networkInterfaceId,
    address: privateIpAddress,
    interfaceId: networkInterfaceId,
  }));
  const ipv6Ends = own.flatMap(({ networkInterfaceId, ipv6Addresses: [address] }): End[] =>
    address === undefined ? [] : [{ text: address, address, interfaceId: networkInterfaceId }],
  );
  const publicOnes = all.flatMap(({ association }) =>
    association?.publicIp === undefined ? [] : [endOf(association.publicIp)],
  );
  return [
    product(ends, ends),
    product(ends, ends),
    product(ends, ends),
    product(ends, outsiders),
    product(ends, [service, ...publicOnes]),
    product(ends, strangers),
    product(outsiders, ends),
    product(ipv6Ends, ipv6Ends),
    [...product(ipv6Ends, outsidersIpv6), ...product(outsidersIpv6, ipv6Ends)],
  ].filter((pairs) => pairs.length > 0);
}

function product(from: readonly End[], to: readonly End[]): readonly Pair[] {
  return from.flatMap((a) =>
    to.filter((b) => a.interfaceId === undefined || a.interfaceId !== b.interfaceId).map((b) => ({ from: a, to: b })),
  );
}

type Drawn = {
  readonly kind: number;
  readonly at: number;
  readonly protocol: "tcp" | "udp" | "icmp" | "47";
  readonly server: number;
  readonly client: number;
};

/** As many questions about a network, drawn from all of them. */
export function asksFor(count: number): fc.Arbitrary<readonly Drawn[]> {
  const one = fc.record({
    kind: fc.nat(),
    at: fc.nat(),
    protocol: fc.constantFrom(
      "tcp" as const,
      "tcp" as const,
      "tcp" as const,
      "tcp" as const,
      "udp" as const,
      "icmp" as const,
      "47" as const,
    ),
    server: fc.constantFrom(...Object.values(serverPorts)),
    client: fc.constantFrom(...Object.values(clientPorts)),
  });
  return fc.array(one, { minLength: count, maxLength: count });
}

/** A dozen questions about a network. */
export const asking = asksFor(12);

/** The questions that were drawn, of one network. */
export function asksOf(areas: Areas, drawn: readonly Drawn[]): readonly Ask[] {
  const pairs = pairsOf(areas);
  return drawn.flatMap(({ kind, at, protocol, ...ports }): Ask[] => {
    const some = pairs[kind % pairs.length] ?? [];
    const pair = some[at % some.length];
    if (pair === undefined) return [];
    const isSix = isIpv6(pair.to.address) && isIpv6(pair.from.address);
    return [{ ...pair, protocol: isSix && protocol === "icmp" ? "icmpv6" : protocol, ...ports }];
  });
}
