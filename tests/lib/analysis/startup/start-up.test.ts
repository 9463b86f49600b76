import { expect, test } from "vitest";
import { startUpOfService } from "#lib/analysis/startup/start-up.ts";
import { buildTopology } from "#lib/graph/build-topology.ts";
import {
  ec2Instance,
  networkAcl,
  networkAclEntry,
  networkInterface,
  route,
  routeTable,
  securityGroup,
  securityGroupRule,
  subnet,
  vpc,
} from "#tests/support/ec2-records.ts";
import { aclOf } from "#tests/lib/analysis/semantics/networks.ts";
import { containerInstanceArn, ecsContainerInstance, ecsService } from "#tests/support/ecs-records.ts";
import { vpcEndpoint } from "#tests/support/gateway-records.ts";
import { hostedZone, resourceRecordSet } from "#tests/support/route53-records.ts";
import { defaultRoute, startUpAccount, type StartUpAccount } from "#tests/support/start-up-account.ts";
import { snapshotOf } from "#tests/support/snapshots.ts";

const ecr = ["ecr.api", "ecr.dkr"];
const nat = defaultRoute({ natGatewayId: "nat-1" });
const internet = defaultRoute({ gatewayId: "igw-1" });
const publicly = { subnets: ["subnet-1"], securityGroups: ["sg-1"], assignPublicIp: "ENABLED" };
const onInstances: StartUpAccount = { service: { launchType: "EC2" } };

function startUp(changes: StartUpAccount, language: "en" | "ja" = "en") {
  const topology = buildTopology(snapshotOf(startUpAccount(changes)));
  const [service] = topology.services.values();
  if (service === undefined) throw new Error("no service");
  return startUpOfService(topology, service, language);
}

/** One line a need: what, by which way, with which verdict or code. */
function lines(changes: StartUpAccount) {
  return startUp(changes).needs.map(({ service, by, verdict, code }) => [service, by, code ?? verdict].join(" "));
}

function need(changes: StartUpAccount, service: string) {
  const found = startUp(changes).needs.find((one) => one.service === service);
  if (found === undefined) throw new Error(`no need of ${service}`);
  return found;
}

test("a subnet with no way out and no endpoints leaves a task without its image", () => {
  expect(lines({})).toEqual([
    "ecr.api none NO_ROUTE_TO_DESTINATION",
    "ecr.dkr none NO_ROUTE_TO_DESTINATION",
    "s3 none NO_ROUTE_TO_DESTINATION",
  ]);
  expect(startUp({}).verdict).toBe("unreachable");
  expect(need({}, "ecr.api").text).toBe("route table rtb-1 has no route to api.ecr.eu-west-1.amazonaws.com.");
});

test("a NAT gateway with an internet route of its own leads to every public host", () => {
  expect(lines({ routes: [nat] })).toEqual(["ecr.api nat reachable", "ecr.dkr nat reachable", "s3 nat reachable"]);
  expect(need({ routes: [nat] }, "ecr.api").text).toBe("through NAT gateway nat-1");
});

test("a NAT gateway whose own subnet has no internet route leads nowhere", () => {
  const routeTables = [
    routeTable({ routes: [route({ destinationCidrBlock: "10.0.0.0/16", gatewayId: "local" }), nat] }),
  ];
  expect(lines({ areas: { routeTables } })[0]).toBe("ecr.api nat NAT_WITHOUT_INTERNET_ROUTE");
});

test("an internet gateway serves a Fargate task with a public address, and none without one", () => {
  const withAddress = { routes: [internet], service: { awsvpcConfiguration: publicly } };
  expect(lines(withAddress)[0]).toBe("ecr.api internet-gateway reachable");
  expect(lines({ routes: [internet] })[0]).toBe("ecr.api internet-gateway IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS");
  expect(need({ routes: [internet] }, "ecr.api").blockers[0]).toMatchObject({
    urn: "aws/111111111111/eu-west-1/ecs-service/shop/web",
    id: "shop/web",
    text: "shop/web has no public IPv4 address: the internet gateway drops what it sends.",
  });
});

test("interface endpoints with private DNS and the gateway endpoint serve a task without any way out", () => {
  expect(lines({ endpoints: ecr, storage: "on the table" })).toEqual([
    "ecr.api interface-endpoint reachable",
    "ecr.dkr interface-endpoint reachable",
    "s3 gateway-endpoint reachable",
  ]);
});

