import type { Topology } from "#lib/graph/topology.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import { unreadAreas } from "../reach/unread.ts";
import { awsServiceOf } from "./aws-names.ts";
import { whyNotInDns } from "./cloud-map.ts";
import type { NameEnd, NameFault, Namer } from "./resolution.ts";

/** Top-level names that public DNS never has. Source: RFC 6761, RFC 6762, and ICANN's reservation of `internal`. */
const neverPublic = /(^|\.)(internal|local|localhost|test|invalid)$/;

/** The end of a name that no zone of ours covers: AWS's, known to be nowhere, other people's, or not to be told. */
export function outsideEnd(namer: Namer, name: string): NameEnd {
  const { topology, say } = namer;
  const aws = awsServiceOf(name);
  if (aws !== undefined) return { kind: "outside", text: say("dnsAwsService", { name }), aws };
  const why = whyNotInDns(namer, name);
  if (why !== undefined) return failed("nxdomain", { urn: anywhere(namer.topology), text: why });
  if (neverPublic.test(name))
    return failed("nxdomain", { urn: anywhere(namer.topology), text: say("dnsNeverPublic", { name }) });
  const unread = [...topology.scopes.values()]
    .filter(({ scope }) => scope.region === "global")
    .flatMap(({ scope }) => unreadAreas(topology, scope, ["hostedZones"]));
  if (unread.length > 0) return { kind: "unknown", unread };
  return { kind: "outside", text: say("dnsOutside", { name }) };
}

/** An end without an address. */
export function failed(kind: "nxdomain" | "nodata" | "loop", fault: Omit<NameFault, "code">): NameEnd {
  return { kind, faults: [{ code: "DNS_NXDOMAIN", ...fault }] };
}

/** Whether an end has no address for certain. */
export function isFault(end: NameEnd): end is Extract<NameEnd, { readonly faults: readonly NameFault[] }> {
  return end.kind === "nxdomain" || end.kind === "nodata" || end.kind === "loop";
}

/** What a fault of no zone of ours hangs on. */
export function anywhere({ snapshot }: Topology): Urn {
  const account = snapshot.scopes[0]?.scope.account ?? "";
  return urnOf({ account, region: "global" }, "internet", "internet");
}

/** The same end with one more fault, the one to mend first; an end that has addresses stays. */
export function withFault(end: NameEnd, fault: NameFault): NameEnd {
  return isFault(end) ? { ...end, faults: [fault, ...end.faults] } : end;
}
