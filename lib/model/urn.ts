/** Every kind of graph node; the names are part of the contract. */
export const nodeKinds = [
  "vpc", "subnet", "route-table", "network-acl", "security-group", "network-interface", "internet-gateway",
  "egress-only-internet-gateway", "nat-gateway", "vpc-endpoint", "vpc-peering-connection", "transit-gateway",
  "transit-gateway-attachment", "transit-gateway-route-table", "vpn-gateway", "vpn-connection", "customer-gateway",
  "elastic-ip", "prefix-list", "ec2-instance", "ecs-cluster", "ecs-service", "ecs-task", "ecs-container",
  "ecs-container-instance", "load-balancer", "listener", "listener-rule", "target-group", "target", "hosted-zone",
  "record-set", "cloud-map-namespace", "cloud-map-service", "cloud-map-instance", "flow-log", "internet", "cidr",
] as const; // prettier-ignore

/** The kind of a graph node. */
export type NodeKind = (typeof nodeKinds)[number];

/** The identity of a node: `aws/<account>/<region>/<kind>/<id>`; raw text, `id` may contain `/`. */
export type Urn = string;

/** Builds a URN. */
export function urnOf(place: { readonly account: string; readonly region: string }, kind: NodeKind, id: string): Urn {
  return `aws/${place.account}/${place.region}/${kind}/${id}`;
}

/** Splits a URN; `undefined` when the text is not one. */
export function parseUrn(
  urn: string,
): { readonly account: string; readonly region: string; readonly kind: NodeKind; readonly id: string } | undefined {
  const [prefix, account, region, kind, ...rest] = urn.split("/");
  const id = rest.join("/");
  if (prefix !== "aws" || account === undefined || region === undefined || id === "") return undefined;
  const known = nodeKinds.find((name) => name === kind);
  return known === undefined ? undefined : { account, region, kind: known, id };
}

/** The part of an ARN after `<resource type>/`: the id of load balancers, listeners, rules and target groups. */
export function arnTail(arn: string): string {
  const resource = arn.split(":").slice(5).join(":");
  return resource.slice(resource.indexOf("/") + 1);
}
