import { expect, test } from "vitest";
import {
  account,
  allOut,
  clientInterface,
  codes,
  internetRoute,
  localRoute,
  publicClient,
  serverInterface,
  trace,
} from "#tests/lib/analysis/reach/accounts.ts";
import {
  ec2Instance,
  networkInterface,
  route,
  routeTable,
  securityGroupRule,
  vpc,
} from "#tests/support/ec2-records.ts";
import { managedPrefixList, natGateway } from "#tests/support/gateway-records.ts";
import { peered, withVpn } from "./networks.ts";

const gone = { natGatewayId: "nat-gone", state: "blackhole" };

function withRoutes(...routes: readonly ReturnType<typeof route>[]) {
  return { ...publicClient, routeTables: [routeTable({ routes: [localRoute, ...routes] })] };
}

test("R1: the longest prefix wins among all routes, prefix-list entries included", () => {
  const wide = withRoutes(internetRoute, route({ destinationCidrBlock: "8.8.0.0/16", ...gone }));
  expect(codes(trace(account(wide), { to: "8.8.8.8" }))).toEqual(["BAD_STATE_ROUTE"]);
  expect(trace(account(wide), { to: "9.9.9.9" }).verdict).toBe("reachable");
  const list = managedPrefixList({ entries: { known: true, value: [{ cidr: "8.8.8.0/24" }] } });
  const byList = {
    ...withRoutes(internetRoute, route({ destinationPrefixListId: "pl-1", ...gone })),
    managedPrefixLists: [list],
  };
  expect(codes(trace(account(byList), { to: "8.8.8.8" }))).toEqual(["BAD_STATE_ROUTE"]);
  expect(trace(account(byList), { to: "8.8.4.4" }).verdict).toBe("reachable");
});

test("R2: of equal prefixes static wins over a prefix list, and a prefix list over a propagated route", () => {
  const list = managedPrefixList({ entries: { known: true, value: [{ cidr: "192.168.0.0/16" }] } });
  const byList = route({ destinationPrefixListId: "pl-1", ...gone });
  const propagated = route({
    destinationCidrBlock: "192.168.0.0/16",
    gatewayId: "vgw-1",
    origin: "EnableVgwRoutePropagation",
  });
  const fixed = route({ destinationCidrBlock: "192.168.0.0/16", gatewayId: "vgw-1" });
  const ask = (...routes: readonly ReturnType<typeof route>[]) => {
    const tables = { routeTables: [routeTable({ routes: [localRoute, ...routes] })] };
    return trace(account({ ...withVpn, managedPrefixLists: [list], ...tables }), { to: "192.168.0.10" });
  };
  expect(ask(byList, fixed).verdict).toBe("unknown");
  expect(codes(ask(propagated, byList))).toEqual(["BAD_STATE_ROUTE"]);
});

test("R2: two prefix lists that hold the same block with different targets leave the route unknown", () => {
  const entries = { known: true as const, value: [{ cidr: "8.8.8.0/24" }] };
  const lists = [managedPrefixList({ entries }), managedPrefixList({ prefixListId: "pl-2", entries })];
  const routes = [
    route({ destinationPrefixListId: "pl-1", gatewayId: "igw-1" }),
    route({ destinationPrefixListId: "pl-2", natGatewayId: "nat-1" }),
  ];
  expect(trace(account({ ...withRoutes(...routes), managedPrefixLists: lists }), { to: "8.8.8.8" }).verdict).toBe(
    "unknown",
  );
});

test("R3, trap 4: a static route that is more specific than local wins, a propagated one loses", () => {
  const fixed = withRoutes(route({ destinationCidrBlock: "10.0.2.0/24", ...gone }));
  expect(codes(trace(account(fixed)))).toContain("BAD_STATE_ROUTE");
  const propagated = withRoutes(
    route({ destinationCidrBlock: "10.0.2.0/24", gatewayId: "vgw-1", origin: "EnableVgwRoutePropagation" }),
  );
  expect(trace(account(propagated)).verdict).toBe("reachable");
});

