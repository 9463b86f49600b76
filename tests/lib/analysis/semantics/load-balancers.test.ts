import { expect, test } from "vitest";
import { networkAcl, networkAclEntry, routeTable, securityGroupRule, subnet } from "#tests/support/ec2-records.ts";
import {
  forwardAction,
  listener,
  listenerArn,
  listenerRule,
  loadBalancer,
  loadBalancerArn,
  target,
  targetGroup,
  targetGroupArn,
  targetHealth,
} from "#tests/support/elbv2-records.ts";
import { internetGateway } from "#tests/support/gateway-records.ts";
import { clientInterface, codes, internetRoute, localRoute, trace } from "../reach/accounts.ts";
import {
  answers404,
  attributes,
  balanced,
  bothZones,
  byBlock,
  byReference,
  conditionsOf,
  crossZone,
  elbRules,
  endings,
  fromElb,
  networkArn,
  networkBalanced,
  nodeOne,
  nodeTwo,
  ruleOf,
  throughFront,
  toApi,
  toWeb,
  webInterface,
  type Balanced,
} from "./balanced.ts";

const host = (...values: string[]) => [{ field: "host-header", values }];
const path = (...values: string[]) => [{ field: "path-pattern", values }];

test("L1: the two legs are two flows: each has its own gates and its own source ports", () => {
  const [variant] = throughFront(balanced()).variants;
  const groups = variant?.request.filter(({ kind }) => kind === "security-group");
  expect(
    groups?.map(
      ({ traffic }) => `${traffic.source}:${traffic.sourcePorts} ${traffic.destination}:${traffic.destinationPorts}`,
    ),
  ).toEqual([
    "10.0.1.20:32768-60999 10.0.1.40:80",
    "10.0.1.20:32768-60999 10.0.1.40:80",
    "10.0.1.40:1024-65535 10.0.2.10:8080",
    "10.0.1.40:1024-65535 10.0.2.10:8080",
  ]);
});

test("L2: the client's leg needs the load balancer's group to admit the listener's port", () => {
  const closed = balanced({ groupRules: [...elbRules.slice(1), fromElb] });
  expect(codes(throughFront(closed))).toEqual(["ENI_SG_RULES_MISMATCH"]);
  expect(codes(trace(balanced(), { to: "front", port: "81" }))).toEqual([
    "ENI_SG_RULES_MISMATCH",
    "ELBV2_LISTENERS_MISMATCH",
  ]);
});

test("L2, trap 11: a network load balancer without security groups filters nothing itself", () => {
  const nodes = [nodeOne("net/front/1", { groups: [] })];
  const groupRules = [byBlock("10.0.1.40/32")];
  const group = { attributes: attributes(crossZone) };
  expect(throughFront(networkBalanced({ nodes, groupRules, group })).verdict).toBe("reachable");
});

test("L3: the target leg goes to the port the target is registered with, not to the group's", () => {
  const targets = [target({ id: "10.0.2.10", port: 9000 })];
  expect(codes(throughFront(balanced({ targets })))).toEqual(["ENI_SG_RULES_MISMATCH"]);
  const groupRules = [...elbRules, byReference("sg-elb", 9000)];
  expect(throughFront(balanced({ targets, groupRules })).verdict).toBe("reachable");
});

const instanceGroup = { targetType: "instance", attributes: attributes(crossZone) };
const instanceTarget = [target({ id: "i-web" })];
const instanceInterface = { attachment: { instanceId: "i-web", deviceIndex: 0, status: "attached" } };

test("L4, trap 2: with the client's address kept, the target admits the client's range or the load balancer's group", () => {
  const kept = { attributes: attributes(crossZone, ["preserve_client_ip.enabled", "true"]) };
  const verdictWith = (...rules: Parameters<typeof byBlock>[0][]) =>
    throughFront(networkBalanced({ group: kept, groupRules: [...elbRules, ...rules.map((block) => byBlock(block))] }));
  expect(verdictWith("10.0.1.20/32").verdict).toBe("reachable");
  expect(codes(verdictWith("10.0.1.40/32"))).toEqual(["NLB_CLIENT_IP_NOT_ALLOWED"]);
  expect(throughFront(networkBalanced({ group: kept })).verdict).toBe("reachable");
});

