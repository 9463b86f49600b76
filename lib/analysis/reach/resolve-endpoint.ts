import { parseUrn } from "#lib/model/urn.ts";
import { enclosingCidr } from "#lib/net/cidr.ts";
import { formatIp, parseIp } from "#lib/net/ip.ts";
import { addressEndpoint, cidrEndpoint } from "./address-endpoint.ts";
import type { TraceRefusal } from "./answer.ts";
import { candidateEndpoint } from "./candidate-endpoint.ts";
import type { Endpoint } from "./endpoint.ts";
import { nameEndpoint } from "./name-endpoint.ts";
import { namesOf, nearestNames, type Candidate } from "./names.ts";
import type { Naming } from "./naming.ts";
import { refuse } from "./question.ts";

/** Finds what a text names: an address, the internet, a resource or a DNS name; or refuses with what is near. */
export function resolveEndpoint(naming: Naming, given: string): Endpoint | TraceRefusal {
  const text = given.trim();
  const address = addressLike(naming, text);
  if (address !== undefined) return address;
  const names = namesOf(naming.world.topology);
  const found = names.exact.get(text) ?? namedOrCalled(naming, text);
  if ("members" in found || "status" in found) return found;
  const [candidate] = found;
  if (candidate === undefined) return unknownName(naming, text);
  if (found.length > 1) {
    const detail = `“${text}” names ${String(found.length)} resources: name one by its URN.`;
    return refuse(naming.field, detail, { status: 409, suggestions: found.map(({ urn }) => urn).sort() });
  }
  return candidateEndpoint(naming, candidate) ?? refuse(naming.field, `A ${candidate.kind} is not an end of a path.`);
}

/** The internet, an address or a block; `undefined` when a text is none of them. */
function addressLike(naming: Naming, text: string): Endpoint | TraceRefusal | undefined {
  if (text === "internet" || parseUrn(text)?.kind === "internet")
    return addressEndpoint(naming, "internet", "internet");
  const ip = parseIp(text);
  if (ip !== undefined) return addressEndpoint(naming, text, formatIp(ip));
  if (text.includes("/") && enclosingCidr(text) !== undefined) return cidrEndpoint(naming, text);
  if (!/^[0-9.]+\/\d+$/.test(text)) return undefined;
  return refuse(naming.field, `“${text}” is not a CIDR block, such as 10.0.0.0/16.`);
}

/** A DNS name that somebody answers for, else whatever is called so, else a DNS name of others. */
function namedOrCalled(naming: Naming, text: string): Endpoint | TraceRefusal | readonly Candidate[] {
  const named = nameEndpoint(naming, text);
  if (named !== undefined && ("status" in named || named.isKnown)) return "status" in named ? named : named.endpoint;
  const called = namesOf(naming.world.topology).byName.get(text.toLowerCase());
  return called ?? named?.endpoint ?? [];
}

function unknownName({ world, field }: Naming, text: string): TraceRefusal {
  const suggestions = nearestNames(namesOf(world.topology), text);
  const detail = `“${text}” is not in this snapshot: a URN, ARN, AWS id, name, IP address, CIDR block, DNS name or “internet” is accepted.`;
  return refuse(field, detail, { status: 404, suggestions });
}
