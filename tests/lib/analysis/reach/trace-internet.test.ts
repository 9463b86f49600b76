import { expect, test } from "vitest";
import { account, codes, publicClient, trace } from "./accounts.ts";

test("U1: internet gateways were not read: an interface without a public address is still unreachable, one with it is unknown", () => {
  const topology = account({ ...publicClient, internetGateways: [] }, { incomplete: ["internetGateways"] });
  const hidden = trace(topology, { from: "internet", to: "eni-server" });
  expect([hidden.verdict, codes(hidden)[0]]).toEqual(["unreachable", "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"]);
  const open = trace(topology, { from: "eni-client", to: "198.51.100.7" });
  expect([open.verdict, open.unknowns[0]?.call]).toEqual(["unknown", "ec2:DescribeInternetGateways"]);
});
