import { tracePath } from "#lib/analysis/reach/trace.ts";
import type { TraceAnswer, TraceQuestion } from "#lib/analysis/reach/answer.ts";
import { buildTopology } from "#lib/graph/build-topology.ts";
import type { ItemOf, AreaName } from "#lib/model/areas.ts";
import type { NetworkInterface } from "#lib/model/resources/network-interface.ts";
import {
  networkAcl,
  networkInterface,
  route,
  routeTable,
  securityGroup,
  securityGroupRule,
  subnet,
  vpc,
} from "#tests/support/ec2-records.ts";
import { internetGateway } from "#tests/support/gateway-records.ts";
import { snapshotOf, type ScopeContents } from "#tests/support/snapshots.ts";

export type Areas = { readonly [Name in AreaName]?: readonly ItemOf<Name>[] };

/** The local route of `vpc-1`. */
export const localRoute = route({
  destinationCidrBlock: "10.0.0.0/16",
  gatewayId: "local",
  origin: "CreateRouteTable",
});
/** The default route to `igw-1`. */
export const internetRoute = route({ destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-1" });

/** An interface in `subnet-1` as the client, with the group `sg-client`. */
export function clientInterface(overrides: Partial<NetworkInterface> = {}): NetworkInterface {
  return networkInterface({
    networkInterfaceId: "eni-client",
    privateIpAddress: "10.0.1.20",
    groups: [{ groupId: "sg-client" }],
    ...overrides,
  });
}

/** An interface in `subnet-2` as the database, with the group `sg-1`. */
export function serverInterface(overrides: Partial<NetworkInterface> = {}): NetworkInterface {
  return networkInterface({
    networkInterfaceId: "eni-server",
    subnetId: "subnet-2",
    privateIpAddress: "10.0.2.10",
    ...overrides,
  });
}

/**
 * Two subnets with an interface each: `eni-client` (sg-client, anything out) and `eni-server` (sg-1, tcp/443 in from
 * anywhere), the default network ACL, one route table with the local route. Areas given replace these.
 */
export function account(areas: Areas = {}, more: ScopeContents = {}) {
  return buildTopology(
    snapshotOf({
      ...more,
      areas: {
        vpcs: [vpc()],
        subnets: [subnet(), subnet({ subnetId: "subnet-2", cidrBlock: "10.0.2.0/24", availabilityZone: "eu-west-1b" })],
        routeTables: [routeTable()],
        networkAcls: [networkAcl()],
        securityGroups: [securityGroup(), securityGroup({ groupId: "sg-client" })],
        securityGroupRules: [allOut, securityGroupRule()],
        networkInterfaces: [clientInterface(), serverInterface()],
        ...areas,
      },
    }),
  );
}

/** `sg-client` lets everything out. */
export const allOut = securityGroupRule({
  securityGroupRuleId: "sgr-out",
  groupId: "sg-client",
  isEgress: true,
  ipProtocol: "-1",
  fromPort: -1,
  toPort: -1,
});

/** `subnet-1` is public: `igw-1` is attached and routed to, and `eni-client` has the address 203.0.113.5. */
export const publicClient: Areas = {
  internetGateways: [internetGateway()],
  routeTables: [routeTable({ routes: [localRoute, internetRoute] })],
  networkInterfaces: [clientInterface({ association: { publicIp: "203.0.113.5" } }), serverInterface()],
};

/** The answer to a question; a refusal fails the test. */
export function trace(topology: ReturnType<typeof account>, question: Partial<TraceQuestion> = {}): TraceAnswer {
  const answer = tracePath(topology, {
    from: "eni-client",
    to: "eni-server",
    protocol: "tcp",
    port: "443",
    ...question,
  });
  if ("status" in answer) throw new Error(`${answer.field}: ${answer.detail}`);
  return answer;
}

/** The codes of an answer's blockers, in order. */
export function codes(answer: TraceAnswer): readonly string[] {
  return answer.blockers.map(({ code }) => code);
}
