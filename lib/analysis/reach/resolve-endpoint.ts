import { parseUrn } from "#lib/model/urn.ts";
import { enclosingCidr } from "#lib/net/cidr.ts";
import { formatIp, parseIp } from "#lib/net/ip.ts";
import { addressEndpoint, cidrEndpoint } from "./address-endpoint.ts";
import type { TraceRefusal } from "./answer.ts";
import { candidateEndpoint } from "./candidate-endpoint.ts";
import type { Endpoint } from "./endpoint.ts";
import { isRoutedTo } from "./end-kinds.ts";
import { idOf } from "./ends.ts";
import { targetOf } from "./load-balancer-endpoint.ts";
import { nameEndpoint } from "./name-endpoint.ts";
import { namesOf, nearestNames, type Candidate } from "./names.ts";
import type { Naming } from "./naming.ts";
import { whyNoEnd } from "./no-end.ts";
import { refuse } from "./question.ts";

/** How many of the things that share a name are offered. */
const MOST_OFFERED = 20;

/** Finds what a text names: an address, the internet, a resource or a DNS name; or refuses with what is near. */
export function resolveEndpoint(naming: Naming, given: string): Endpoint | TraceRefusal {
  const text = given.trim();
  if (text === "") return refuse(naming.field, naming.say("emptyEnd", { field: naming.field }));
  const address = addressOrBlock(naming, text);
  if (address !== undefined) return address;
  const { exact } = namesOf(naming.world.topology);
  const found = exact.get(text) ?? exact.get(decoded(text)) ?? targetsOf(naming, text) ?? namedOrCalled(naming, text);
  if ("members" in found || "status" in found) return found;
  const [candidate] = found;
  if (candidate === undefined) return notFound(naming, text);
  if (found.length > 1) return severalOf(naming, text, found);
  if (isGateway(naming, candidate)) {
    return refuse(naming.field, naming.say("passed", { given: text, what: naming.say("is-gatewayEndpoint") }));
  }
  return candidateEndpoint(naming, candidate) ?? refuse(naming.field, naming.say("notAnEnd", { kind: candidate.kind }));
}

/** A gateway endpoint: packets pass it on their way to the service, none is its own. */
function isGateway({ world }: Naming, { urn }: Candidate): boolean {
  return isRoutedTo(world.gateways.vpcEndpoints.get(urn)?.item.vpcEndpointType);
}

/** Targets are not among the names: there are as many as tasks, and who names one gives all of its group's ARN. */
function targetsOf({ world }: Naming, text: string): readonly Candidate[] | undefined {
  const [, target] = targetOf(world.topology, decoded(text)) ?? [];
  if (target === undefined) return undefined;
  return [{ urn: target.urn, kind: "target", name: idOf(target.urn).split("/").at(-1) ?? target.urn }];
}

/** The internet however it is typed, as nothing of the account is called so; else why there is no such end. */
function notFound(naming: Naming, text: string): Endpoint | TraceRefusal {
  if (/^(internet|インターネット)$/i.test(text)) return addressEndpoint(naming, "internet", "internet");
  return whyNoEnd(naming, decoded(text)) ?? unknownName(naming, text);
}

function addressOrBlock(naming: Naming, text: string): Endpoint | TraceRefusal | undefined {
  if (text === "internet" || parseUrn(decoded(text))?.kind === "internet") {
    return addressEndpoint(naming, "internet", "internet");
  }
  const ip = parseIp(text);
  if (ip !== undefined) return addressEndpoint(naming, text, formatIp(ip));
  if (text.includes("/") && enclosingCidr(text) !== undefined) return cidrEndpoint(naming, text);
  if (/^[0-9.]+\/\d+$|^[0-9a-f.]*:[0-9a-f:.]*\/\d+$/i.test(text)) {
    return refuse(naming.field, naming.say("notACidr", { given: text }));
  }
  if (/^\d+(\.\d+){3}$/.test(text)) return refuse(naming.field, naming.say("notAnAddress", { given: text }));
  return undefined;
}

/** A URN as a URL carries it, read back; any other text stays as it is. */
function decoded(text: string): string {
  if (!/^aws%2f/i.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    // Escapes that are broken mean nothing: the text stays as it is, and is refused as unknown.
    return text;
  }
}

/** A DNS name that somebody answers for, else whatever is called so, else a DNS name of others. */
function namedOrCalled(naming: Naming, text: string): Endpoint | TraceRefusal | readonly Candidate[] {
  const urn = parseUrn(decoded(text));
  const named = nameEndpoint(naming, urn?.kind === "record-set" ? (urn.id.split("/")[1] ?? "") : text);
  if (named !== undefined && "status" in named) return named;
  if (named?.isKnown === true) return named.endpoint;
  const called = namesOf(naming.world.topology).byName.get(text.toLowerCase());
  return called ?? named?.endpoint ?? [];
}

/** Several things share a name: all are offered, none is chosen. Those that stand for most come first. */
function severalOf({ field, say }: Naming, text: string, found: readonly Candidate[]): TraceRefusal {
  const weight = ({ kind }: Candidate) => (kind === "ecs-container" ? 2 : kind === "ecs-task" ? 1 : 0);
  const offered = found.toSorted((a, b) => weight(a) - weight(b) || (a.urn < b.urn ? -1 : 1)).map(({ urn }) => urn);
  const detail = say("severalEnds", { given: text, count: String(found.length) });
  return refuse(field, detail, { status: 409, suggestions: offered.slice(0, MOST_OFFERED) });
}

function unknownName({ world, field, say }: Naming, text: string): TraceRefusal {
  const suggestions = nearestNames(namesOf(world.topology), decoded(text));
  return refuse(field, say("unknownEnd", { given: text }), { status: 404, suggestions });
}
