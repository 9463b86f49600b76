import { expect, test } from "vitest";
import type { TraceQuestion } from "#lib/analysis/reach/answer.ts";
import { tracePath } from "#lib/analysis/reach/trace.ts";
import { ec2Instance, networkInterface, subnet, vpc } from "#tests/support/ec2-records.ts";
import { ecsCluster, ecsService, ecsTask, taskContainer } from "#tests/support/ecs-records.ts";
import {
  listener,
  listenerArn,
  loadBalancer,
  loadBalancerInterface,
  target,
  targetGroup,
  targetGroupArn,
  targetHealth,
} from "#tests/support/elbv2-records.ts";
import { internetGateway, natGateway, vpcEndpoint } from "#tests/support/gateway-records.ts";
import { hostedZone, resourceRecordSet } from "#tests/support/route53-records.ts";
import { account, clientInterface, serverInterface, type Areas } from "./accounts.ts";

/** What became of a question: its verdict, or status, field and what is offered instead. */
function asked(areas: Areas, question: Partial<TraceQuestion>) {
  const answer = tracePath(account(areas), {
    from: "eni-client",
    to: "eni-server",
    protocol: "tcp",
    port: "443",
    ...question,
  });
  return "verdict" in answer ? answer.verdict : [answer.status, answer.field, answer.suggestions];
}

const bare: Areas = {
  ec2Instances: [ec2Instance({ tags: [{ key: "Name", value: "bastion" }] })],
  networkInterfaces: [
    clientInterface({ attachment: { attachmentId: "a", instanceId: "i-1", deviceIndex: 0 } }),
    serverInterface(),
    networkInterface({ networkInterfaceId: "eni-vpce", privateIpAddress: "10.0.1.50" }),
    networkInterface({ networkInterfaceId: "eni-nat", privateIpAddress: "10.0.1.30", interfaceType: "nat_gateway" }),
    loadBalancerInterface("app/front/1"),
  ],
  loadBalancers: [loadBalancer({ scheme: "internal" })],
  listeners: [listener({ port: 443 })],
  targetGroups: [targetGroup()],
  targetHealth: [targetHealth([target({ id: "10.0.2.10", port: 443 })])],
  vpcEndpoints: [vpcEndpoint()],
  natGateways: [natGateway()],
  vpnGateways: [
    { vpnGatewayId: "vgw-1", state: "available", vpcAttachments: [{ vpcId: "vpc-1", state: "attached" }], tags: [] },
  ],
  hostedZones: [hostedZone({ name: "example.jp" })],
  resourceRecordSets: [resourceRecordSet({ name: "db.example.jp", values: ["10.0.2.10"] })],
};

test("in an account without ECS every kind of end is found by its id, ARN, URN, name or address", () => {
  const found = (to: string) => asked(bare, { to });
  for (const to of [
    "eni-server",
    "10.0.2.10",
    "10.0.2.0/24",
    "db.example.jp",
    "aws/111111111111/eu-west-1/network-interface/eni-server",
    "aws%2F111111111111%2Feu-west-1%2Fnetwork-interface%2Feni-server",
    "web",
    "aws/111111111111/global/record-set/Z1/db.example.jp/A",
  ]) {
    expect([to, found(to)]).toEqual([to, "reachable"]);
  }
  for (const to of ["front", "app/front/1", listenerArn(), "vpce-1"])
    expect([to, found(to)]).toEqual([to, "reachable"]);
  for (const from of ["i-1", "bastion", "10.0.1.20"])
    expect([from, asked(bare, { from })]).toEqual([from, "reachable"]);
  expect(found("nat-1")).toBe("unreachable");
  expect(found("internet")).toBe("unreachable");
  expect(typeof asked(bare, { from: "vgw-1" })).toBe("string");
});

test("a target is an end by its URN and its id: where its packets arrive, behind the port it is registered with", () => {
  const id = `${targetGroupArn()}/10.0.2.10:443`;
  const urn = `aws/111111111111/eu-west-1/target/${id}`;
  for (const to of [urn, id, encodeURIComponent(urn)]) expect([to, asked(bare, { to })]).toEqual([to, "reachable"]);
  expect(asked(bare, { to: urn, port: "80" })).toBe("unreachable");
  expect(asked(bare, { to: urn.replace(":443", ":444") })).toEqual([404, "to", expect.anything()]);
});

test("a gateway endpoint has no interface to begin or end at: it is refused as that; another whose interfaces nobody told of is not known", () => {
  const gateway = vpcEndpoint({ vpcEndpointType: "Gateway", networkInterfaceIds: [], routeTableIds: ["rtb-1"] });
  expect(asked({ ...bare, vpcEndpoints: [gateway] }, { to: "vpce-1" })).toEqual([400, "to", []]);
  const unseen = { ...bare, vpcEndpoints: [vpcEndpoint({ networkInterfaceIds: [] })] };
  const answer = tracePath(account(unseen), { from: "eni-client", to: "vpce-1", protocol: "tcp", port: "443" });
  expect(answer).toMatchObject({
    verdict: "unknown",
    summary: expect.stringMatching(/No network interface of vpce-1 is known\.$/) as unknown,
    unknowns: [{ call: "ec2:DescribeNetworkInterfaces" }],
  });
});

test("an unknown name, id or ARN is refused with the nearest names, and says what is accepted", () => {
  expect(asked(bare, { to: "bastoin" })).toEqual([404, "to", ["bastion"]]);
  expect(asked(bare, { from: "arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/app/frnt" })).toEqual([
    404,
    "from",
    ["front", "app/front/1/2"],
  ]);
  expect(asked(bare, { to: "aws/111111111111/eu-west-1/ec2-instance/bastiom" })).toEqual([404, "to", ["bastion"]]);
  expect(asked(bare, { to: "aws%2F%ff" })).toEqual([404, "to", []]);
});