test("L4: a rule that names the client's group does not admit the client through a network load balancer", () => {
  const group = { attributes: attributes(crossZone, ["preserve_client_ip.enabled", "true"]) };
  const answer = throughFront(networkBalanced({ group, groupRules: [...elbRules, byReference("sg-client")] }));
  expect(codes(answer)).toEqual(["NLB_CLIENT_IP_NOT_ALLOWED"]);
});

test("L4: the target's network ACL sees the kept client address both ways", () => {
  const group = { attributes: attributes(crossZone, ["preserve_client_ip.enabled", "true"]) };
  const subnets = [
    subnet(),
    subnet({ subnetId: "subnet-2", cidrBlock: "10.0.2.0/24", availabilityZone: "eu-west-1b" }),
  ];
  const only = (egress: boolean, cidrBlock: string) => networkAclEntry({ egress, cidrBlock, ruleNumber: 100 });
  const acls = (into: string, out: string) => [
    networkAcl({ associations: [{ networkAclAssociationId: "a-1", subnetId: "subnet-1" }] }),
    networkAcl({
      networkAclId: "acl-2",
      isDefault: false,
      entries: [only(false, into), only(true, out)],
      associations: [{ networkAclAssociationId: "a-2", subnetId: "subnet-2" }],
    }),
  ];
  const ask = (into: string, out: string) =>
    codes(throughFront(networkBalanced({ group, areas: { subnets, networkAcls: acls(into, out) } })));
  expect(ask("10.0.1.20/32", "10.0.1.20/32")).toEqual([]);
  expect(ask("10.0.1.40/32", "10.0.1.20/32")).toEqual(["SUBNET_ACL_RESTRICTION"]);
  expect(ask("10.0.1.20/32", "10.0.1.40/32")).toEqual(["NACL_RETURN_EPHEMERAL_BLOCKED"]);
});

test("L6, trap 12: by default instances and UDP see the client, addresses with TCP see the load balancer, and it is said", () => {
  const byClient = [...elbRules, byBlock("10.0.1.20/32")];
  const byNode = [...elbRules, byBlock("10.0.1.40/32")];
  const ip = { attributes: attributes(crossZone) };
  const answer = throughFront(networkBalanced({ group: ip, groupRules: byNode }));
  expect(answer.verdict).toBe("reachable");
  expect(answer.assumptions.map(({ code }) => code)).toContain("ASSUMPTION_PRESERVE_CLIENT_IP_IS_DISABLED");
  expect(codes(throughFront(networkBalanced({ group: ip, groupRules: byClient })))).toEqual(["ENI_SG_RULES_MISMATCH"]);
  const asInstance = (groupRules: typeof byClient) =>
    throughFront(
      networkBalanced({
        group: instanceGroup,
        targets: instanceTarget,
        groupRules,
        interfaces: [
          nodeTwo("x/y/z", {
            ...instanceInterface,
            description: "",
            interfaceType: "interface",
            groups: [{ groupId: "sg-1" }],
          }),
        ],
      }),
    );
  expect(asInstance(byClient).verdict).toBe("reachable");
  expect(codes(asInstance(byNode))).toEqual(["NLB_CLIENT_IP_NOT_ALLOWED"]);
});

test("L6: when the attributes were not read and the two cases differ, the answer is unknown and names the call", () => {
  const problem = {
    kind: "denied" as const,
    call: "elasticloadbalancing:DescribeTargetGroupAttributes",
    message: "denied",
    at: "2026-11-21T12:00:00.000Z",
  };
  const nodes = [nodeTwo("net/front/1")];
  const group = { attributes: { known: false as const, problem } };
  const answer = throughFront(networkBalanced({ group, nodes, groupRules: [...elbRules, byBlock("10.0.1.20/32")] }));
  expect(answer.verdict).toBe("unknown");
  expect(answer.unknowns.map(({ call }) => call)).toEqual(["elasticloadbalancing:DescribeTargetGroupAttributes"]);
  expect(throughFront(networkBalanced({ group, nodes })).verdict).toBe("reachable");
});

