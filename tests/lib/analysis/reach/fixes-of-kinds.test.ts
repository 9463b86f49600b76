import { expect, test } from "vitest";
import type { TraceAnswer } from "#lib/analysis/reach/answer.ts";
import {
  networkAcl,
  networkAclEntry,
  networkInterface,
  route,
  routeTable,
  securityGroupRule,
  subnet,
  vpc,
} from "#tests/support/ec2-records.ts";
import { natGateway, internetGateway, vpcPeeringConnection } from "#tests/support/gateway-records.ts";
import { target } from "#tests/support/elbv2-records.ts";
import {
  balanced,
  elbRules,
  fromElb,
  networkBalanced,
  attributes,
  crossZone,
  byReference,
  throughFront,
} from "../semantics/balanced.ts";
import { account, allOut, clientInterface, localRoute, serverInterface, trace } from "./accounts.ts";

const open443 = securityGroupRule();
const commands = (answer: TraceAnswer) => answer.fixes.map(({ cli }) => cli.split("\n"));

/** `vpc-2` (10.1.0.0/16) with the server in it, peered with `vpc-1`. */
function peered(routesOne: readonly string[], routesTwo: readonly string[]) {
  const over = (destinationCidrBlock: string) =>
    route({ destinationCidrBlock, vpcPeeringConnectionId: "pcx-1", gatewayId: undefined });
  const localTwo = route({ destinationCidrBlock: "10.1.0.0/16", gatewayId: "local", origin: "CreateRouteTable" });
  return account({
    vpcs: [vpc(), vpc({ vpcId: "vpc-2", cidrBlock: "10.1.0.0/16" })],
    subnets: [subnet(), subnet({ subnetId: "subnet-2", vpcId: "vpc-2", cidrBlock: "10.1.2.0/24" })],
    routeTables: [
      routeTable({ routes: [localRoute, ...routesOne.map(over)] }),
      routeTable({ routeTableId: "rtb-2", vpcId: "vpc-2", routes: [localTwo, ...routesTwo.map(over)] }),
    ],
    networkAcls: [networkAcl(), networkAcl({ networkAclId: "acl-2", vpcId: "vpc-2" })],
    networkInterfaces: [clientInterface(), serverInterface({ vpcId: "vpc-2", privateIpAddress: "10.1.2.10" })],
    vpcPeeringConnections: [vpcPeeringConnection()],
  });
}

test("a peering that both route tables lack is routed on both sides, the second found once the first is there", () => {
  expect(commands(trace(peered([], [])))).toEqual([
    [
      "aws ec2 create-route --route-table-id rtb-1 --destination-cidr-block 10.1.0.0/16 --vpc-peering-connection-id pcx-1",
      "aws ec2 create-route --route-table-id rtb-2 --destination-cidr-block 10.0.0.0/16 --vpc-peering-connection-id pcx-1",
    ],
  ]);
  expect(commands(trace(peered(["10.1.0.0/16"], [])))).toEqual([
    [
      "aws ec2 create-route --route-table-id rtb-2 --destination-cidr-block 10.0.0.0/16 --vpc-peering-connection-id pcx-1",
    ],
  ]);
});

function natInterface() {
  return networkInterface({
    networkInterfaceId: "eni-nat",
    subnetId: "subnet-2",
    privateIpAddress: "10.0.1.30",
    interfaceType: "nat_gateway",
    description: "Interface for NAT Gateway nat-1",
    groups: [],
    association: { publicIp: "203.0.113.20" },
  });
}