test("a gateway endpoint that is not on the subnet's route table carries nothing from it", () => {
  expect(lines({ endpoints: ecr, storage: "in the VPC" })[2]).toBe("s3 none NO_ROUTE_TO_DESTINATION");
});

test("the gateway endpoint's route carries Amazon S3 alone, whether or not its prefix list was read", () => {
  const read = lines({ storage: "on the table" });
  expect(read).toEqual([
    "ecr.api none NO_ROUTE_TO_DESTINATION",
    "ecr.dkr none NO_ROUTE_TO_DESTINATION",
    "s3 gateway-endpoint reachable",
  ]);
  const areas = { managedPrefixLists: [] };
  expect(lines({ storage: "on the table", areas, incomplete: ["managedPrefixLists"] })).toEqual(read);
});

test("egress to the VPC alone reaches interface endpoints, but not the public addresses of Amazon S3 behind the gateway", () => {
  const changes: StartUpAccount = { endpoints: ecr, storage: "on the table", egress: [{ cidrIpv4: "10.0.0.0/16" }] };
  expect(lines(changes)).toEqual([
    "ecr.api interface-endpoint reachable",
    "ecr.dkr interface-endpoint reachable",
    "s3 gateway-endpoint ENI_SG_RULES_MISMATCH",
  ]);
  const withList = { ...changes, egress: [{ cidrIpv4: "10.0.0.0/16" }, { prefixListId: "pl-s3" }] };
  expect(lines(withList)[2]).toBe("s3 gateway-endpoint reachable");
});

test("an endpoint whose group does not admit the task stops it, whatever the NAT gateway could do", () => {
  const changes: StartUpAccount = { routes: [nat], endpoints: ["ecr.api"], ingress: [{ cidrIpv4: "10.7.0.0/16" }] };
  expect(lines(changes)).toEqual([
    "ecr.api interface-endpoint ENI_SG_RULES_MISMATCH",
    "ecr.dkr nat reachable",
    "s3 nat reachable",
  ]);
  expect(need(changes, "ecr.api").blockers).toMatchObject([{ id: "sg-2", side: "ingress" }]);
});

test("an endpoint may admit the task by its group", () => {
  const ingress = [{ referencedGroupInfo: { groupId: "sg-1" } }];
  expect(lines({ endpoints: ecr, storage: "on the table", ingress })[0]).toBe("ecr.api interface-endpoint reachable");
});

test("an endpoint that admits a part of the subnet serves a task on some addresses only", () => {
  const found = need({ endpoints: ecr, ingress: [{ cidrIpv4: "10.0.1.128/25" }] }, "ecr.api");
  expect(found.verdict).toBe("conditional");
  expect(found.text).toContain("10.0.1.128/26");
});

test("without private DNS, or with the VPC's DNS host names off, the public addresses are asked", () => {
  expect(lines({ endpoints: ecr, endpoint: { privateDnsEnabled: false } })[0]).toBe(
    "ecr.api none NO_ROUTE_TO_DESTINATION",
  );
  const vpcs = [vpc({ enableDnsHostnames: { known: true, value: false } })];
  expect(lines({ endpoints: ecr, routes: [nat], areas: { vpcs } })[0]).toBe("ecr.api nat reachable");
});

test("with DNS support off no name resolves", () => {
  const vpcs = [vpc({ enableDnsSupport: { known: true, value: false } })];
  expect(lines({ routes: [nat], areas: { vpcs } })[0]).toBe("ecr.api none DNS_ATTR_DISABLED");
});

test("DNS servers of one's own make a name unknown, but where nothing is reached nothing will be", () => {
  const vpcs = [vpc({ dhcpOptionsId: "dopt-1" })];
  const options = (server: string) => [
    { dhcpOptionsId: "dopt-1", dhcpConfigurations: [{ key: "domain-name-servers", values: [server] }] },
  ];
  const own = need({ routes: [nat], areas: { vpcs, dhcpOptions: options("10.0.0.53") } }, "ecr.api");
  expect(own).toMatchObject({ verdict: "unknown", unknowns: [{ call: "ec2:DescribeDhcpOptions" }] });
  expect(lines({ areas: { vpcs, dhcpOptions: options("10.0.0.53") } })[0]).toBe("ecr.api none NO_ROUTE_TO_DESTINATION");
  for (const server of ["AmazonProvidedDNS", "10.0.0.2"]) {
    expect(lines({ routes: [nat], areas: { vpcs, dhcpOptions: options(server) } })[0]).toBe("ecr.api nat reachable");
  }
});

