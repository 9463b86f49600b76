import { everyPort, portTexts, type PortSet } from "./port-set.ts";
import { formatProtocol, hasPorts, type Protocol } from "./protocol.ts";
import { intersect, type RangeSet } from "./range-set.ts";

/**
 * What may pass: a set on one line of integers, protocol × 65536 + port (or ICMP type × 256 + code).
 * Protocols without ports take their whole stretch. Union, intersection and difference are those of `range-set.ts`.
 */
export type Traffic = RangeSet<number>;

/** Everything. */
export const allTraffic: Traffic = [{ from: 0, until: 256 * 65536 }];

/** Nothing. */
export const noTraffic: Traffic = [];

/** Traffic of one protocol, limited to some ports or ICMP messages. */
export function trafficOf(protocol: Protocol, ports: PortSet = everyPort): Traffic {
  if (protocol === "all") return allTraffic;
  const start = protocol * 65536;
  return ports.map(({ from, until }) => ({ from: start + from, until: start + until }));
}

/** The ports (or ICMP messages) of one protocol in a traffic. */
export function portsOf(traffic: Traffic, protocol: number): PortSet {
  const start = protocol * 65536;
  return intersect(traffic, [{ from: start, until: start + 65536 }]).map(({ from, until }) => ({
    from: from - start,
    until: until - start,
  }));
}

/** Whether a traffic is everything. */
export function isAll(traffic: Traffic): boolean {
  return traffic.length === 1 && traffic[0]?.from === 0 && traffic[0].until === 256 * 65536;
}

/** `tcp 443, 8000-8100`; protocols apart by semicolons; `all` and `none`. */
export function formatTraffic(traffic: Traffic): string {
  if (traffic.length === 0) return "none";
  if (isAll(traffic)) return "all";
  return protocolsOf(traffic)
    .map((protocol) => {
      const ports = portsOf(traffic, protocol);
      const whole = !hasPorts(protocol) || (ports[0]?.from === 0 && ports[0].until === 65536);
      return whole ? formatProtocol(protocol) : `${formatProtocol(protocol)} ${portTexts(ports).join(", ")}`;
    })
    .join("; ");
}

/** The protocols a traffic has something of, ascending. */
export function protocolsOf(traffic: Traffic): readonly number[] {
  const found = new Set<number>();
  for (const { from, until } of traffic) {
    for (let protocol = Math.floor(from / 65536); protocol * 65536 < until; protocol += 1) found.add(protocol);
  }
  return [...found];
}
