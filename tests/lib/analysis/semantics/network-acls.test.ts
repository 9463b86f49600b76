import { expect, test } from "vitest";
import {
  account,
  allOut,
  clientInterface,
  codes,
  publicClient,
  serverInterface,
  trace,
} from "#tests/lib/analysis/reach/accounts.ts";
import type { Ec2Instance } from "#lib/model/resources/ec2-instance.ts";
import type { EcsContainerInstance } from "#lib/model/resources/ecs-container-instance.ts";
import { ec2Instance, networkAcl, networkAclEntry, securityGroupRule } from "#tests/support/ec2-records.ts";
import {
  containerInstanceArn,
  ecsCluster,
  ecsContainerInstance,
  ecsTask,
  ecsTaskDefinition,
  taskContainer,
} from "#tests/support/ecs-records.ts";
import { aclOf, onlyIn, onlyOut } from "./networks.ts";

function blockersOf(areas: Parameters<typeof account>[0]) {
  return trace(account(areas)).blockers.map(
    ({ code, side, direction, id }) => `${direction} ${side ?? ""} ${code} ${id}`,
  );
}

test("N1, trap 19: entries are asked in ascending number, whatever the order they are listed in; the first that matches decides", () => {
  const deny = networkAclEntry({
    ruleNumber: 90,
    ruleAction: "deny",
    protocol: "6",
    portRange: { from: 443, to: 443 },
  });
  const open = [networkAclEntry(), networkAclEntry({ egress: true })];
  for (const entries of [
    [deny, ...open],
    [...open, deny],
  ]) {
    expect(blockersOf({ networkAcls: [networkAcl({ entries })] })).toEqual([
      "request ingress SUBNET_ACL_RESTRICTION acl-1",
    ]);
  }
  const late = { ...deny, ruleNumber: 200 };
  expect(blockersOf({ networkAcls: [networkAcl({ entries: [late, ...open] })] })).toEqual([]);
});

test("N1: what no entry matches is denied by the last one", () => {
  const answer = trace(account({ networkAcls: [networkAcl({ entries: onlyOut })] }));
  expect(answer.blockers[0]?.text).toContain("entry *");
});

test("N2: four checks across two subnets: requests out and in, replies out and in", () => {
  const hops = (areas: Parameters<typeof account>[0]) => blockersOf(areas);
  const sets = (subnetId: string, entries: typeof onlyIn) => ({
    networkAcls: [networkAcl(), aclOf([subnetId], entries, "acl-t")],
  });
  expect(hops(sets("subnet-1", onlyIn))).toEqual(["request egress SUBNET_ACL_RESTRICTION acl-t"]);
  expect(hops(sets("subnet-2", onlyOut))).toEqual(["request ingress SUBNET_ACL_RESTRICTION acl-t"]);
  expect(hops(sets("subnet-2", onlyIn))).toEqual(["reply egress NACL_RETURN_EPHEMERAL_BLOCKED acl-t"]);
  expect(hops(sets("subnet-1", onlyOut))).toEqual(["reply ingress NACL_RETURN_EPHEMERAL_BLOCKED acl-t"]);
});

const replyRange = (from: number, to: number) => [
  networkAclEntry({ protocol: "6", portRange: { from: 443, to: 443 } }),
  networkAclEntry({ ruleNumber: 110, protocol: "6", portRange: { from, to } }),
  networkAclEntry({ egress: true }),
];

test("N3, trap 6: a reply range narrower than the client's leaves the path conditional on the client ports, one that holds it reachable", () => {
  const narrow = trace(account({ networkAcls: [networkAcl({ entries: replyRange(49152, 65535) })] }));
  expect(narrow.verdict).toBe("conditional");
  expect(narrow.variants[0]?.conditions).toMatchObject([{ kind: "source-port", ports: ["49152-60999"] }]);
  expect(trace(account({ networkAcls: [networkAcl({ entries: replyRange(32768, 60999) })] })).verdict).toBe(
    "reachable",
  );
});

test("N3: the client's own range counts: Windows 49152-65535, and any the question names", () => {
  const acl = { networkAcls: [networkAcl({ entries: replyRange(49152, 65535) })] };
  expect(trace(account(acl), { sourcePort: "50000" }).verdict).toBe("reachable");
  expect(codes(trace(account(acl), { sourcePort: "40000" }))).toEqual(["NACL_RETURN_EPHEMERAL_BLOCKED"]);
  const client = clientInterface({ attachment: { instanceId: "i-1", deviceIndex: 0, status: "attached" } });
  const windows = account({
    ...acl,
    ec2Instances: [ec2Instance({ platform: "windows" })],
    networkInterfaces: [client, serverInterface()],
  });
  expect(trace(windows, { from: "i-1" }).verdict).toBe("reachable");
  // The same instance by its interface, and by its address.
  expect(trace(windows, { from: "eni-client" }).verdict).toBe("reachable");
  expect(trace(windows, { from: "10.0.1.20" }).verdict).toBe("reachable");
});