test("L7: a target that asks its own network load balancer is lost only where it lands on itself", () => {
  const group = { attributes: attributes(crossZone, ["preserve_client_ip.enabled", "true"]) };
  const interfaces = [
    nodeTwo("", {
      networkInterfaceId: "eni-other",
      privateIpAddress: "10.0.2.11",
      groups: [{ groupId: "sg-1" }],
      description: "",
      interfaceType: "interface",
    }),
  ];
  const groupRules = [...elbRules, fromElb, securityGroupRule({ groupId: "sg-1", isEgress: true, ipProtocol: "-1" })];
  const alone = throughFront(networkBalanced({ group, groupRules }), { from: "eni-web" });
  expect(codes(alone)).toEqual(["NLB_HAIRPIN"]);
  const targets = [target({ id: "10.0.2.10" }), target({ id: "10.0.2.11" })];
  const two = throughFront(networkBalanced({ group, groupRules, targets, interfaces }), { from: "eni-web" });
  expect(two.verdict).toBe("conditional");
  expect(endings(two)).toEqual(["web/1/10.0.2.10:8080 unreachable", "web/1/10.0.2.11:8080 reachable"]);
  expect(conditionsOf(two)).toEqual(["replica: 1 of 2 do."]);
  const off = { attributes: attributes(crossZone, ["preserve_client_ip.enabled", "false"]) };
  expect(throughFront(networkBalanced({ group: off, groupRules }), { from: "eni-web" }).verdict).toBe("reachable");
});

test("L8: a network load balancer's node has only the targets of its zone unless it crosses zones", () => {
  const nodes = [nodeOne("net/front/1"), nodeTwo("net/front/1")];
  const answer = throughFront(networkBalanced({ nodes }));
  expect(answer.verdict).toBe("conditional");
  expect(conditionsOf(answer)).toEqual(["zone: only in eu-west-1b."]);
  expect(codes(answer)).toEqual(["ELBV2_NO_TARGETS_IN_AZ"]);
  expect(throughFront(networkBalanced({ nodes, group: { attributes: attributes(crossZone) } })).verdict).toBe(
    "reachable",
  );
  expect(throughFront(networkBalanced({ nodes, balancer: { attributes: attributes(crossZone) } })).verdict).toBe(
    "reachable",
  );
});

test("L8: an application load balancer crosses zones unless its group says not", () => {
  expect(throughFront(balanced()).verdict).toBe("reachable");
  const off = { attributes: attributes(["load_balancing.cross_zone.enabled", "false"]) };
  expect(codes(throughFront(balanced({ group: off })))).toEqual(["ELBV2_NO_TARGETS_IN_AZ"]);
});

test("L9: health never replaces the verdict: open but unhealthy agrees, closed but healthy contradicts", () => {
  const closed = [...elbRules];
  const cell = (state: string, groupRules = [...elbRules, fromElb]) => {
    const { verdict, evidence } = throughFront(balanced({ targets: [target({ id: "10.0.2.10", state })], groupRules }));
    return `${verdict} ${evidence.map(({ kind, agrees }) => `${kind} ${String(agrees)}`).join()}`;
  };
  expect(cell("healthy")).toBe("reachable target-health true");
  expect(cell("unhealthy")).toBe("reachable target-health true");
  expect(cell("healthy", closed)).toBe("unreachable target-health false");
  expect(cell("unhealthy", closed)).toBe("unreachable target-health true");
});

test("L9, trap 13: when no target is healthy requests go to all of them, and that is said", () => {
  const states = (...all: readonly string[]) =>
    throughFront(
      balanced({
        targets: all.map((state, i) => target({ id: `10.0.2.${String(10 + i * 10)}`, state })),
        groupRules: [...elbRules, fromElb, { ...fromElb, groupId: "sg-api" }],
      }),
    );
  expect(states("unhealthy", "unhealthy").verdict).toBe("reachable");
  expect(states("unhealthy", "unhealthy").assumptions.map(({ code }) => code)).toContain("TG_FAIL_OPEN");
  expect(states("unhealthy", "healthy").assumptions.map(({ code }) => code)).not.toContain("TG_FAIL_OPEN");
});

test("L11: a rule whose conditions the request may or may not meet leads to a target group of its own", () => {
  const rules = [ruleOf(10, path("/api/*"), toApi), listenerRule()];
  const answer = throughFront(balanced({ rules }));
  expect(answer.verdict).toBe("conditional");
  expect(endings(answer)).toEqual(["api/1/10.0.2.20:8080 unreachable", "web/1/10.0.2.10:8080 conditional"]);
  expect(conditionsOf(answer)).toContain("listener-rule: when no earlier rule is met");
  expect(codes(answer)).toEqual(["ENI_SG_RULES_MISMATCH"]);
});