test("a private zone for an AWS name leads to the endpoint of its record, and hides what it lacks", () => {
  const endpoint = { privateDnsEnabled: false, dnsEntries: [{ dnsName: "vpce-x.ecr.eu-west-1.vpce.amazonaws.com" }] };
  const zone = hostedZone({ hostedZoneId: "Z9", name: "api.ecr.eu-west-1.amazonaws.com", privateZone: true });
  const alias = resourceRecordSet({
    hostedZoneId: "Z9",
    name: zone.name,
    type: "A",
    values: ["10.0.2.20"],
  });
  const vpcZones = [
    { vpcId: "vpc-1", hostedZones: { known: true, value: [{ hostedZoneId: "Z9", name: zone.name }] } } as const,
  ];
  const areas = { hostedZones: [zone], vpcHostedZones: vpcZones, resourceRecordSets: [alias] };
  expect(need({ endpoints: ["ecr.api"], endpoint, areas }, "ecr.api")).toMatchObject({ verdict: "reachable" });
  const bare = { ...areas, resourceRecordSets: [] };
  expect(need({ routes: [nat], endpoints: ["ecr.api"], endpoint, areas: bare }, "ecr.api").code).toBe("DNS_NXDOMAIN");
  const foreign = { ...areas, hostedZones: [], resourceRecordSets: [] };
  expect(need({ routes: [nat], areas: foreign }, "ecr.api").verdict).toBe("unknown");
});

