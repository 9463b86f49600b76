import { ServiceDiscoveryClient, type ServiceDiscoveryClientConfig } from "@aws-sdk/client-servicediscovery";
import { partition } from "@aws-sdk/core/client";

/** What makes a client of AWS JSON 1.1 that of Route 53 Resolver. */
const resolverService = {
  serviceId: "Route53Resolver",
  apiVersion: "2018-04-01",
  signingName: "route53resolver",
  protocolSettings: {
    defaultNamespace: "com.amazonaws.route53resolver",
    version: "2018-04-01",
    serviceTarget: "Route53Resolver",
  },
  endpointProvider: endpointOf,
};

/**
 * The client of Route 53 Resolver, for which the SDK has none that we can take (docs/decisions/0017). Its AWS JSON 1.1
 * clients differ in these values alone, and take them in their configuration: what Cloud Map's does about Regions,
 * credentials, time limits and `AWS_ENDPOINT_URL`, this one does.
 * Source: Route 53 API reference, "Route 53 Resolver"; AWS General Reference, "Route 53 Resolver endpoints".
 */
export class Route53ResolverClient extends ServiceDiscoveryClient {
  constructor(config: ServiceDiscoveryClientConfig) {
    super({ ...config, ...resolverService });
  }
}

type EndpointParameters = Parameters<NonNullable<ServiceDiscoveryClientConfig["endpointProvider"]>>[0];

/** AWS's standard endpoint rules: the partition of the Region tells the domain. Throws on what AWS's own clients refuse. */
function endpointOf({ Endpoint, Region, UseFIPS = false, UseDualStack = false }: EndpointParameters) {
  if (Endpoint !== undefined) {
    if (UseFIPS) throw new Error("Invalid Configuration: FIPS and custom endpoint are not supported");
    if (UseDualStack) throw new Error("Invalid Configuration: Dualstack and custom endpoint are not supported");
    return { url: new URL(Endpoint) };
  }
  if (Region === undefined) throw new Error("Invalid Configuration: Missing Region");
  // Every partition has both FIPS and dual-stack endpoints.
  const { dnsSuffix, dualStackDnsSuffix } = partition(Region);
  const host = `route53resolver${UseFIPS ? "-fips" : ""}.${Region}.${UseDualStack ? dualStackDnsSuffix : dnsSuffix}`;
  return { url: new URL(`https://${host}`) };
}
