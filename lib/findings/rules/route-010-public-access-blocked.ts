import { blockPublicAccess } from "#lib/analysis/reach/block-public-access.ts";
import { clientPorts } from "#lib/analysis/reach/client-ports.ts";
import { sayIn } from "#lib/analysis/reach/sentences.ts";
import { packetOf, type Walk } from "#lib/analysis/reach/step.ts";
import { worldOf } from "#lib/analysis/reach/world.ts";
import type { LoadBalancerPlace, OwnedInterface, ServicePlace, Topology, VpcPlace } from "#lib/graph/topology.ts";
import type { Ip } from "#lib/net/ip.ts";
import { parseIp } from "#lib/net/ip.ts";
import { everyPort } from "#lib/net/port-set.ts";
import { TCP } from "#lib/net/protocol.ts";
import { trafficOf } from "#lib/net/traffic.ts";
import { fact, listed } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule } from "../rule.ts";
import { isWanted } from "../service-state.ts";
import { needsOfService, startUpAreas } from "../start-up-troubles.ts";
import { subjectOf } from "../subject.ts";

/** A VPC, and what in it is meant to meet the internet. */
type Subject = {
  readonly vpc: VpcPlace;
  readonly balancers: readonly LoadBalancerPlace[];
  readonly services: readonly ServicePlace[];
};

/** ROUTE-010: VPC Block Public Access stops what is meant to meet the internet. */
export const publicAccessBlocked = defineRule({
  id: "ROUTE-010",
  slug: "public-access-blocked",
  severity: "high",
  level: "regional",
  needs: [
    "vpcBlockPublicAccessOptions",
    "vpcBlockPublicAccessExclusions",
    "loadBalancers",
    "ecsServices",
    "ecsTasks",
    "ecsTaskDefinitions",
    "subnets",
    "routeTables",
    "natGateways",
    "vpcEndpoints",
    ...startUpAreas,
  ],
  partialIsFine: ["ecsTasks", "ecsTaskDefinitions", "routeTables", "natGateways", "vpcEndpoints", ...startUpAreas],
  text: {
    title: "VPC Block Public Access stops the way to the internet",
    why: "The setting holds for every VPC of the Region, whatever routes, security groups and public addresses say. An internet-facing load balancer looks whole and answers nobody.",
    fix: "Exclude the VPC or the subnets that are meant to be public, with allow-bidirectional for what is called from outside and allow-egress for what only calls, or turn the setting off.",
    limits: "What else stops the same traffic is not judged here.",
    says: {
      blocked: "VPC Block Public Access ({mode}) cuts {vpc} off from the internet: {what}",
    },
    figures: {
      blocked: "Mode: {mode}. Exclusions: {exclusions}. Load balancers: {loadBalancers}. Services: {services}.",
    },
  },
  references: ["https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html"],
  subjects: ({ scope, topology, items }) => {
    const isOn = items.vpcBlockPublicAccessOptions.some(
      ({ internetGatewayBlockMode = "off" }) => internetGatewayBlockMode !== "off",
    );
    const balancers = inScope(topology.loadBalancers, scope).filter(({ item }) => item.scheme === "internet-facing");
    const services = isOn ? inScope(topology.services, scope).filter(({ item }) => isWanted(item)) : [];
    return inScope(topology.vpcs, scope).map((vpc): Subject => ({
      vpc,
      balancers: isOn ? balancers.filter(({ item }) => item.vpcId === vpc.item.vpcId) : [],
      services: services.filter((service) => vpcOf(topology, service) === vpc.urn),
    }));
  },
  check: ({ vpc, balancers, services }, { topology, scope, items }) => {
    const shut = balancers.filter(({ interfaces }) => interfaces.some((owned) => isBlocked(topology, owned, "in")));
    const cut = services.filter(
      (service) =>
        service.tasks.some(
          ({ networkInterface }) => networkInterface !== undefined && isBlocked(topology, networkInterface, "out"),
        ) ||
        needsOfService(topology, service).some(({ outcome }) => outcome.blockers.some(({ code }) => code === CODE)),
    );
    if (shut.length + cut.length === 0) return [];
    const mode = items.vpcBlockPublicAccessOptions[0]?.internetGatewayBlockMode ?? "?";
    const names = [...shut.map(({ item }) => item.loadBalancerName), ...cut.map(({ item }) => item.serviceName)];
    const exclusions = items.vpcBlockPublicAccessExclusions.map(
      ({ exclusionId, resourceArn, internetGatewayExclusionMode }) =>
        `${exclusionId} ${resourceArn?.split("/").at(-1) ?? "?"} ${internetGatewayExclusionMode ?? "?"}`,
    );
    return [
      {
        ...subjectOf(vpc.urn),
        says: "blocked",
        confidence: "likely",
        values: {
          vpc: vpc.item.vpcId,
          mode,
          what: listed(names),
          exclusions: listed(exclusions) || "—",
          loadBalancers: listed(shut.map(({ item }) => item.loadBalancerName)) || "—",
          services: listed(cut.map(({ item }) => item.serviceName)) || "—",
        },
        affected: [...shut.map(({ urn }) => urn), ...cut.map(({ urn }) => urn)],
        because: [fact(vpc.urn, "vpcBlockPublicAccessOptions", `internetGatewayBlockMode = ${mode}`)],
        cli: awsCommand(scope.region, "ec2 create-vpc-block-public-access-exclusion", {
          "vpc-id": vpc.item.vpcId,
          "internet-gateway-exclusion-mode": shut.length > 0 ? "allow-bidirectional" : "allow-egress",
        }),
        about: [
          vpc.urn,
          ...shut.map(({ urn }) => urn),
          ...cut.flatMap(({ urn, targetGroupUrns }) => [urn, ...targetGroupUrns]),
        ],
      },
    ];
  },
});

const CODE = "VPC_BLOCK_PUBLIC_ACCESS_ENABLED";

function vpcOf(topology: Topology, service: ServicePlace): string | undefined {
  const [subnetId] = service.item.awsvpcConfiguration?.subnets ?? [];
  const [task] = service.tasks;
  const id = subnetId ?? task?.networkInterface?.item.subnetId ?? "";
  return topology.subnets.get(`aws/${service.account}/${service.region}/subnet/${id}`)?.vpcUrn;
}

/** Any address of the internet: the setting does not look at it. */
const anybody: Ip = { family: 4, value: 0x08080808 };

/** Whether the setting stops what the internet sends to an interface, or what it sends itself from its public address. */
function isBlocked(topology: Topology, owned: OwnedInterface, way: "in" | "out"): boolean {
  const ip = parseIp(owned.item.privateIpAddress ?? "");
  if (ip === undefined || owned.item.association?.publicIp === undefined) return false;
  const walk: Walk = {
    world: worldOf(topology),
    say: sayIn("en"),
    protocol: TCP,
    ports: everyPort,
    sourcePorts: clientPorts.any,
    request: trafficOf(TCP, everyPort),
    reply: trafficOf(TCP, clientPorts.any),
  };
  const ends = way === "in" ? { source: anybody, destination: ip } : { source: ip, destination: anybody };
  const packet = packetOf(walk, "request", ends);
  const station = { kind: "interface", node: owned.urn, owned, ip } as const;
  return blockPublicAccess(walk, { station, packet, isOutboundOnly: false })?.code === CODE;
}