test("an endpoint's policy is read: allow-all passes, a statement that names the layers passes, what cannot allow it does not", () => {
  const policy = (...Statement: readonly object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
  const allow = { Effect: "Allow", Principal: "*", Action: "s3:GetObject" };
  const via = (storagePolicy: string) => need({ endpoints: ecr, storage: "on the table", storagePolicy }, "s3");
  expect(via(policy({ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" })).verdict).toBe("reachable");
  const layers = "arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*";
  expect(via(policy({ ...allow, Resource: layers })).verdict).toBe("reachable");
  expect(via(policy({ ...allow, Resource: "arn:aws:s3:::our-data/*" })).code).toBe("VPCE_POLICY_DENIES");
  expect(via(policy({ ...allow, Resource: layers, Condition: { Bool: {} } })).verdict).toBe("unknown");
});

test("a network ACL that drops the replies is told, with the ports it drops", () => {
  const networkAcls = [
    networkAcl({
      entries: [
        networkAclEntry({ egress: true }),
        networkAclEntry({ protocol: "6", portRange: { from: 443, to: 443 } }),
      ],
    }),
  ];
  expect(lines({ routes: [nat], areas: { networkAcls } })[0]).toBe("ecr.api nat NACL_RETURN_EPHEMERAL_BLOCKED");
});

test("logs, secrets, parameters and a registry's login are needs of their own, each with who asks", () => {
  const container = {
    logDriver: "awslogs",
    logOptions: { region: "eu-west-1", group: "/ecs/web" },
    repositoryCredentials: "registry-login",
    secrets: [
      { name: "PASSWORD", valueFrom: "arn:aws:secretsmanager:eu-west-1:111111111111:secret:db-AbCdEf:password::" },
      { name: "FLAG", valueFrom: "/web/flag" },
    ],
  };
  const found = startUp({ routes: [nat], container }).needs;
  expect(found.map(({ service, why }) => [service, why])).toEqual([
    ["secretsmanager", ["app: PASSWORD", "app: repositoryCredentials"]],
    ["ssm", ["app: FLAG"]],
    ["ecr.api", ["app: image"]],
    ["ecr.dkr", ["app: image"]],
    ["s3", ["app: image"]],
    ["logs", ["app: awslogs"]],
  ]);
});

test("KMS is asked from the task by ECS Exec alone, when its sessions are encrypted", () => {
  const service = { enableExecuteCommand: true };
  expect(
    startUp({ service })
      .needs.map((one) => one.service)
      .slice(3),
  ).toEqual(["ssmmessages"]);
  const ecsClusters = [{ ...startUpAccount().areas?.ecsClusters?.[0], executeCommandKmsKeyId: "alias/exec" }] as never;
  expect(
    startUp({ service, areas: { ecsClusters } })
      .needs.map((one) => one.service)
      .slice(3),
  ).toEqual(["ssmmessages", "kms"]);
});

test("a public registry needs the internet, the registry of another Region its public addresses", () => {
  expect(lines({ endpoints: ecr, storage: "on the table", container: { image: "nginx:1" } })).toEqual([
    "docker.io none NO_ROUTE_TO_DESTINATION",
  ]);
  const abroad = "111111111111.dkr.ecr.us-east-1.amazonaws.com/web:1";
  expect(lines({ endpoints: ecr, storage: "on the table", container: { image: abroad } })).toEqual([
    "ecr.api.us-east-1 none NO_ROUTE_TO_DESTINATION",
    "ecr.dkr.us-east-1 none NO_ROUTE_TO_DESTINATION",
    "s3.us-east-1 none NO_ROUTE_TO_DESTINATION",
  ]);
});

test("a registry of a name nobody knows may be anywhere; one named by its address is walked to", () => {
  expect(
    need({ routes: [nat], container: { image: "registry.example.internal/web:1" } }, "registry.example.internal"),
  ).toMatchObject({
    verdict: "unknown",
  });
  expect(need({ container: { image: "10.0.2.77:5000/web" } }, "10.0.2.77")).toMatchObject({
    port: 5000,
    code: "ENI_ADDRESS_RESTRICTION",
  });
});

test("a file system is mounted at the mount target of the task's own zone, through that one's group", () => {
  const definition = { efsFileSystemIds: ["fs-1"] };
  const target = (zone: string) =>
    networkInterface({
      networkInterfaceId: "eni-efs",
      subnetId: zone === "eu-west-1a" ? "subnet-2" : "subnet-3",
      availabilityZone: zone,
      privateIpAddress: zone === "eu-west-1a" ? "10.0.2.50" : "10.0.3.50",
      description: "EFS mount target for fs-1 (fsmt-1)",
      interfaceType: "efs",
      groups: [{ groupId: "sg-2" }],
    });
  const subnets = [
    subnet(),
    subnet({ subnetId: "subnet-2", cidrBlock: "10.0.2.0/24" }),
    subnet({ subnetId: "subnet-3", cidrBlock: "10.0.3.0/24", availabilityZone: "eu-west-1b" }),
  ];
  const at = (zone: string, port = 2049) =>
    need(
      {
        definition,
        ingress: [{ fromPort: port, toPort: port }],
        areas: { subnets, networkInterfaces: [target(zone)] },
      },
      "fs-1",
    );
  expect(at("eu-west-1a")).toMatchObject({
    host: "fs-1.efs.eu-west-1.amazonaws.com",
    port: 2049,
    by: "mount-target",
    verdict: "reachable",
  });
  expect(at("eu-west-1a", 443).code).toBe("ENI_SG_RULES_MISMATCH");
  expect(at("eu-west-1b").code).toBe("EFS_NO_MOUNT_TARGET");
});

test("on instances the agent and Docker ask through the instance's interface, and Exec through the task's own", () => {
  const asked = startUp({
    ...onInstances,
    routes: [nat],
    service: { launchType: "EC2", enableExecuteCommand: true },
  }).needs;
  expect(asked.map(({ service, client }) => `${service} ${client}`)).toEqual([
    "ecs instance",
    "ecs-agent instance",
    "ecs-telemetry instance",
    "ecr.api instance",
    "ecr.dkr instance",
    "s3 instance",
    "ssmmessages task",
  ]);
});

test("a public address is not given to a task on an instance, whatever is asked for", () => {
  const service = { launchType: "EC2", enableExecuteCommand: true, awsvpcConfiguration: publicly };
  expect(need({ routes: [internet], service }, "ssmmessages").code).toBe("IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS");
});

test("an agent that is connected where no way is seen has a way that is not seen", () => {
  const ecsContainerInstances = [ecsContainerInstance({ agentConnected: true })];
  expect(need(onInstances, "ecr.api").verdict).toBe("unreachable");
  expect(need({ ...onInstances, areas: { ecsContainerInstances } }, "ecr.api")).toMatchObject({ verdict: "unknown" });
});

test("replies come back to the client ports of the host, which Windows takes from another range", () => {
  const entries = [
    networkAclEntry({ ruleNumber: 90, protocol: "6", portRange: { from: 49152, to: 65535 } }),
    networkAclEntry({ egress: true }),
  ];
  const networkAcls = [
    networkAcl({ networkAclId: "acl-0", entries: [networkAclEntry(), networkAclEntry({ egress: true })] }),
    aclOf(["subnet-1"], entries, "acl-windows"),
  ];
  const verdictOn = (platform: string | undefined) =>
    need(
      { ...onInstances, routes: [nat], areas: { networkAcls, ec2Instances: [ec2Instance({ platform })] } },
      "ecr.api",
    ).verdict;
  expect(verdictOn("windows")).toBe("reachable");
  expect(verdictOn(undefined)).not.toBe("reachable");
  const exec = { launchType: "EC2", enableExecuteCommand: true, awsvpcConfiguration: { ...publicly } };
  const windows = { networkAcls, ec2Instances: [ec2Instance({ platform: "windows" })] };
  const unsaid = { operatingSystemFamily: undefined };
  const asked = { service: exec, routes: [nat], areas: windows };
  expect(need({ ...asked, definition: unsaid }, "ssmmessages").verdict).toBe("reachable");
  expect(need(asked, "ssmmessages").verdict).toBe("conditional");
});

test("Linux and Windows hosts of one subnet and group are asked apart: replies may come back to one of them alone", () => {
  const entries = [
    networkAclEntry({ ruleNumber: 90, protocol: "6", portRange: { from: 49152, to: 65535 } }),
    networkAclEntry({ egress: true }),
  ];
  const host = (id: string, address: string) =>
    networkInterface({
      networkInterfaceId: `eni-${id}`,
      privateIpAddress: address,
      attachment: { instanceId: id, deviceIndex: 0, status: "attached" },
    });
  const nodes = (startUpAccount().areas?.networkInterfaces ?? []).filter(
    ({ networkInterfaceId: id }) => id === "eni-nat",
  );
  const asked = (platforms: readonly (string | undefined)[]) =>
    need(
      {
        ...onInstances,
        routes: [nat],
        areas: {
          networkAcls: [
            networkAcl({ networkAclId: "acl-0", entries: [networkAclEntry(), networkAclEntry({ egress: true })] }),
            aclOf(["subnet-1"], entries, "acl-windows"),
          ],
          ec2Instances: platforms.map((platform, at) => ec2Instance({ instanceId: `i-${String(at)}`, platform })),
          ecsContainerInstances: platforms.map((_, at) =>
            ecsContainerInstance({
              containerInstanceArn: containerInstanceArn(`ci-${String(at)}`),
              ec2InstanceId: `i-${String(at)}`,
              agentConnected: false,
            }),
          ),
          networkInterfaces: [
            ...nodes,
            ...platforms.map((_, at) => host(`i-${String(at)}`, `10.0.1.${String(20 + at)}`)),
          ],
        },
      },
      "ecr.api",
    ).verdict;
  expect(asked(["windows", "windows"])).toBe("reachable");
  expect(asked(["windows", undefined])).not.toBe("reachable");
  expect(asked([undefined, "windows"])).not.toBe("unreachable");
});

test("a cluster without instances leaves it unknown what a task could reach", () => {
  expect(startUp({ ...onInstances, routes: [nat], areas: { ecsContainerInstances: [] } })).toMatchObject({
    verdict: "unknown",
    unknowns: [{ call: "ecs:DescribeContainerInstances" }],
  });
});

test("subnets that differ give a conditional need that names those which fail", () => {
  const service = {
    awsvpcConfiguration: { subnets: ["subnet-1", "subnet-9"], securityGroups: ["sg-1"], assignPublicIp: "ENABLED" },
  };
  const found = need({ service }, "ecr.api");
  expect(found.subnets.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual([
    "subnet-1 unreachable",
    "subnet-9 reachable",
  ]);
  expect(found).toMatchObject({ verdict: "conditional", by: "several" });
  expect(found.text).toBe("not in subnet-1: route table rtb-1 has no route to api.ecr.eu-west-1.amazonaws.com.");
});

test("a task definition without an execution role may ask nobody on Fargate; on instances it is the secrets that need one", () => {
  const definition = { hasExecutionRole: false };
  expect(need({ routes: [nat], definition }, "ecr.api")).toMatchObject({
    verdict: "unreachable",
    code: "EXECUTION_ROLE_MISSING",
  });
  expect(need({ ...onInstances, routes: [nat], definition }, "ecr.api").verdict).toBe("reachable");
  const container = { secrets: [{ name: "FLAG", valueFrom: "/web/flag" }] };
  expect(need({ ...onInstances, routes: [nat], container, definition: { hasExecutionRole: false } }, "ssm").code).toBe(
    "EXECUTION_ROLE_MISSING",
  );
});

test("platform versions before 1.4.0 start through an interface that is not seen", () => {
  const deployments = [{ status: "PRIMARY", platformVersion: "1.3.0" }];
  expect(startUp({ service: { deployments } })).toMatchObject({ verdict: "unknown", needs: [] });
});

test("a way out over IPv6 leaves it open whether names that answer there are reached", () => {
  const subnets = [subnet({ ipv6CidrBlocks: ["2001:db8::/64"] })];
  const routes = [route({ destinationIpv6CidrBlock: "::/0", egressOnlyInternetGatewayId: "eigw-1" })];
  expect(lines({ routes, areas: { subnets } })).toEqual([
    "ecr.api none unknown",
    "ecr.dkr none NO_ROUTE_TO_DESTINATION",
    "s3 none NO_ROUTE_TO_DESTINATION",
  ]);
});

test("endpoints that were not read leave it open where a name leads", () => {
  expect(need({ incomplete: ["vpcEndpoints"] }, "ecr.api")).toMatchObject({
    verdict: "unknown",
    unknowns: [{ call: "ec2:DescribeVpcEndpoints" }],
  });
});

test("a subnet that another account shares has endpoints that are not seen", () => {
  const subnets = [subnet({ ownerId: "222222222222" })];
  expect(need({ areas: { subnets } }, "ecr.api").verdict).toBe("unknown");
});

test("an endpoint that is about to be there is not counted on", () => {
  const vpcEndpoints = [vpcEndpoint({ state: "pending", networkInterfaceIds: [] })];
  expect(need({ routes: [nat], areas: { vpcEndpoints } }, "ecr.api").verdict).toBe("unknown");
});

test("the words are Japanese when asked for", () => {
  const answer = startUp({ routes: [nat] }, "ja");
  expect(answer.needs[0]?.text).toBe("NAT ゲートウェイ nat-1 経由");
});

test("services in one subnet with groups that let everything out are told apart where a group on the way knows them", () => {
  const groups = ["sg-1", "sg-3", "sg-4"];
  const account = startUpAccount({ routes: [defaultRoute({ networkInterfaceId: "eni-box" })] });
  const out = (groupId: string) =>
    securityGroupRule({ securityGroupRuleId: `out-${groupId}`, groupId, isEgress: true });
  const topology = buildTopology(
    snapshotOf({
      ...account,
      areas: {
        ...account.areas,
        ecsServices: groups.map((groupId) =>
          ecsService({
            serviceName: groupId,
            awsvpcConfiguration: { subnets: ["subnet-1"], securityGroups: [groupId], assignPublicIp: "DISABLED" },
          }),
        ),
        securityGroups: [...groups, "sg-box"].map((groupId) => securityGroup({ groupId })),
        securityGroupRules: [
          { ...out("sg-1"), ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" },
          { ...out("sg-3"), ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" },
          { ...out("sg-4"), ipProtocol: "tcp", fromPort: 22, toPort: 22, cidrIpv4: "0.0.0.0/0" },
          securityGroupRule({
            securityGroupRuleId: "in-box",
            groupId: "sg-box",
            ipProtocol: "-1",
            referencedGroupInfo: { groupId: "sg-1" },
          }),
        ],
        networkInterfaces: [
          networkInterface({
            networkInterfaceId: "eni-box",
            privateIpAddress: "10.0.1.99",
            groups: [{ groupId: "sg-box" }],
            sourceDestCheck: false,
          }),
        ],
      },
    }),
  );
  const answers = [...topology.services.values()].map((service) => startUpOfService(topology, service).needs[0]);
  expect(answers.map((one) => [one?.verdict, one?.blockers.map(({ urn }) => urn.split("/").at(-1))])).toEqual([
    ["unknown", []],
    ["unreachable", ["sg-box"]],
    ["unreachable", ["sg-4", "sg-box"]],
  ]);
});
