import { expect, test } from "vitest";
import { networkInterface, route, routeTable } from "#tests/support/ec2-records.ts";
import { natGateway } from "#tests/support/gateway-records.ts";
import { account, clientInterface, codes, localRoute, trace } from "./accounts.ts";

const natInterface = networkInterface({
  networkInterfaceId: "eni-nat",
  privateIpAddress: "10.0.1.30",
  groups: [],
  interfaceType: "nat_gateway",
});

/** `subnet-1`, where the client and a private NAT gateway are, sends another network's addresses to that gateway. */
const network = account({
  natGateways: [natGateway({ connectivityType: "private" })],
  networkInterfaces: [clientInterface(), natInterface],
  routeTables: [
    routeTable({ routes: [localRoute, route({ destinationCidrBlock: "10.9.0.0/16", natGatewayId: "nat-1" })] }),
  ],
});

test("a private NAT gateway whose own subnet routes back to it goes nowhere, and the route table is what to change", () => {
  const answer = trace(network, { to: "10.9.0.5" });
  expect(answer.verdict).toBe("unreachable");
  expect(codes(answer)).toContain("CANNOT_ROUTE");
  expect(answer.blockers.find(({ code }) => code === "CANNOT_ROUTE")).toMatchObject({
    id: "rtb-1",
    text: "route table rtb-1 sends what NAT gateway nat-1 lets out to 10.9.0.5 back to it: it goes round in circles.",
  });
});
