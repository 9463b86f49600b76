import { applicationAutoScalingOperations } from "./application-auto-scaling.ts";
import { cloudMapOperations } from "./cloud-map.ts";
import { gatewayOperations } from "./ec2/gateways.ts";
import { interfaceOperations } from "./ec2/interfaces.ts";
import { placeOperations } from "./ec2/places.ts";
import { ec2Protocol } from "./ec2/protocol.ts";
import { transitGatewayOperations } from "./ec2/transit-gateways.ts";
import { vpcOperations } from "./ec2/vpc.ts";
import { capacityOperations } from "./ecs/capacity.ts";
import { clusterOperations } from "./ecs/clusters.ts";
import { taskOperations } from "./ecs/tasks.ts";
import { elbv2Operations } from "./elbv2.ts";
import { jsonProtocol } from "./json.ts";
import { queryProtocol } from "./query.ts";
import { route53Operations } from "./route53/operations.ts";
import { route53Protocol } from "./route53/protocol.ts";
import { resolverOperations } from "./route53-resolver.ts";
import { stsOperations } from "./sts.ts";
import type { Operation, Protocol, Refusal, ServiceName } from "./wire.ts";

/** A service of the wire: its protocol, its operations, and its own words for what any call may meet. */
export type Service = {
  readonly protocol: Protocol;
  readonly operations: Readonly<Record<string, Operation>>;
  readonly denied: Omit<Refusal, "message">;
  readonly throttled: Refusal;
  readonly expired: Refusal;
  readonly unknownOperation: string;
};

/** What the JSON services share; every error of theirs is a 400. */
const jsonService = {
  protocol: jsonProtocol,
  denied: { code: "AccessDeniedException" },
  throttled: { code: "ThrottlingException", message: "Rate exceeded" },
  expired: { code: "ExpiredTokenException", message: "The security token included in the request is expired" },
  unknownOperation: "UnknownOperationException",
};

/** What ELBv2, Route 53 and STS share. */
const xmlService = {
  denied: { code: "AccessDenied", status: 403 },
  throttled: { code: "Throttling", message: "Rate exceeded" },
  expired: { code: "ExpiredToken", message: "The security token included in the request is expired", status: 403 },
  unknownOperation: "InvalidAction",
};

/** Every service the wire speaks. */
export const services: { readonly [Name in ServiceName]: Service } = {
  ecs: { ...jsonService, operations: { ...clusterOperations, ...taskOperations, ...capacityOperations } },
  "application-autoscaling": { ...jsonService, operations: applicationAutoScalingOperations },
  route53resolver: { ...jsonService, operations: resolverOperations },
  servicediscovery: { ...jsonService, operations: cloudMapOperations },
  ec2: {
    protocol: ec2Protocol,
    operations: {
      ...vpcOperations,
      ...interfaceOperations,
      ...gatewayOperations,
      ...transitGatewayOperations,
      ...placeOperations,
    },
    denied: { code: "UnauthorizedOperation", status: 403 },
    throttled: { code: "RequestLimitExceeded", message: "Request limit exceeded.", status: 503 },
    expired: { code: "RequestExpired", message: "Request has expired." },
    unknownOperation: "InvalidAction",
  },
  elasticloadbalancing: {
    ...xmlService,
    protocol: queryProtocol("http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/"),
    operations: elbv2Operations,
  },
  route53: { ...xmlService, protocol: route53Protocol, operations: route53Operations },
  sts: {
    ...xmlService,
    protocol: queryProtocol("https://sts.amazonaws.com/doc/2011-06-15/"),
    operations: stsOperations,
  },
};

/** Whether a name a request was signed for is a service of the wire. */
export function isServiceName(name: string): name is ServiceName {
  return Object.hasOwn(services, name);
}
