import { parseUrn, type Urn } from "#lib/model/urn.ts";

/** The page of a resource. A URN is raw text; only here, in a URL, is it encoded. */
export function entityHref(urn: Urn): string {
  return `/e/${encodeURIComponent(urn)}`;
}

/** The path question from, or to, a resource. */
export function pathHref(end: { readonly from?: Urn; readonly to?: string; readonly port?: string }): string {
  return `/paths?${new URLSearchParams(Object.entries(end)).toString()}`;
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
