import type { Topology } from "#lib/graph/topology.ts";
import { parseUrn } from "#lib/model/urn.ts";
import { formatIp, type Ip } from "#lib/net/ip.ts";
import { formatProtocol, hasPorts, isIcmp } from "#lib/net/protocol.ts";
import { portsOf } from "#lib/net/traffic.ts";
import type { Step } from "./step.ts";
import type { Tracing } from "./traced.ts";

/** One change to an account: in words, as a command, as Terraform, and applied to the topology. */
export type Remedy = {
  readonly key: string;
  readonly text: string;
  readonly cli: string;
  readonly terraform: string;
  readonly sideEffects: readonly string[];
  readonly apply: (topology: Topology) => Topology;
};

/** A blocker to remove, and the account as the changes before this one leave it. */
export type Remedying = { readonly tracing: Tracing; readonly topology: Topology; readonly step: Step };

/** What a rule or entry has to carry: a protocol, and its ports or ICMP messages where it has some. */
export type Carried = {
  /** As text: `tcp 443`, `icmp`, `all`. */
  readonly text: string;
  /** `-1`, or the number. */
  readonly number: string;
  /** `-1`, `tcp`, `udp`, `icmp`, `icmpv6`, or the number. */
  readonly name: string;
  readonly ports?: { readonly from: number; readonly to: number };
  /** -1 is any. */
  readonly icmp?: { readonly type: number; readonly code: number };
};

/** What a blocked step would have to let through. One range spans the ports when there are several. */
export function carriedBy({ walk, packet }: Step): Carried {
  const { protocol } = walk;
  if (protocol === "all") return { text: "all", number: "-1", name: "-1" };
  const name = formatProtocol(protocol);
  const asked = portsOf(packet.traffic, protocol);
  const [first, last] = [asked[0]?.from ?? 0, (asked.at(-1)?.until ?? 65536) - 1];
  const shared = { number: String(protocol), name };
  if (hasPorts(protocol)) {
    const text = first === last ? String(first) : `${String(first)}-${String(last)}`;
    return { ...shared, text: `${name} ${text}`, ports: { from: first, to: last } };
  }
  if (!isIcmp(protocol)) return { ...shared, text: name };
  const type = first >> 8 === last >> 8 ? first >> 8 : -1;
  return { ...shared, text: name, icmp: { type, code: type !== -1 && first === last ? first & 255 : -1 } };
}

/** The address at the other end of a step: outside the interface's own side. */
export function otherIp({ packet, side }: Step): Ip {
  return side === "ingress" ? packet.source : packet.destination;
}

/**
 * The block a rule has to name to let that address pass; of many outside, the one that was asked for. `undefined` for the
 * entries of a prefix list: no one block is all of them.
 */
export function blockOf(step: Step, ip: Ip): string | undefined {
  const [anywhere, whole] = ip.family === 4 ? ["0.0.0.0/0", "32"] : ["::/0", "128"];
  if (prefixListOf(step, ip) !== undefined) return undefined;
  const { outside } = step.walk;
  const isOutside = outside?.ip.value === ip.value;
  if (isOutside && outside.text === "internet") return anywhere;
  return isOutside && outside.text.includes("/") ? outside.text : `${formatIp(ip)}/${whole}`;
}

/** The prefix list that an address at the other end of a step stands for. */
export function prefixListOf({ walk: { outside } }: Step, ip: Ip): ReturnType<typeof parseUrn> {
  const place = outside?.ip.value === ip.value ? parseUrn(outside.node) : undefined;
  return place?.kind === "prefix-list" ? place : undefined;
}

/** A word of a shell command: as it is when that is safe, else between single quotes. */
export function shellWord(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** A resource of Terraform. Strings are quoted so that nothing in them is taken for an expression or an end. */
export function terraformResource(
  type: string,
  name: string,
  attributes: Readonly<Record<string, string | number | boolean | undefined>>,
): string {
  const lines = Object.entries(attributes).flatMap(([key, value]) => {
    if (value === undefined) return [];
    return [`  ${key} = ${typeof value === "string" ? terraformText(value) : String(value)}`];
  });
  return [`resource "${type}" "${name}" {`, ...lines, "}"].join("\n");
}

/** A Terraform string. */
export function terraformText(text: string): string {
  const escaped = JSON.stringify(text).replaceAll("${", () => "$${");
  return escaped.replaceAll("%{", "%%{");
}

/** The port of a step that asks for one alone. */
export function onePort(step: Step): number | undefined {
  const { ports } = carriedBy(step);
  return ports !== undefined && ports.from === ports.to ? ports.from : undefined;
}

/** A few names of many, sorted. */
export function someNames(names: readonly string[]): string {
  const sorted = [...new Set(names)].sort();
  return sorted.length > 5 ? `${sorted.slice(0, 5).join(", ")} …` : sorted.join(", ");
}

/** A name Terraform takes, of a resource's id and what sets it apart. */
export function terraformName(...parts: readonly string[]): string {
  return parts.join("_").replaceAll(/[^A-Za-z0-9]+/g, "_");
}
