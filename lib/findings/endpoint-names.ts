import type { ServicePlace } from "#lib/graph/topology.ts";
import type { VpcEndpoint } from "#lib/model/resources/vpc-endpoint.ts";
import { hasNoAddress, hasNoWay, type NeedIn } from "./start-up-troubles.ts";

/** The available interface endpoint of a need's service in the VPC, when its name leads past it to public addresses; `undefined` otherwise. */
export function passedEndpoint(one: NeedIn, endpointsIn: readonly VpcEndpoint[]): VpcEndpoint | undefined {
  const { need } = one;
  if (need.endpoint?.type !== "Interface" || !leadsOutside(one)) return undefined;
  return endpointsIn.find(
    ({ vpcEndpointType, serviceName, state }) =>
      vpcEndpointType === "Interface" &&
      serviceName === need.endpoint?.serviceName &&
      state?.toLowerCase() === "available",
  );
}

/** Whether a need is looked for on the internet: by a gateway, or in vain for want of one. */
function leadsOutside(one: NeedIn): boolean {
  const { verdict, by } = one.outcome;
  if (verdict === "unreachable") return by !== "interface-endpoint" && (hasNoWay(one) || hasNoAddress(one));
  return verdict !== "unknown" && (by === "nat" || by === "internet-gateway");
}

/** Whether a service calls endpoints by names of their own, which need no private DNS. */
export function callsByOwnName({ taskDefinition }: ServicePlace): boolean {
  const references = (taskDefinition?.containerDefinitions ?? []).flatMap(({ networkReferences }) => networkReferences);
  return references.some(({ host }) => host.includes(".vpce."));
}