test("L11: when every request of the port ends at targets that pass, the answer is reachable", () => {
  const groupRules = [...elbRules, fromElb, { ...fromElb, groupId: "sg-api" }];
  const both = throughFront(balanced({ rules: [ruleOf(10, path("/api/*"), toApi), listenerRule()], groupRules }));
  expect(both.verdict).toBe("reachable");
  expect(endings(both)).toHaveLength(2);
  const same = throughFront(balanced({ rules: [ruleOf(10, host("a.example.com"), toWeb), listenerRule()] }));
  expect(same.verdict).toBe("reachable");
});

test("L11: host and path of the question narrow the rules; hosts know wildcards and no case, paths do know case", () => {
  const rules = [ruleOf(10, host("*.Example.com"), toApi), ruleOf(20, path("/img/?.png"), answers404), listenerRule()];
  const ask = (more: { readonly host?: string; readonly path?: string }) =>
    endings(throughFront(balanced({ rules }), more));
  expect(ask({ host: "API.example.com" })).toEqual(["api/1/10.0.2.20:8080 unreachable"]);
  expect(ask({ host: "example.com", path: "/" })).toEqual(["web/1/10.0.2.10:8080 reachable"]);
  expect(ask({ host: "example.com", path: "/img/a.png" })).toEqual(["front/1 unreachable"]);
  expect(ask({ host: "example.com", path: "/IMG/a.png" })).toEqual(["web/1/10.0.2.10:8080 reachable"]);
});

test("L11: rules are tried by number, and one that only repeats an earlier one is never met", () => {
  const rules = [ruleOf(30, path("/api/v1/*"), answers404), ruleOf(5, path("/api/*"), toWeb), listenerRule()];
  expect(throughFront(balanced({ rules })).verdict).toBe("reachable");
  const reversed = [ruleOf(5, path("/api/v1/*"), answers404), ruleOf(30, path("/api/*"), toWeb), listenerRule()];
  expect(codes(throughFront(balanced({ rules: reversed })))).toEqual(["LISTENER_RULE_NOT_FORWARD"]);
});

test("L11: values of a condition are alternatives, conditions of a rule all have to hold", () => {
  const rules = [ruleOf(10, [...host("a.example.com", "b.example.com"), ...path("/x")], answers404), listenerRule()];
  const ask = (more: { readonly host?: string; readonly path?: string }) =>
    throughFront(balanced({ rules }), more).verdict;
  expect(ask({ host: "b.example.com", path: "/x" })).toBe("unreachable");
  expect(ask({ host: "b.example.com", path: "/y" })).toBe("reachable");
  expect(ask({ host: "b.example.com" })).toBe("conditional");
});

test("L11: a rule for other source addresses is no path of this client", () => {
  const source = (...values: string[]) => [{ field: "source-ip", values }];
  const rules = (block: string) => [
    ruleOf(10, source("192.0.2.0/24", block), toWeb),
    listenerRule({ actions: answers404 }),
  ];
  expect(throughFront(balanced({ rules: rules("10.0.1.0/24") })).verdict).toBe("reachable");
  expect(codes(throughFront(balanced({ rules: rules("10.0.9.0/24") })))).toEqual(["LISTENER_RULE_NOT_FORWARD"]);
});

test("L11: header, method and query conditions leave the rule open; a query in the question decides its own", () => {
  for (const field of ["http-header", "http-request-method", "query-string"]) {
    const rules = [ruleOf(10, [{ field, values: ["x=1"], httpHeaderName: "X-Test" }], answers404), listenerRule()];
    expect(throughFront(balanced({ rules })).verdict).toBe("conditional");
  }
  const rules = [ruleOf(10, [{ field: "query-string", values: ["v=2"] }], answers404), listenerRule()];
  expect(throughFront(balanced({ rules }), { path: "/?v=2" }).verdict).toBe("unreachable");
  expect(throughFront(balanced({ rules }), { path: "/?v=3" }).verdict).toBe("reachable");
});

test("L11: a pattern that was not read may match anything", () => {
  const rules = [ruleOf(10, host(), answers404), listenerRule()];
  expect(throughFront(balanced({ rules }), { host: "a.example.com" }).verdict).toBe("conditional");
});

test("L11: a group of weight 0 gets nothing, and several with a weight must all pass", () => {
  const weighted = (web: number, api: number) => {
    const targetGroups = [
      { targetGroupArn: targetGroupArn(), weight: web },
      { targetGroupArn: targetGroupArn("api/1"), weight: api },
    ];
    return throughFront(balanced({ rules: [listenerRule({ actions: [{ type: "forward", targetGroups }] })] }));
  };
  expect(weighted(100, 0).verdict).toBe("reachable");
  expect(weighted(90, 10).verdict).toBe("conditional");
  expect(codes(weighted(0, 0))).toEqual(["ELBV2_LISTENER_HAS_NO_TG"]);
});