test("R4: a blackhole drops, and still beats a shorter route that works", () => {
  const answer = trace(account(withRoutes(internetRoute, route({ destinationCidrBlock: "8.0.0.0/8", ...gone }))), {
    to: "8.8.8.8",
  });
  expect(answer.blockers).toMatchObject([{ code: "BAD_STATE_ROUTE", id: "rtb-1" }]);
});

test("R5: local covers every associated range of the VPC, and none that was disassociated", () => {
  const second = route({ destinationCidrBlock: "10.9.0.0/16", gatewayId: "local", origin: "CreateRouteTable" });
  const server = serverInterface({ privateIpAddress: "10.9.0.10" });
  const withState = (state: string) => ({
    ...withRoutes(second),
    vpcs: [
      vpc({
        cidrBlockAssociations: [
          { cidrBlock: "10.0.0.0/16", state: "associated" },
          { cidrBlock: "10.9.0.0/16", state },
        ],
      }),
    ],
    networkInterfaces: [clientInterface(), server],
  });
  expect(trace(account(withState("associated"))).verdict).toBe("reachable");
  expect(codes(trace(account(withState("disassociated"))))).toContain("NO_ROUTE_TO_DESTINATION");
});

test("R5: within a range of the VPC an address that no interface holds is not there", () => {
  expect(trace(account(), { to: "10.0.2.77" }).blockers).toMatchObject([
    { code: "ENI_ADDRESS_RESTRICTION", id: "vpc-1" },
  ]);
});

test("R6: a subnet without an association uses the main route table", () => {
  const own = routeTable({
    routeTableId: "rtb-own",
    routes: [localRoute],
    associations: [{ subnetId: "subnet-2", state: "associated" }],
  });
  const areas = { ...publicClient, routeTables: [...(publicClient.routeTables ?? []), own] };
  const answer = trace(account(areas), { to: "8.8.8.8" });
  expect(answer.verdict).toBe("reachable");
  expect(answer.variants[0]?.request.find(({ kind }) => kind === "route-table")?.id).toBe("rtb-1");
});

const appliance = networkInterface({
  networkInterfaceId: "eni-nat",
  subnetId: "subnet-2",
  privateIpAddress: "10.0.2.50",
  groups: [{ groupId: "sg-nat" }],
  sourceDestCheck: false,
  attachment: { instanceId: "i-nat", deviceIndex: 0, status: "attached" },
});
const openAppliance = securityGroupRule({
  securityGroupRuleId: "sgr-nat",
  groupId: "sg-nat",
  ipProtocol: "-1",
  fromPort: -1,
  toPort: -1,
});
const behindAppliance = {
  ...withRoutes(route({ destinationCidrBlock: "0.0.0.0/0", networkInterfaceId: "eni-nat", instanceId: "i-nat" })),
  ec2Instances: [ec2Instance({ instanceId: "i-nat", subnetId: "subnet-2" })],
  securityGroupRules: [allOut, securityGroupRule(), openAppliance],
  networkInterfaces: [clientInterface(), appliance],
};

test("R7: what a NAT instance or appliance does with a packet is unknown, its own address is not", () => {
  const answer = trace(account(behindAppliance), { to: "8.8.8.8" });
  expect([answer.verdict, answer.unknowns[0]?.text]).toEqual([
    "unknown",
    "What eni-nat does with the packet is not modelled.",
  ]);
  expect(trace(account(behindAppliance), { to: "eni-nat" }).verdict).toBe("reachable");
});

test("R7: an appliance must not check source and destination, must run, and its own group must let the packet in", () => {
  const checks = {
    ...behindAppliance,
    networkInterfaces: [clientInterface(), { ...appliance, sourceDestCheck: true }],
  };
  expect(codes(trace(account(checks), { to: "8.8.8.8" }))).toEqual(["ENI_SOURCE_DEST_CHECK_RESTRICTION"]);
  const stopped = { ...behindAppliance, ec2Instances: [ec2Instance({ instanceId: "i-nat", state: "stopped" })] };
  expect(trace(account(stopped), { to: "8.8.8.8" }).blockers).toMatchObject([{ code: "BAD_STATE", id: "i-nat" }]);
  const shut = { ...behindAppliance, securityGroupRules: [allOut] };
  expect(trace(account(shut), { to: "8.8.8.8" }).blockers).toMatchObject([
    { code: "ENI_SG_RULES_MISMATCH", id: "sg-nat" },
  ]);
});