test("who has no public address gets the route to a NAT gateway that itself has a way out", () => {
  const routes = [localRoute, route({ destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-1" })];
  const topology = account({
    internetGateways: [internetGateway()],
    natGateways: [natGateway({ subnetId: "subnet-2" })],
    securityGroupRules: [allOut, open443],
    routeTables: [
      routeTable({ associations: [{ routeTableAssociationId: "a-1", subnetId: "subnet-1", main: false }] }),
      routeTable({
        routeTableId: "rtb-2",
        routes,
        associations: [{ routeTableAssociationId: "a-2", subnetId: "subnet-2", main: false }],
      }),
    ],
    networkInterfaces: [clientInterface(), natInterface()],
  });
  expect(commands(trace(topology, { to: "198.51.100.9" }))).toEqual([
    ["aws ec2 create-route --route-table-id rtb-1 --destination-cidr-block 0.0.0.0/0 --nat-gateway-id nat-1"],
  ]);
});

test("what stood in the old way only is no part of a fix whose route leads round it", () => {
  const publicServer = serverInterface({
    subnetId: "subnet-1",
    privateIpAddress: "10.0.1.40",
    association: { publicIp: "203.0.113.6" },
  });
  const associated = (subnetId: string) => [{ routeTableAssociationId: "a", subnetId, main: false }];
  const anywhere = (target: Parameters<typeof route>[0]) => route({ destinationCidrBlock: "0.0.0.0/0", ...target });
  const topology = account({
    internetGateways: [internetGateway()],
    natGateways: [natGateway({ subnetId: "subnet-2" })],
    networkAcls: [
      networkAcl(),
      networkAcl({
        networkAclId: "acl-nat",
        isDefault: false,
        entries: [],
        associations: [{ subnetId: "subnet-2" }],
      }),
    ],
    routeTables: [
      routeTable({
        routes: [localRoute, anywhere({ natGatewayId: "nat-1" })],
        associations: associated("subnet-1"),
      }),
      routeTable({
        routeTableId: "rtb-2",
        routes: [localRoute, anywhere({ gatewayId: "igw-1" })],
        associations: associated("subnet-2"),
      }),
    ],
    networkInterfaces: [
      clientInterface({ association: { publicIp: "203.0.113.5" } }),
      publicServer,
      { ...natInterface(), subnetId: "subnet-2", privateIpAddress: "10.0.2.30" },
    ],
  });
  expect(commands(trace(topology, { to: "203.0.113.6" }))).toEqual([
    ["aws ec2 replace-route --route-table-id rtb-1 --destination-cidr-block 0.0.0.0/0 --gateway-id igw-1"],
  ]);
});

test("a listener is added for a port nobody listens on, together with the rule that admits it", () => {
  const answer = trace(balanced(), { to: "front", port: "8081" });
  const [[rule, listener] = []] = commands(answer);
  expect(rule).toContain("authorize-security-group-ingress --group-id sg-elb");
  expect(listener).toBe(
    "aws elbv2 create-listener --load-balancer-arn arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/app/front/1 --protocol HTTP --port 8081 --default-actions Type=forward,TargetGroupArn=arn:aws:elasticloadbalancing:eu-west-1:111111111111:targetgroup/web/1",
  );
  expect(trace(balanced(), { to: "front", port: "443" }).fixes).toEqual([]);
});

test("a target is registered on the port that was asked for", () => {
  const groupRules = [...elbRules, fromElb, securityGroupRule({ fromPort: 9000, toPort: 9000 })];
  const topology = balanced({ groupRules, targets: [target({ id: "10.0.2.10" })] });
  const answer = trace(topology, { to: "web", port: "9000" });
  expect(answer.blockers).toMatchObject([{ code: "TARGET_PORT_RESTRICTION" }]);
  expect(commands(answer)).toEqual([
    [
      "aws elbv2 register-targets --target-group-arn arn:aws:elasticloadbalancing:eu-west-1:111111111111:targetgroup/web/1 --targets Id=10.0.2.10,Port=9000",
    ],
  ]);
});

test("a client whose address a network load balancer keeps is admitted by its address, not by its group", () => {
  const group = { attributes: attributes(crossZone, ["preserve_client_ip.enabled", "true"]) };
  const answer = throughFront(networkBalanced({ group, groupRules: [...elbRules, byReference("sg-client")] }));
  expect(answer.fixes[0]?.text).toBe("Add a rule to sg-1: ingress tcp 8080 10.0.1.20/32.");
});

test("variants that are blocked in different ways get a fix each, and one that opens all", () => {
  const topology = account({
    networkInterfaces: [
      clientInterface(),
      serverInterface({ groups: [{ groupId: "sg-1" }] }),
      serverInterface({ networkInterfaceId: "eni-2", privateIpAddress: "10.0.2.11", groups: [{ groupId: "sg-2" }] }),
    ],
    securityGroupRules: [allOut],
  });
  const answer = trace(topology, { to: "10.0.2.8/29" });
  expect(answer.verdict).toBe("unreachable");
  expect(answer.fixes.map(({ text, opens }) => `${String(opens)}: ${text}`)).toEqual([
    "1: Add a rule to sg-2: ingress tcp 443 sg-client.",
    "1: Add a rule to sg-1: ingress tcp 443 sg-client.",
    "2: Add a rule to sg-2: ingress tcp 443 sg-client. Add a rule to sg-1: ingress tcp 443 sg-client.",
  ]);
});

test("side effects name the other interfaces that a rule opens, and none that were open already", () => {
  const other = serverInterface({ networkInterfaceId: "eni-other", privateIpAddress: "10.0.2.11" });
  const wide = serverInterface({
    networkInterfaceId: "eni-wide",
    privateIpAddress: "10.0.2.12",
    groups: [{ groupId: "sg-1" }, { groupId: "sg-wide" }],
  });
  const rules = [allOut, securityGroupRule({ groupId: "sg-wide", fromPort: 5432, toPort: 5432 })];
  const topology = account({
    networkInterfaces: [clientInterface(), serverInterface(), other, wide],
    securityGroupRules: rules,
  });
  expect(trace(topology, { port: "5432" }).fixes[0]?.sideEffects).toEqual([
    "1 other network interface with sg-1 changes with it: eni-other.",
  ]);
});

test("hostile names are words to the shell and strings to Terraform", () => {
  const groupId = "sg-1'; rm -rf / #${x}\"%{y}";
  const topology = account({
    networkInterfaces: [clientInterface(), serverInterface({ groups: [{ groupId }] })],
    securityGroupRules: [allOut],
  });
  const [fix] = trace(topology).fixes;
  expect(fix?.cli).toContain(`--group-id 'sg-1'\\''; rm -rf / #\${x}"%{y}' --ip-permissions`);
  expect(fix?.terraform).toContain('security_group_id = "sg-1\'; rm -rf / #$${x}\\"%%{y}"');
});

test("what is open is closed with the fewest rules, each set verified: at the client, at the server, or by an entry", () => {
  const { closings } = trace(account());
  expect(closings.map(({ text, closes }) => `${String(closes)}: ${text}`)).toEqual([
    "1: Remove rule sgr-out from sg-client: egress sg-client: all → 0.0.0.0/0.",
    "1: Add entry 99 to acl-1: deny egress tcp 443 10.0.2.10/32.",
    "1: Add entry 99 to acl-1: deny ingress tcp 443 10.0.1.20/32.",
    "1: Remove rule sgr-1 from sg-1: ingress sg-1: tcp 443 ← 0.0.0.0/0.",
  ]);
});

test("two rules that both let it through have to go together", () => {
  const second = securityGroupRule({
    securityGroupRuleId: "sgr-2",
    fromPort: 0,
    toPort: 65535,
    cidrIpv4: "10.0.0.0/8",
  });
  const { closings } = trace(account({ securityGroupRules: [allOut, open443, second] }));
  const last = closings.find(({ text }) => text.includes("sgr-2"));
  expect(last?.cli.split("\n")).toEqual([
    "aws ec2 revoke-security-group-ingress --group-id sg-1 --security-group-rule-ids sgr-1",
    "aws ec2 revoke-security-group-ingress --group-id sg-1 --security-group-rule-ids sgr-2",
  ]);
});

test("what is closed has nothing to close, and what is open nothing to open", () => {
  expect(trace(account(), { port: "5432" }).closings).toEqual([]);
  expect(trace(account()).fixes).toEqual([]);
});

test("an entry that opens comes before the one that denies, in both directions", () => {
  const deny = (egress: boolean) => networkAclEntry({ ruleNumber: 50, ruleAction: "deny", egress, protocol: "6" });
  const acl = networkAcl({ entries: [networkAclEntry(), networkAclEntry({ egress: true }), deny(true), deny(false)] });
  const [fix] = trace(account({ networkAcls: [acl] })).fixes;
  expect(fix?.cli.match(/--rule-number \d+/g)).toEqual([
    "--rule-number 49",
    "--rule-number 49",
    "--rule-number 48",
    "--rule-number 48",
  ]);
});
