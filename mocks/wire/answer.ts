import type { AccountWorld, RegionWorld, World } from "#mocks/world/world.ts";
import { accountOfKey, readSignature, type Signed } from "./identity.ts";
import { isServiceName, services, type Service } from "./services.ts";
import { WireRefusal, type ServiceName, type WireRequest, type WireResponse } from "./wire.ts";

/** What a request asks for and who asks. */
export type Call = {
  readonly service: ServiceName;
  readonly operation: string;
  /** The IAM spelling: `ec2:DescribeVpcs`. */
  readonly name: string;
  readonly region: string;
  readonly accessKeyId: string;
};

/**
 * Reads what `request` calls. The service and Region are those it was signed for, so any host will do.
 * `undefined` when it is not signed for a service of the wire.
 */
export function readCall(request: WireRequest): Call | undefined {
  const signed = readSignature(request.headers["authorization"]);
  if (signed === undefined || !isServiceName(signed.service)) return undefined;
  return callOf(request, { ...signed, service: signed.service });
}

function callOf(request: WireRequest, { service, region, accessKeyId }: Signed & { service: ServiceName }): Call {
  const operation = services[service].protocol.operationOf(request) ?? "(none)";
  return { service, operation, name: `${service}:${operation}`, region, accessKeyId };
}

/** The wire itself: what AWS would answer to `request` in this world. Keeps nothing from one request to the next. */
export function answer(world: World, request: WireRequest, call: Call): WireResponse {
  const service = services[call.service];
  const account = accountOfKey(world, call.accessKeyId);
  try {
    if (account === undefined)
      throw new WireRefusal("InvalidClientTokenId", "The security token included in the request is invalid", 403);
    return service.protocol.answer(call.operation, outputOf({ world, account, service, request, call }));
  } catch (error) {
    // Operations refuse by throwing, as the service would; anything else is a defect of the wire and goes on.
    if (error instanceof WireRefusal) return service.protocol.refuse(error.refusal);
    throw error;
  }
}

type Asked = {
  readonly world: World;
  readonly account: AccountWorld;
  readonly service: Service;
  readonly request: WireRequest;
  readonly call: Call;
};

function outputOf({ world, account, service, request, call }: Asked): object {
  const operation = Object.hasOwn(service.operations, call.operation) ? service.operations[call.operation] : undefined;
  if (operation === undefined) {
    throw new WireRefusal(service.unknownOperation, `The wire does not know ${call.name}.`);
  }
  const region = account.regions[call.region] ?? emptyRegion;
  return operation(service.protocol.inputOf(request), { world, account, region, regionName: call.region });
}

/** A Region in which an account has nothing. */
const emptyRegion: RegionWorld = {
  vpcs: [],
  vpcAttributes: [],
  subnets: [],
  subnetCidrReservations: [],
  routeTables: [],
  networkAcls: [],
  securityGroups: [],
  securityGroupRules: [],
  networkInterfaces: [],
  addresses: [],
  instances: [],
  instanceTypes: [],
  internetGateways: [],
  egressOnlyInternetGateways: [],
  natGateways: [],
  vpnGateways: [],
  vpnConnections: [],
  customerGateways: [],
  vpcEndpoints: [],
  vpcPeeringConnections: [],
  transitGateways: [],
  transitGatewayAttachments: [],
  transitGatewayVpcAttachments: [],
  transitGatewayPeeringAttachments: [],
  transitGatewayRouteTables: [],
  managedPrefixLists: [],
  flowLogs: [],
  dhcpOptions: [],
  vpcBlockPublicAccessOptions: { InternetGatewayBlockMode: "off" },
  vpcBlockPublicAccessExclusions: [],
  ecsClusters: [],
  ecsServices: [],
  ecsTasks: [],
  ecsTaskDefinitions: [],
  ecsContainerInstances: [],
  capacityProviders: [],
  accountSettings: [],
  scalableTargets: [],
  resolverRules: [],
  resolverRuleAssociations: [],
  loadBalancers: [],
  listeners: [],
  listenerRules: [],
  targetGroups: [],
  cloudMapNamespaces: [],
  cloudMapServices: [],
  cloudMapInstances: [],
};
