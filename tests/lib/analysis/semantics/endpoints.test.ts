import { expect, test } from "vitest";
import {
  account,
  allOut,
  clientInterface,
  codes,
  internetRoute,
  localRoute,
  publicClient,
  trace,
} from "#tests/lib/analysis/reach/accounts.ts";
import {
  networkAcl,
  networkAclEntry,
  networkInterface,
  route,
  routeTable,
  securityGroupRule,
} from "#tests/support/ec2-records.ts";
import { managedPrefixList, vpcEndpoint } from "#tests/support/gateway-records.ts";
import { peered, transit, transitRoute, transitTable, withVpn } from "./networks.ts";

const allowAll = JSON.stringify({
  Version: "2008-10-17",
  Statement: [{ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }],
});
const onlyOneBucket = JSON.stringify({
  Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::one/*" }],
});
const s3 = vpcEndpoint({
  vpcEndpointId: "vpce-s3",
  vpcEndpointType: "Gateway",
  serviceName: "com.amazonaws.eu-west-1.s3",
  policyDocument: allowAll,
  networkInterfaceIds: [],
  subnetIds: [],
  groups: [],
  routeTableIds: ["rtb-1"],
});
const s3List = managedPrefixList({
  prefixListId: "pl-s3",
  prefixListName: "com.amazonaws.eu-west-1.s3",
  ownerId: "AWS",
  entries: { known: true, value: [{ cidr: "52.218.0.0/17" }] },
});
const gateway = {
  routeTables: [
    routeTable({ routes: [localRoute, route({ destinationPrefixListId: "pl-s3", gatewayId: "vpce-s3" })] }),
  ],
  vpcEndpoints: [s3],
  managedPrefixLists: [s3List],
};
const toS3 = { to: "52.218.0.10" };

test("V1: a gateway endpoint carries TCP and ping to its service's addresses, without a public address", () => {
  expect(trace(account(gateway), toS3).verdict).toBe("reachable");
  expect(trace(account(gateway), { ...toS3, protocol: "icmp", port: "", icmpType: 8, icmpCode: 0 }).verdict).toBe(
    "reachable",
  );
  expect(codes(trace(account(gateway), { ...toS3, protocol: "udp" }))).toEqual(["VPCE_GATEWAY_PROTOCOL_RESTRICTION"]);
  expect(codes(trace(account(gateway), { to: "52.219.0.10" }))).toEqual(["NO_ROUTE_TO_DESTINATION"]);
});

test("V1, R1: the prefix list of a gateway endpoint beats the default route", () => {
  const [table] = gateway.routeTables;
  const areas = {
    ...publicClient,
    ...gateway,
    routeTables: [{ ...(table ?? routeTable()), routes: [...(table?.routes ?? []), internetRoute] }],
  };
  const answer = trace(account(areas), toS3);
  expect(answer.variants[0]?.request.at(-1)).toMatchObject({ kind: "vpc-endpoint", id: "vpce-s3", decision: "pass" });
});

test("V1: an endpoint that is not available, or gone, carries nothing", () => {
  expect(trace(account({ ...gateway, vpcEndpoints: [{ ...s3, state: "deleting" }] }), toS3).blockers).toMatchObject([
    { code: "BAD_STATE", id: "vpce-s3" },
  ]);
  expect(trace(account({ ...gateway, vpcEndpoints: [] }), toS3).blockers).toMatchObject([
    { code: "BAD_STATE", id: "rtb-1" },
  ]);
});

test("V1: a gateway endpoint is not usable from a peered VPC", () => {
  const [near, far] = peered.routeTables ?? [];
  if (near === undefined || far === undefined) throw new Error("two tables");
  const areas = {
    ...peered,
    vpcEndpoints: [{ ...s3, vpcId: "vpc-2" }],
    managedPrefixLists: [s3List],
    routeTables: [
      {
        ...near,
        routes: [...near.routes, route({ destinationPrefixListId: "pl-s3", vpcPeeringConnectionId: "pcx-1" })],
      },
      { ...far, routes: [...far.routes, route({ destinationPrefixListId: "pl-s3", gatewayId: "vpce-s3" })] },
    ],
  };
  expect(codes(trace(account(areas), toS3))).toEqual(["PEERING_NOT_TRANSITIVE"]);
});

test("V1: a gateway endpoint is not usable over a transit gateway, and names the VPC it serves", () => {
  const [near, far] = transit.routeTables ?? [];
  if (near === undefined || far === undefined) throw new Error("two tables");
  const areas = {
    ...transit,
    vpcEndpoints: [{ ...s3, vpcId: "vpc-2" }],
    managedPrefixLists: [s3List],
    routeTables: [
      { ...near, routes: [...near.routes, route({ destinationPrefixListId: "pl-s3", transitGatewayId: "tgw-1" })] },
      { ...far, routes: [...far.routes, route({ destinationPrefixListId: "pl-s3", gatewayId: "vpce-s3" })] },
    ],
    transitGatewayRouteTables: [
      transitTable([
        transitRoute("10.0.0.0/16", "tgw-attach-1"),
        transitRoute("52.218.0.0/17", "tgw-attach-2", { type: "static" }),
      ]),
    ],
  };
  const answer = trace(account(areas), toS3);
  expect(answer.blockers).toMatchObject([
    { code: "VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION", id: "vpce-s3", direction: "request" },
  ]);
});

test("V2, trap 22: the client's group must let the public addresses out: a rule for the VPC's range does not, the prefix list does", () => {
  const out = (rule: Parameters<typeof securityGroupRule>[0]) =>
    account({
      ...gateway,
      securityGroupRules: [securityGroupRule({ groupId: "sg-client", isEgress: true, ipProtocol: "-1", ...rule })],
    });
  expect(codes(trace(out({ cidrIpv4: "10.0.0.0/16" }), toS3))).toEqual(["ENI_SG_RULES_MISMATCH"]);
  expect(trace(out({ prefixListId: "pl-s3" }), toS3).verdict).toBe("reachable");
});

test("V2: the network ACL of the client's subnet is asked about the public addresses, both ways", () => {
  const entries = [networkAclEntry({ cidrBlock: "10.0.0.0/8" }), networkAclEntry({ egress: true })];
  expect(codes(trace(account({ ...gateway, networkAcls: [networkAcl({ entries })] }), toS3))).toEqual([
    "NACL_RETURN_EPHEMERAL_BLOCKED",
  ]);
});

test("V3: a policy that allows everything is recognised, in any spelling; another one is not evaluated: unknown", () => {
  const withPolicy = (policyDocument: string) => account({ ...gateway, vpcEndpoints: [{ ...s3, policyDocument }] });
  const spelled = JSON.stringify(
    { Statement: { Effect: "Allow", Principal: { AWS: "*" }, Action: ["*"], Resource: ["*"], Sid: "all" } },
    null,
    2,
  );
  expect(trace(withPolicy(spelled), toS3).verdict).toBe("reachable");
  const answer = trace(withPolicy(onlyOneBucket), toS3);
  expect(answer.verdict).toBe("unknown");
  expect(answer.unknowns[0]?.text).toContain("policy not evaluated");
  const denied = JSON.stringify({
    Statement: [
      { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" },
      { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: "*" },
    ],
  });
  const limited = JSON.stringify({
    Statement: [
      {
        Effect: "Allow",
        Principal: "*",
        Action: "*",
        Resource: "*",
        Condition: { Bool: { "aws:SecureTransport": "true" } },
      },
    ],
  });
  for (const policy of [denied, limited, "not json"]) expect(trace(withPolicy(policy), toS3).verdict).toBe("unknown");
});

test("V3: a block that is certain stays beside a policy that is not evaluated", () => {
  const areas = { ...gateway, vpcEndpoints: [{ ...s3, policyDocument: onlyOneBucket }], securityGroupRules: [] };
  expect(trace(account(areas), toS3).verdict).toBe("unreachable");
});

test("V3: a policy that AWS did not tell is taken to be the one an endpoint is made with, and said so", () => {
  const { policyDocument, ...untold } = s3;
  expect(policyDocument).toBe(allowAll);
  const answer = trace(account({ ...gateway, vpcEndpoints: [untold] }), toS3);
  expect(answer.verdict).toBe("reachable");
  expect(answer.assumptions.map(({ code }) => code)).toContain("ENDPOINT_POLICY_ASSUMED_OPEN");
});

const endpointInterface = networkInterface({
  networkInterfaceId: "eni-vpce",
  subnetId: "subnet-2",
  privateIpAddress: "10.0.2.60",
  interfaceType: "vpc_endpoint",
  description: "VPC Endpoint Interface vpce-1",
  requesterManaged: true,
  groups: [{ groupId: "sg-vpce" }],
});
const ecr = vpcEndpoint({ subnetIds: ["subnet-2"], groups: [{ groupId: "sg-vpce" }], policyDocument: allowAll });
const interfaceEndpoint = {
  vpcEndpoints: [ecr],
  securityGroupRules: [allOut, securityGroupRule({ groupId: "sg-vpce", cidrIpv4: "10.0.0.0/16" })],
  networkInterfaces: [clientInterface(), endpointInterface],
};

test("V4: an interface endpoint is an interface with groups of its own: route, groups and network ACLs as to any", () => {
  const answer = trace(account(interfaceEndpoint), { to: "vpce-1" });
  expect(answer.verdict).toBe("reachable");
  expect(answer.variants[0]?.request.at(-1)).toMatchObject({ kind: "vpc-endpoint", id: "vpce-1" });
  const shut = { ...interfaceEndpoint, securityGroupRules: [allOut] };
  expect(trace(account(shut), { to: "vpce-1" }).blockers).toMatchObject([
    { code: "ENI_SG_RULES_MISMATCH", id: "sg-vpce" },
  ]);
});

test("V4: an interface endpoint is reachable over a peering, as any interface", () => {
  const far = {
    ...endpointInterface,
    vpcId: "vpc-2",
    subnetId: "subnet-far",
    privateIpAddress: "10.1.0.60",
    privateIpAddresses: [{ privateIpAddress: "10.1.0.60", primary: true }],
  };
  const areas = {
    ...peered,
    ...interfaceEndpoint,
    vpcEndpoints: [{ ...ecr, vpcId: "vpc-2" }],
    networkInterfaces: [clientInterface(), far],
  };
  expect(trace(account(areas), { to: "vpce-1" }).verdict).toBe("reachable");
});

test("V4: an interface endpoint is reachable over a transit gateway and from the other side of a VPN", () => {
  const far = {
    ...endpointInterface,
    vpcId: "vpc-2",
    subnetId: "subnet-far",
    privateIpAddress: "10.1.0.60",
    privateIpAddresses: [{ privateIpAddress: "10.1.0.60", primary: true }],
  };
  const overTransit = {
    ...transit,
    ...interfaceEndpoint,
    vpcEndpoints: [{ ...ecr, vpcId: "vpc-2" }],
    networkInterfaces: [clientInterface(), far],
  };
  expect(trace(account(overTransit), { to: "vpce-1" }).verdict).toBe("reachable");
  const fromVpn = {
    ...withVpn,
    ...interfaceEndpoint,
    securityGroupRules: [allOut, securityGroupRule({ groupId: "sg-vpce", cidrIpv4: "192.168.0.0/16" })],
    routeTables: [
      routeTable({ routes: [localRoute, route({ destinationCidrBlock: "192.168.0.0/16", gatewayId: "vgw-1" })] }),
    ],
  };
  expect(trace(account(fromVpn), { from: "vgw-1", to: "vpce-1" }).verdict).toBe("reachable");
});

test("V6: behind an endpoint of somebody's endpoint service the provider's side is taken to answer, and that is said", () => {
  const codesOf = (serviceName: string) =>
    trace(account({ ...interfaceEndpoint, vpcEndpoints: [{ ...ecr, serviceName }] }), { to: "vpce-1" }).assumptions.map(
      ({ code }) => code,
    );
  expect(codesOf("com.amazonaws.vpce.eu-west-1.vpce-svc-0a")).toContain("ENDPOINT_SERVICE_PROVIDER");
  expect(codesOf("com.amazonaws.eu-west-1.ecr.api")).not.toContain("ENDPOINT_SERVICE_PROVIDER");
});

test("V6: an endpoint whose connection was not accepted is not available; a policy of its own is not evaluated", () => {
  const pending = { ...interfaceEndpoint, vpcEndpoints: [{ ...ecr, state: "pendingAcceptance" }] };
  expect(trace(account(pending), { to: "vpce-1" }).blockers).toMatchObject([{ code: "BAD_STATE", id: "vpce-1" }]);
  const limited = { ...interfaceEndpoint, vpcEndpoints: [{ ...ecr, policyDocument: onlyOneBucket }] };
  expect(trace(account(limited), { to: "vpce-1" }).verdict).toBe("unknown");
});

test("U4: an endpoint of another kind on the way is a hop that is not modelled", () => {
  const firewall = vpcEndpoint({ vpcEndpointId: "vpce-fw", vpcEndpointType: "GatewayLoadBalancer" });
  const areas = {
    ...publicClient,
    vpcEndpoints: [firewall],
    routeTables: [
      routeTable({ routes: [localRoute, route({ destinationCidrBlock: "0.0.0.0/0", gatewayId: "vpce-fw" })] }),
    ],
  };
  const answer = trace(account(areas), { to: "8.8.8.8" });
  expect([answer.verdict, answer.unknowns[0]?.text]).toEqual([
    "unknown",
    "What vpce-fw does with the packet is not modelled.",
  ]);
});

test("U1: endpoints that were not read leave the path unknown, one to a private address is not concerned", () => {
  const unread = trace(account({ ...gateway, vpcEndpoints: [] }, { incomplete: ["vpcEndpoints"] }), toS3);
  expect([unread.verdict, unread.unknowns[0]?.call]).toEqual(["unknown", "ec2:DescribeVpcEndpoints"]);
  const noList = account({ ...gateway, managedPrefixLists: [] }, { incomplete: ["managedPrefixLists"] });
  expect(trace(noList, toS3).verdict).toBe("unknown");
  expect(trace(noList).verdict).toBe("reachable");
});
