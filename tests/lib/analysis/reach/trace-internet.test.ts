import { expect, test } from "vitest";
import { buildTopology } from "#lib/graph/build-topology.ts";
import type { Topology } from "#lib/graph/topology.ts";
import type { Problem } from "#lib/model/problem.ts";
import { subnet } from "#tests/support/ec2-records.ts";
import { account, codes, publicClient, trace } from "./accounts.ts";

/** The same account, where the call for Block Public Access failed in a way. */
function withoutBlockPublicAccess({ snapshot }: Topology, kind: Problem["kind"]): Topology {
  const call = "ec2:DescribeVpcBlockPublicAccessOptions";
  const problem: Problem = { kind, call, message: `${call} failed.`, at: snapshot.finishedAt };
  const scopes = snapshot.scopes.map(({ scope, areas }) => ({
    scope,
    areas:
      areas.vpcBlockPublicAccessOptions === undefined
        ? areas
        : {
            ...areas,
            vpcBlockPublicAccessOptions: {
              status: "incomplete" as const,
              items: [],
              readings: [],
              readAt: snapshot.finishedAt,
              problems: [problem] as const,
            },
          },
  }));
  return buildTopology({ ...snapshot, scopes });
}

test("U1: internet gateways were not read: an interface without a public address is still unreachable, one with it is unknown", () => {
  const topology = account({ ...publicClient, internetGateways: [] }, { incomplete: ["internetGateways"] });
  const hidden = trace(topology, { from: "internet", to: "eni-server" });
  expect([hidden.verdict, codes(hidden)[0]]).toEqual(["unreachable", "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"]);
  const open = trace(topology, { from: "eni-client", to: "198.51.100.7" });
  expect([open.verdict, open.unknowns[0]?.call]).toEqual(["unknown", "ec2:DescribeInternetGateways"]);
});

test("I4: an endpoint that does not know Block Public Access cannot have it on, and that is an assumption of the answer", () => {
  const topology = withoutBlockPublicAccess(account(publicClient), "unsupported");
  const answer = trace(topology, { from: "eni-client", to: "198.51.100.7" });
  expect(answer.verdict).toBe("reachable");
  expect(answer.assumptions.map(({ code }) => code)).toContain("VPC_BLOCK_PUBLIC_ACCESS_ASSUMED_OFF");
});

test("I4: Block Public Access that was denied leaves the path unknown, unless the subnet itself says it is off", () => {
  const denied = trace(withoutBlockPublicAccess(account(publicClient), "denied"), {
    from: "eni-client",
    to: "198.51.100.7",
  });
  expect([denied.verdict, denied.unknowns[0]?.call]).toEqual(["unknown", "ec2:DescribeVpcBlockPublicAccessOptions"]);
  const subnets = [subnet({ internetGatewayBlockMode: "off" })];
  const told = trace(withoutBlockPublicAccess(account({ ...publicClient, subnets }), "denied"), {
    from: "eni-client",
    to: "198.51.100.7",
  });
  expect(told.verdict).toBe("reachable");
});