test("L11: signing in first is a condition, and a fixed response forwards to nobody", () => {
  const signIn = { type: "authenticate-oidc", order: 1, targetGroups: [] };
  const answer = throughFront(
    balanced({ rules: [listenerRule({ actions: [signIn, { ...forwardAction(), order: 2 }] })] }),
  );
  expect(answer.verdict).toBe("conditional");
  expect(conditionsOf(answer)).toContain("listener-rule: when signed in");
  expect(codes(throughFront(balanced({ rules: [listenerRule({ actions: answers404 })] })))).toEqual([
    "LISTENER_RULE_NOT_FORWARD",
  ]);
});

test("L11: rules that were not read leave an open default rule unknown", () => {
  const answer = throughFront(balanced({ more: { incomplete: ["listenerRules"] } }));
  expect(answer.verdict).toBe("unknown");
  expect(answer.unknowns.map(({ call }) => call)).toEqual(["elasticloadbalancing:DescribeRules"]);
  const closed = balanced({ groupRules: [], more: { incomplete: ["listenerRules"] } });
  expect(throughFront(closed).verdict).toBe("unreachable");
});

const https = listener({ listenerArn: listenerArn("app/front/1/443"), port: 443, protocol: "HTTPS" });
const httpsRule = listenerRule({ ruleArn: `${https.listenerArn}/9`, listenerArn: https.listenerArn });
const redirects = (redirect: NonNullable<(typeof toWeb)[0]["redirect"]>) =>
  listenerRule({ actions: [{ type: "redirect", targetGroups: [], redirect }] });
const elbHttps = securityGroupRule({ securityGroupRuleId: "sgr-443", groupId: "sg-elb", fromPort: 443, toPort: 443 });

test("L12: a redirect from 80 to 443 is followed as the same client's second question", () => {
  const rules = [
    redirects({ protocol: "HTTPS", port: "443", host: "#{host}", path: "/#{path}", query: "#{query}" }),
    httpsRule,
  ];
  const groupRules = [...elbRules, fromElb, elbHttps];
  const open = throughFront(balanced({ rules, groupRules, listeners: [listener(), https] }));
  expect(open.verdict).toBe("reachable");
  expect(open.variants[0]?.request.filter(({ kind }) => kind === "listener-rule")).toHaveLength(2);
  const closed = throughFront(balanced({ rules, groupRules: [...elbRules, fromElb], listeners: [listener(), https] }));
  expect(closed.blockers).toMatchObject([{ code: "ENI_SG_RULES_MISMATCH", id: "sg-elb", side: "ingress" }]);
});

test("L12: a redirect to a host that is not ours is named and left open; one that turns in circles ends", () => {
  const away = throughFront(
    balanced({ rules: [redirects({ protocol: "HTTPS", host: "elsewhere.example", port: "443" })] }),
  );
  expect(away.verdict).toBe("unknown");
  expect(away.unknowns[0]?.text).toContain("https://elsewhere.example:443");
  const loop = throughFront(balanced({ rules: [redirects({ protocol: "#{protocol}", port: "#{port}", path: "/x" })] }));
  expect(codes(loop)).toEqual(["LISTENER_RULE_NOT_FORWARD"]);
});

test("L15: without targets, with targets only in zones that are not enabled, or that do not exist: no way, and why", () => {
  expect(codes(throughFront(balanced({ targets: [] })))).toEqual(["TG_EMPTY"]);
  const oneZone = { availabilityZones: [{ zoneName: "eu-west-1a", subnetId: "subnet-1", loadBalancerAddresses: [] }] };
  expect(codes(throughFront(balanced({ balancer: oneZone })))).toEqual(["ELBV2_NO_TARGETS_IN_AZ"]);
  const gone = balanced({ group: { targetType: "instance" }, targets: [target({ id: "i-gone" })] });
  expect(codes(throughFront(gone))).toEqual(["BAD_STATE"]);
});