test("what is there but no end of a path is refused as that, with the block to name instead", () => {
  expect(asked(bare, { to: "subnet-2" })).toEqual([400, "to", ["10.0.2.0/24"]]);
  expect(asked(bare, { to: "vpc-1" })).toEqual([400, "to", ["10.0.0.0/16"]]);
  expect(asked(bare, { to: "aws/111111111111/eu-west-1/security-group/sg-1" })).toEqual([400, "to", []]);
});

test("an empty end, a broken address or block, and a block with host bits are refused with the field", () => {
  expect(asked(bare, { from: "  " })).toEqual([400, "from", []]);
  expect(asked(bare, { to: "10.0.2.256" })).toEqual([400, "to", []]);
  expect(asked(bare, { to: "10.0.2.10/24" })).toEqual([400, "to", ["10.0.2.0/24"]]);
  expect(asked(bare, { to: "10.0.2.0/33" })).toEqual([400, "to", []]);
  expect(asked(bare, { to: "2001:db8::/200" })).toEqual([400, "to", []]);
  expect(asked(bare, { to: "2001:db8::1/32" })).toEqual([400, "to", ["2001:db8::/32"]]);
});

test("a protocol, port or ICMP type that does not exist is refused with the field", () => {
  expect(asked(bare, { protocol: "tpc" })).toEqual([400, "protocol", []]);
  expect(asked(bare, { protocol: "256" })).toEqual([400, "protocol", []]);
  expect(asked(bare, { port: "90-80" })).toEqual([400, "port", []]);
  expect(asked(bare, { port: "65536" })).toEqual([400, "port", []]);
  expect(asked(bare, { sourcePort: "x" })).toEqual([400, "sourcePort", []]);
});

test.each([
  { from: "  " },
  { to: "10.0.2.256" },
  { to: "10.0.2.10/24" },
  { to: "2001:db8::/200" },
  { to: "no-such-thing" },
  { to: "subnet-1" },
  { to: "igw-1" },
  { to: "vpce-s3" },
  { protocol: "tpc" },
  { port: "90-80" },
  { icmpCode: 3 },
  { host: "a b" },
  { path: "api" },
  { fromVpc: "vpc-nowhere" },
  { through: "health-check" as const },
])("a question that is refused says why in Japanese to who reads Japanese: %j", (part) => {
  const question = { from: "eni-client", to: "eni-server", protocol: "tcp", port: "443", ...part };
  const storage = vpcEndpoint({ vpcEndpointId: "vpce-s3", vpcEndpointType: "Gateway" });
  const areas = { ...bare, internetGateways: [internetGateway()], vpcEndpoints: [storage] };
  const answer = tracePath(account(areas), question, { language: "ja" });
  expect("detail" in answer && answer.detail).toMatch(/[ぁ-ん）]。$/u);
});

test("a name that two clusters' services, or two tasks' containers, share is never chosen silently: all are offered", () => {
  const arn = (kind: string, path: string) => `arn:aws:ecs:eu-west-1:111111111111:${kind}/${path}`;
  const clusters = ["blue", "green"];
  const areas: Areas = {
    ecsClusters: clusters.map((name) => ecsCluster({ clusterArn: arn("cluster", name) })),
    ecsServices: clusters.map((name) =>
      ecsService({ serviceArn: arn("service", `${name}/api`), serviceName: "api", clusterArn: arn("cluster", name) }),
    ),
    ecsTasks: clusters.map((name) =>
      ecsTask({
        taskArn: arn("task", `${name}/t-${name}`),
        clusterArn: arn("cluster", name),
        containers: [taskContainer({ name: "sidecar" })],
      }),
    ),
  };
  const urn = (kind: string, id: string) => `aws/111111111111/eu-west-1/${kind}/${id}`;
  expect(asked(areas, { to: "api" })).toEqual([
    409,
    "to",
    [urn("ecs-service", "blue/api"), urn("ecs-service", "green/api")],
  ]);
  expect(asked(areas, { to: "sidecar" })).toEqual([
    409,
    "to",
    [urn("ecs-container", "t-blue/sidecar"), urn("ecs-container", "t-green/sidecar")],
  ]);
  expect(asked(areas, { to: "blue/api" })).not.toBeInstanceOf(Array);
});

test("an address that two VPCs hold is refused with them, unless the other end or the question fixes the VPC", () => {
  const areas: Areas = {
    vpcs: [vpc(), vpc({ vpcId: "vpc-2" })],
    subnets: [
      subnet(),
      subnet({ subnetId: "subnet-2", cidrBlock: "10.0.2.0/24" }),
      subnet({ subnetId: "subnet-9", vpcId: "vpc-2", cidrBlock: "10.0.2.0/24" }),
    ],
    networkInterfaces: [
      clientInterface(),
      serverInterface(),
      serverInterface({ networkInterfaceId: "eni-twin", vpcId: "vpc-2", subnetId: "subnet-9" }),
    ],
  };
  expect(asked(areas, { from: "10.0.2.10", to: "198.51.100.1" })).toEqual([409, "from", ["vpc-1", "vpc-2"]]);
  expect(asked(areas, { from: "10.0.2.10", to: "198.51.100.1", fromVpc: "vpc-1" })).toBe("unreachable");
  expect(asked(areas, { to: "10.0.2.10" })).toBe("reachable");
});

test.each(["Internet", "INTERNET", "インターネット"])("%s is the internet, however it is typed", (from) => {
  expect(asked(bare, { from })).toEqual(asked(bare, { from: "internet" }));
});