test("N3: a task on a host takes the host's range, where its definition names no operating system", () => {
  const client = clientInterface({ attachment: { instanceId: "i-1", deviceIndex: 0, status: "attached" } });
  const bindings = [{ containerPort: 80, hostPort: 49200, protocol: "tcp" }];
  const verdictOn = (host: Partial<EcsContainerInstance>, instance: Partial<Ec2Instance>, system?: string) =>
    trace(
      account({
        networkAcls: [networkAcl({ entries: replyRange(49152, 65535) })],
        ec2Instances: [ec2Instance(instance)],
        ecsClusters: [ecsCluster()],
        ecsContainerInstances: [ecsContainerInstance(host)],
        ecsTaskDefinitions: [ecsTaskDefinition({ networkMode: "bridge", operatingSystemFamily: system })],
        ecsTasks: [
          ecsTask({
            launchType: "EC2",
            containerInstanceArn: containerInstanceArn(),
            attachments: [],
            containers: [taskContainer({ networkBindings: bindings })],
          }),
        ],
        networkInterfaces: [client, serverInterface()],
      }),
      { from: "task-1" },
    ).verdict;
  expect(verdictOn({}, { platform: "windows" })).toBe("reachable");
  expect(verdictOn({ attributes: [{ name: "ecs.os-type", value: "windows" }] }, {})).toBe("reachable");
  expect(verdictOn({}, {})).toBe("conditional");
  expect(verdictOn({}, { platform: "windows" }, "LINUX")).toBe("conditional");
});

test("N4, trap 7: within one subnet no network ACL is asked, in either direction", () => {
  const server = serverInterface({ subnetId: "subnet-1", privateIpAddress: "10.0.1.30" });
  const areas = { networkAcls: [networkAcl({ entries: [] })], networkInterfaces: [clientInterface(), server] };
  const answer = trace(account(areas));
  expect(answer.verdict).toBe("reachable");
  expect(answer.variants[0]?.request.map(({ kind }) => kind)).not.toContain("network-acl");
});

test("N5: a subnet without an association of its own has the VPC's default network ACL", () => {
  const closed = networkAcl({ networkAclId: "acl-default", entries: [] });
  const answer = trace(account({ networkAcls: [closed, aclOf(["subnet-1"], [...onlyIn, ...onlyOut], "acl-own")] }));
  expect(answer.blockers.map(({ id }) => id)).toEqual(["acl-default", "acl-default"]);
});

test("N6: a Classic Load Balancer is asked outbound even towards a target in its own subnet", () => {
  const balancer = clientInterface({ description: "ELB web", requesterId: "amazon-elb", requesterManaged: true });
  const server = serverInterface({ subnetId: "subnet-1", privateIpAddress: "10.0.1.30" });
  const areas = { networkAcls: [networkAcl({ entries: onlyIn })], networkInterfaces: [balancer, server] };
  expect(trace(account(areas)).blockers).toMatchObject([{ code: "ELB_ACL_RESTRICTION", side: "egress", id: "acl-1" }]);
  expect(trace(account({ ...areas, networkInterfaces: [clientInterface(), server] })).verdict).toBe("reachable");
});

test("N7: an entry for ICMP speaks of type and code, and ping needs the echo reply back", () => {
  const message = (type: number, egress: boolean, ruleNumber: number) =>
    networkAclEntry({ protocol: "1", icmpTypeCode: { type, code: -1 }, egress, ruleNumber });
  const rules = [allOut, securityGroupRule({ ipProtocol: "icmp", fromPort: 8, toPort: 0 })];
  const ping = { protocol: "icmp", port: "", icmpType: 8, icmpCode: 0 };
  const both = [message(8, false, 1), message(8, true, 1), message(0, false, 2), message(0, true, 2)];
  expect(
    trace(account({ securityGroupRules: rules, networkAcls: [networkAcl({ entries: both })] }), ping).verdict,
  ).toBe("reachable");
  const mute = account({ securityGroupRules: rules, networkAcls: [networkAcl({ entries: both.slice(0, 2) })] });
  expect(codes(trace(mute, ping))).toEqual(["SUBNET_ACL_RESTRICTION", "SUBNET_ACL_RESTRICTION"]);
});

test("N7: to the internet the network ACL of the client's subnet is asked about the outside address, both ways", () => {
  const entries = [networkAclEntry({ cidrBlock: "10.0.0.0/8" }), networkAclEntry({ egress: true })];
  const answer = trace(account({ ...publicClient, networkAcls: [networkAcl({ entries })] }), { to: "8.8.8.8" });
  expect(codes(answer)).toEqual(["NACL_RETURN_EPHEMERAL_BLOCKED"]);
});