/** `front` is internet-facing: `igw-1` is attached and routed to from both subnets, its node has 203.0.113.40. */
function facing({ areas, ...differs }: Balanced = {}): Balanced {
  return {
    balancer: { scheme: "internet-facing", availabilityZones: bothZones },
    nodes: [nodeOne("app/front/1", { association: { publicIp: "203.0.113.40" } })],
    ...differs,
    areas: {
      internetGateways: [internetGateway()],
      routeTables: [routeTable({ routes: [localRoute, internetRoute] })],
      ...areas,
    },
  };
}

test("L10: an internet-facing name leads to public addresses from inside too, where references do not hold", () => {
  const name = "front-1234567890.eu-west-1.elb.amazonaws.com";
  const byClient = {
    groupRules: [...elbRules.slice(1), fromElb, { ...byReference("sg-client", 80), groupId: "sg-elb" }],
  };
  expect(trace(balanced(byClient), { to: "front", port: "80" }).verdict).toBe("reachable");
  const internal = { dnsName: name, scheme: "internal", availabilityZones: bothZones };
  expect(trace(balanced({ ...byClient, balancer: internal }), { to: name, port: "80" }).verdict).toBe("reachable");
  const withPublic = [
    clientInterface({ association: { publicIp: "203.0.113.5" } }),
    nodeOne("app/front/1", { association: { publicIp: "203.0.113.40" } }),
    webInterface(),
  ];
  const topology = balanced(facing({ ...byClient, areas: { networkInterfaces: withPublic } }));
  expect(trace(topology, { to: "front", port: "80" }).verdict).toBe("reachable");
  expect(codes(trace(topology, { to: name, port: "80" }))).toEqual(["ENI_SG_RULES_MISMATCH"]);
});

test("L10: nodes of an internet-facing load balancer need a route to the internet gateway for the replies", () => {
  expect(throughFront(balanced(facing()), { from: "internet" }).verdict).toBe("reachable");
  const hidden = facing({ areas: { routeTables: [routeTable()] } });
  expect(codes(throughFront(balanced(hidden), { from: "internet" }))).toEqual(["RETURN_ROUTE_MISSING"]);
});

test("L11: of the internet only the sources that a rule names take its path, and the answer says which", () => {
  const rules = [
    ruleOf(10, [{ field: "source-ip", values: ["198.51.100.0/24"] }], toWeb),
    listenerRule({ actions: answers404 }),
  ];
  const answer = throughFront(balanced(facing({ rules })), { from: "internet" });
  expect(answer.verdict).toBe("conditional");
  expect(conditionsOf(answer)).toContain("cidr: only 198.51.100.0/24 may.");
  expect(codes(answer)).toEqual(["LISTENER_RULE_NOT_FORWARD"]);
});

test("L4: behind a network load balancer the target's own rules say which of the internet may", () => {
  const kept = { attributes: attributes(crossZone, ["preserve_client_ip.enabled", "true"]) };
  const { areas } = facing();
  const nodes = [nodeOne("net/front/1", { association: { publicIp: "203.0.113.40" }, groups: [] })];
  const topology = networkBalanced({
    group: kept,
    nodes,
    groupRules: [byBlock("198.51.100.0/24")],
    ...(areas === undefined ? {} : { areas }),
  });
  const answer = throughFront(topology, { from: "internet" });
  expect(answer.verdict).toBe("conditional");
  expect(conditionsOf(answer)).toEqual(["cidr: only 198.51.100.0/24 may."]);
});

/** The network load balancer `edge` with a node of its own, whose target is the application load balancer `front`. */
function edgeBefore(port: number, differs: Balanced = {}) {
  const edgeArn = networkArn.replace("front", "edge");
  const listenerOf = { loadBalancerArn: edgeArn, listenerArn: `${edgeArn.replace("loadbalancer", "listener")}/2` };
  const edgeGroup = targetGroupArn("edge/1");
  const rest = [
    targetGroup(),
    targetGroup({
      targetGroupArn: edgeGroup,
      targetGroupName: "behind-edge",
      targetType: "alb",
      protocol: "TCP",
      port,
    }),
  ];
  return balanced({
    nodes: [
      nodeOne(),
      nodeOne("net/edge/1", { networkInterfaceId: "eni-edge", privateIpAddress: "10.0.1.41", groups: [] }),
    ],
    listeners: [listener(), listener({ ...listenerOf, protocol: "TCP", defaultActions: [forwardAction(edgeGroup)] })],
    rules: [
      listenerRule(),
      listenerRule({
        ruleArn: `${listenerOf.listenerArn}/3`,
        listenerArn: listenerOf.listenerArn,
        actions: [forwardAction(edgeGroup)],
      }),
    ],
    ...differs,
    areas: {
      loadBalancers: [
        loadBalancer({ scheme: "internal", availabilityZones: bothZones }),
        loadBalancer({
          loadBalancerArn: edgeArn,
          loadBalancerName: "edge",
          type: "network",
          scheme: "internal",
          availabilityZones: bothZones,
          dnsName: "edge.elb.eu-west-1.amazonaws.com",
        }),
      ],
      targetGroups: rest,
      targetHealth: [
        targetHealth([target({ id: "10.0.2.10" })]),
        targetHealth([target({ id: loadBalancerArn(), port })], edgeGroup),
      ],
    },
  });
}

