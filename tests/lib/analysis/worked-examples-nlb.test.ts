import { expect, test } from "vitest";
import type { SecurityGroupRule } from "#lib/model/resources/security-group.ts";
import { ec2Instance, networkAcl, networkAclEntry, routeTable, securityGroupRule } from "#tests/support/ec2-records.ts";
import { listener, listenerRule, target } from "#tests/support/elbv2-records.ts";
import { internetGateway } from "#tests/support/gateway-records.ts";
import { codes, internetRoute, localRoute, trace } from "./reach/accounts.ts";
import {
  attributes,
  byReference,
  crossZone,
  networkArn,
  networkBalanced,
  nodeOne,
  throughFront,
  webInterface,
  type Balanced,
} from "./semantics/balanced.ts";

// The examples of the Elastic Load Balancing guides, written as accounts. Ports: the listener's is 80, the targets' 8080.

const listenerOf = { loadBalancerArn: networkArn, listenerArn: `${networkArn.replace("loadbalancer", "listener")}/2` };

/** An internet-facing Network Load Balancer before the instance `i-web`, which keeps client addresses by default. */
function example(differs: Balanced & { readonly hasGroups?: boolean } = {}) {
  const { hasGroups = true, ...rest } = differs;
  const groups = hasGroups ? [{ groupId: "sg-elb" }] : [];
  return networkBalanced({
    balancer: { scheme: "internet-facing" },
    group: { targetType: "instance", attributes: attributes(crossZone) },
    targets: [target({ id: "i-web" })],
    listeners: [listener({ ...listenerOf, protocol: "TCP" })],
    rules: [listenerRule({ listenerArn: listenerOf.listenerArn })],
    nodes: [nodeOne("net/front/1", { groups, association: { publicIp: "203.0.113.40" } })],
    ...rest,
    areas: {
      internetGateways: [internetGateway()],
      routeTables: [routeTable({ routes: [localRoute, internetRoute] })],
      ec2Instances: [ec2Instance({ instanceId: "i-web", subnetId: "subnet-2", privateIpAddress: "10.0.2.50" })],
      ...rest.areas,
    },
    interfaces: [
      webInterface({
        networkInterfaceId: "eni-instance",
        privateIpAddress: "10.0.2.50",
        attachment: { instanceId: "i-web", deviceIndex: 0, status: "attached" },
      }),
    ],
  });
}

const rule = (groupId: string, port: number, cidrIpv4: string): SecurityGroupRule =>
  securityGroupRule({ securityGroupRuleId: `sgr-${cidrIpv4}`, groupId, fromPort: port, toPort: port, cidrIpv4 });
const outOfBalancer = securityGroupRule({
  securityGroupRuleId: "sgr-out-elb",
  groupId: "sg-elb",
  isEgress: true,
  ipProtocol: "-1",
});

// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html
test("Network Load Balancer guide, Example: Filter client traffic: the balancer admits the clients, the targets its group", () => {
  const groupRules = [rule("sg-elb", 80, "198.51.100.0/24"), outOfBalancer, byReference("sg-elb")];
  expect(throughFront(example({ groupRules }), { from: "198.51.100.7" }).verdict).toBe("reachable");
  expect(codes(throughFront(example({ groupRules }), { from: "192.0.2.7" }))).toEqual(["ENI_SG_RULES_MISMATCH"]);
  // Directly, past the load balancer, nobody gets to the target.
  expect(codes(trace(example({ groupRules }), { to: "eni-instance", port: "8080" }))).toEqual([
    "ENI_SG_RULES_MISMATCH",
  ]);
});

// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html
test("Network Load Balancer guide, Security group considerations: health checks obey outbound rules, not inbound ones", () => {
  const ask = { from: "front", to: "web", through: "health-check" } as const;
  expect(trace(example({ groupRules: [outOfBalancer, byReference("sg-elb")] }), ask).verdict).toBe("reachable");
  expect(trace(example({ groupRules: [byReference("sg-elb")] }), ask).verdict).toBe("unreachable");
});

// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html
test("Network Load Balancer guide: without security groups all client traffic reaches the listeners and all may leave", () => {
  const groupRules = [rule("sg-1", 8080, "0.0.0.0/0")];
  expect(throughFront(example({ hasGroups: false, groupRules }), { from: "192.0.2.7" }).verdict).toBe("reachable");
});

// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-register-targets.html
test("Network Load Balancer guide, Target security groups: clients are allowed by their addresses, not by their groups", () => {
  const bySource = (source: SecurityGroupRule) => example({ hasGroups: false, groupRules: [source] });
  const internal = { to: "front", port: "80", through: "targets" } as const;
  expect(trace(bySource(rule("sg-1", 8080, "10.0.1.20/32")), internal).verdict).toBe("reachable");
  expect(codes(trace(bySource(byReference("sg-client")), internal))).toEqual(["NLB_CLIENT_IP_NOT_ALLOWED"]);
  expect(codes(trace(bySource(rule("sg-1", 8080, "10.0.1.40/32")), internal))).toEqual(["NLB_CLIENT_IP_NOT_ALLOWED"]);
});

// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html
test("Network Load Balancer guide, Client IP preservation, Default settings: instances keep it, addresses with TCP do not", () => {
  const nodeOnly = [outOfBalancer, rule("sg-elb", 80, "0.0.0.0/0"), rule("sg-1", 8080, "10.0.1.40/32")];
  expect(codes(throughFront(example({ groupRules: nodeOnly })))).toEqual(["NLB_CLIENT_IP_NOT_ALLOWED"]);
  const byAddress = {
    group: { targetType: "ip", attributes: attributes(crossZone) },
    targets: [target({ id: "10.0.2.50" })],
  };
  expect(throughFront(example({ ...byAddress, groupRules: nodeOnly })).verdict).toBe("reachable");
  const off = {
    group: { targetType: "instance", attributes: attributes(crossZone, ["preserve_client_ip.enabled", "false"]) },
  };
  expect(throughFront(example({ ...off, groupRules: nodeOnly })).verdict).toBe("reachable");
});

// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-register-targets.html
test("Network Load Balancer guide, Network ACLs: the targets' subnets let kept clients in and answer their ports", () => {
  const groupRules = [rule("sg-1", 8080, "0.0.0.0/0")];
  const entries = (out: { readonly from: number; readonly to: number }) => [
    networkAclEntry({
      ruleNumber: 100,
      protocol: "6",
      cidrBlock: "198.51.100.0/24",
      portRange: { from: 8080, to: 8080 },
    }),
    networkAclEntry({ ruleNumber: 100, egress: true, protocol: "6", cidrBlock: "198.51.100.0/24", portRange: out }),
  ];
  const ask = (out: { readonly from: number; readonly to: number }, from = "198.51.100.7") => {
    const networkAcls = [
      networkAcl({ associations: [{ networkAclAssociationId: "a-1", subnetId: "subnet-1" }] }),
      networkAcl({
        networkAclId: "acl-2",
        isDefault: false,
        entries: entries(out),
        associations: [{ networkAclAssociationId: "a-2", subnetId: "subnet-2" }],
      }),
    ];
    return throughFront(example({ hasGroups: false, groupRules, areas: { networkAcls } }), { from });
  };
  expect(ask({ from: 1024, to: 65535 }).verdict).toBe("reachable");
  expect(ask({ from: 443, to: 443 }).blockers).toMatchObject([{ code: "NACL_RETURN_EPHEMERAL_BLOCKED", id: "acl-2" }]);
  expect(codes(ask({ from: 1024, to: 65535 }, "192.0.2.7"))).toEqual([
    "SUBNET_ACL_RESTRICTION",
    "NACL_RETURN_EPHEMERAL_BLOCKED",
  ]);
});

// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-troubleshooting.html
test("Network Load Balancer guide, Troubleshoot: a target that is its own client is not answered", () => {
  const out = securityGroupRule({
    securityGroupRuleId: "sgr-out-1",
    groupId: "sg-1",
    isEgress: true,
    ipProtocol: "-1",
  });
  const groupRules = [out, rule("sg-1", 8080, "0.0.0.0/0")];
  expect(codes(throughFront(example({ hasGroups: false, groupRules }), { from: "i-web" }))).toEqual(["NLB_HAIRPIN"]);
});
