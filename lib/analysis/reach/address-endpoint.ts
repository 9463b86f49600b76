import { internetEnd } from "#lib/graph/internet.ts";
import { urnOf } from "#lib/model/urn.ts";
import { enclosingCidr, formatCidr, parseCidr } from "#lib/net/cidr.ts";
import { ipsOf, ipsOfCidrs, publicIpv4, publicIpv6, unionIps } from "#lib/net/ip-set.ts";
import { parseIp } from "#lib/net/ip.ts";
import type { TraceRefusal } from "./answer.ts";
import type { Endpoint } from "./endpoint.ts";
import type { Naming } from "./naming.ts";
import { refuse } from "./question.ts";

/** An address, or all public ones, as an end of a question. */
export function addressEndpoint({ world }: Naming, text: string, id: string): Endpoint {
  const ip = parseIp(text);
  const place = { account: world.topology.snapshot.scopes[0]?.scope.account ?? "", region: "global" };
  const ips = ip === undefined ? unionIps(publicIpv4, publicIpv6) : ipsOf(ip);
  const node = text === "internet" ? internetEnd(world.topology.snapshot) : urnOf(place, "cidr", id);
  return { text, node, members: [], addresses: { ips, isSingle: ip !== undefined }, spread: "replica", unread: [] };
}

/** A CIDR block as an end of a question; one with host bits set is refused with the block it lies in. */
export function cidrEndpoint(naming: Naming, text: string): Endpoint | TraceRefusal {
  const cidr = parseCidr(text);
  const meant = enclosingCidr(text);
  if (cidr === undefined) {
    const proposal = meant === undefined ? [] : [formatCidr(meant)];
    const detail = naming.say("hostBits", { given: text, block: proposal.join("") });
    return refuse(naming.field, detail, { suggestions: proposal });
  }
  const ips = ipsOfCidrs([cidr]);
  const size = cidr.prefixLength === (cidr.family === 4 ? 32 : 128);
  return { ...addressEndpoint(naming, "cidr", text), text, addresses: { ips, isSingle: size } };
}