test("R7: a route to an interface that is gone names the route table", () => {
  const areas = { ...behindAppliance, networkInterfaces: [clientInterface()] };
  expect(trace(account(areas), { to: "8.8.8.8" }).blockers).toMatchObject([{ code: "BAD_STATE_ROUTE", id: "rtb-1" }]);
});

const edge = (...routes: readonly ReturnType<typeof route>[]) => ({
  ...publicClient,
  securityGroupRules: [allOut, securityGroupRule({ groupId: "sg-client" })],
  routeTables: [
    ...(publicClient.routeTables ?? []),
    routeTable({
      routeTableId: "rtb-edge",
      routes: [localRoute, ...routes],
      associations: [{ gatewayId: "igw-1", state: "associated" }],
    }),
  ],
});
const fromInternet = { from: "198.51.100.7", to: "eni-client" };

test("R8: a gateway's route table that diverts the packet to a middlebox leaves the path unknown; another subnet's route does not", () => {
  const diverted = trace(
    account(edge(route({ destinationCidrBlock: "10.0.1.0/24", networkInterfaceId: "eni-firewall" }))),
    fromInternet,
  );
  expect(diverted.verdict).toBe("unknown");
  expect(diverted.variants[0]?.request[0]).toMatchObject({
    decision: "unknown",
    code: "INGRESS_RTB_TRAFFIC_REDIRECTION",
  });
  const other = edge(route({ destinationCidrBlock: "10.0.2.0/24", networkInterfaceId: "eni-firewall" }));
  expect(trace(account(other), fromInternet).verdict).toBe("reachable");
  expect(trace(account(edge()), fromInternet).verdict).toBe("reachable");
});

test("R8: a gateway's route table with a blackhole drops what comes in", () => {
  const blackhole = edge(
    route({ destinationCidrBlock: "10.0.1.0/24", networkInterfaceId: "eni-gone", state: "blackhole" }),
  );
  expect(trace(account(blackhole), fromInternet).blockers).toMatchObject([{ code: "BAD_STATE_ROUTE", id: "rtb-edge" }]);
});

test("R9: a reply is routed by the destination subnet's own table, across a peering too", () => {
  const [near, far] = peered.routeTables ?? [];
  if (near === undefined || far === undefined) throw new Error("two tables");
  const noWay = { ...peered, routeTables: [near, { ...far, routes: far.routes.slice(0, 1) }] };
  expect(trace(account(noWay), { to: "eni-far" }).blockers).toMatchObject([
    { code: "RETURN_ROUTE_MISSING", direction: "reply", id: "rtb-far" },
  ]);
  const elsewhere = {
    ...noWay,
    routeTables: [
      near,
      { ...far, routes: [...far.routes.slice(0, 1), route({ destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-2" })] },
    ],
  };
  const answer = trace(account(elsewhere), { to: "eni-far" });
  expect(answer.blockers).toMatchObject([{ code: "RETURN_ROUTE_MISSING", direction: "reply", id: "rtb-far" }]);
  expect(answer.blockers[0]?.text).toContain("through igw-2");
});

test("R9: a public address in a subnet without a route to the internet gateway loses its replies", () => {
  const areas = { ...edge(), routeTables: [routeTable()] };
  expect(codes(trace(account(areas), fromInternet))).toEqual(["RETURN_ROUTE_MISSING"]);
  const nat = {
    ...areas,
    routeTables: [
      routeTable({ routes: [localRoute, route({ destinationCidrBlock: "0.0.0.0/0", natGatewayId: "nat-1" })] }),
    ],
    natGateways: [natGateway()],
  };
  expect(codes(trace(account(nat), fromInternet))).toEqual(["RETURN_ROUTE_MISSING"]);
});
