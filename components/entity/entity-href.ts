import type { TraceQuestion, Variant } from "#lib/analysis/reach/answer.ts";
import { parseUrn, type Urn } from "#lib/model/urn.ts";

/** The page of a resource. A URN is raw text; only here, in a URL, is it encoded. */
export function entityHref(urn: Urn): string {
  return `/e/${encodeURIComponent(urn)}`;
}

/** The path question from, or to, a resource. */
export function pathHref(end: { readonly from?: Urn; readonly to?: string; readonly port?: string }): string {
  return `/paths?${new URLSearchParams(Object.entries(end)).toString()}`;
}

/** The path page with a question asked. */
export function questionHref(question: TraceQuestion): string {
  const fields = Object.entries(question).map(([name, value]) => [name, String(value)]);
  return `/paths?${new URLSearchParams(fields).toString()}`;
}

/** The map with the ends of a path marked, and everything on its way. */
export function pathOnMapHref({ fromNode, toNode, fromEnd, toEnd, request }: Variant): string {
  // The map draws services; of their tasks it shows how many there are.
  const [from, to] = [fromEnd?.service ?? fromNode, toEnd?.service ?? toNode];
  const way = [...new Set([from, ...request.map(({ urn }) => urn), to])];
  // As an array of texts is written into the address: a comma within one is escaped.
  const path = way.map((urn) => urn.replaceAll(",", "%2C")).join(",");
  return `/map?${new URLSearchParams({ from, to, path }).toString()}`;
}

/** The map with a resource chosen. */
export function mapHref(urn: Urn): string {
  return `/map?${new URLSearchParams({ sel: urn }).toString()}`;
}

/**
 * What still fits of a resource: in a subnet, on an instance or in a cluster, for a service. `about` says of which side: interfaces and
 * ports, or addresses. `undefined` for what has no capacity.
 */
export function capacityHref(urn: Urn, about?: "eni" | "subnets"): string | undefined {
  const parsed = parseUrn(urn);
  if (parsed === undefined) return undefined;
  const { kind, id } = parsed;
  const isCounted =
    kind === "subnet" || kind === "ecs-container-instance" || kind === "ecs-cluster" || kind === "ecs-service";
  if (!isCounted) return undefined;
  const page = kind === "subnet" ? "subnets" : (about ?? "eni");
  return `/capacity/${page}?${new URLSearchParams({ q: id }).toString()}`;
}

/** The names page with a record opened; `undefined` for what is no record. */
export function chainHref(urn: Urn): string | undefined {
  return parseUrn(urn)?.kind === "record-set" ? `/dns?${new URLSearchParams({ sel: urn }).toString()}` : undefined;
}