test("L13: a network load balancer goes on through an application load balancer, on one of its listeners' ports", () => {
  const answer = trace(edgeBefore(80), { to: "edge", port: "80", through: "targets" });
  expect(codes(answer)).toEqual([]);
  expect(answer.verdict).toBe("reachable");
  expect(endings(answer)).toEqual(["web/1/10.0.2.10:8080 reachable"]);
  const wrong = trace(edgeBefore(81), { to: "edge", port: "80", through: "targets" });
  expect(codes(wrong)).toContain("ELBV2_LISTENERS_MISMATCH");
});

test("L13: the application load balancer behind sees the client, and its own group decides over it", () => {
  const [, out] = elbRules;
  const only = securityGroupRule({ groupId: "sg-elb", fromPort: 80, toPort: 80, cidrIpv4: "10.0.1.20/32" });
  const groupRules = [only, ...(out === undefined ? [] : [out]), fromElb];
  expect(trace(edgeBefore(80, { groupRules }), { to: "edge", port: "80", through: "targets" }).verdict).toBe(
    "reachable",
  );
});

test("L13: a function is called and not reached: whether it may be called was not read", () => {
  const group = { targetType: "lambda", healthCheckEnabled: false };
  const targets = [
    { id: "arn:aws:lambda:eu-west-1:111111111111:function:web", availabilityZone: "all", state: "unavailable" },
  ];
  const answer = throughFront(balanced({ group, targets }));
  expect(answer.verdict).toBe("unknown");
  expect(answer.unknowns.map(({ call }) => call)).toEqual(["lambda:GetPolicy"]);
});

test("L13: an address outside the VPC is wherever the node's routes lead", () => {
  const targets = [target({ id: "10.9.0.5", availabilityZone: "all" })];
  expect(codes(throughFront(balanced({ targets })))).toEqual(["NO_ROUTE_TO_DESTINATION"]);
});

test("L14: the client's leg may be IPv6 and the target's IPv4; a target of a version the node lacks is not met", () => {
  const six = "2001:db8::20";
  const nodes = [nodeOne("app/front/1", { ipv6Addresses: ["2001:db8::40"] })];
  const out = {
    securityGroupRuleId: "sgr-six",
    groupId: "sg-client",
    isEgress: true,
    ipProtocol: "-1",
    cidrIpv6: "::/0",
  };
  const groupRules = [out, ...elbRules.slice(1), fromElb, { ...byReference("sg-client", 80), groupId: "sg-elb" }];
  const differs = {
    balancer: { ipAddressType: "dualstack", scheme: "internal", availabilityZones: bothZones },
    groupRules,
  };
  const interfaces = [clientInterface({ ipv6Addresses: [six] }), ...nodes, webInterface()];
  const dual = balanced({ ...differs, areas: { networkInterfaces: interfaces } });
  const answer = trace(dual, { from: six, to: "front", port: "80", through: "targets", fromVpc: "vpc-1" });
  expect(answer.verdict).toBe("reachable");
  const groups = answer.variants[0]?.request.filter(({ kind }) => kind === "security-group");
  expect(groups?.map(({ traffic }) => traffic.destination)).toEqual([
    "2001:db8::40",
    "2001:db8::40",
    "10.0.2.10",
    "10.0.2.10",
  ]);
  const targets = [target({ id: "2001:db8::99" })];
  const group = { ipAddressType: "ipv6" };
  const onlyFour = throughFront(
    balanced({
      targets,
      group,
      interfaces: [webInterface({ networkInterfaceId: "eni-six", ipv6Addresses: ["2001:db8::99"] })],
    }),
  );
  expect(codes(onlyFour)).toEqual(["IPV6_NOT_SUPPORTED_ON_TARGET"]);
});
