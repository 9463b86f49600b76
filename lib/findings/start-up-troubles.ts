import type { SubnetOutcome, StartUpNeed } from "#lib/analysis/startup/answer.ts";
import { startUpOfService } from "#lib/analysis/startup/start-up.ts";
import type { ServicePlace, Topology } from "#lib/graph/topology.ts";
import type { AreaName } from "#lib/model/areas.ts";
import type { VpcEndpoint } from "#lib/model/resources/vpc-endpoint.ts";
import { parseUrn } from "#lib/model/urn.ts";
import type { Because } from "./finding.ts";
import { distinct, fact } from "./fact.ts";
import { isWanted } from "./service-state.ts";
import { inScope } from "./in-scope.ts";
import { oncePer, oncePerScope } from "./once-per.ts";

/** A need of a service as seen from one of its subnets. */
export type NeedIn = { readonly service: ServicePlace; readonly need: StartUpNeed; readonly outcome: SubnetOutcome };

/** The areas a start-up check rests on besides those of tasks, routes and endpoints; what was not read of these makes it say `unknown` by itself. */
export const startUpAreas = [
  "vpcs",
  "securityGroups",
  "securityGroupRules",
  "networkInterfaces",
  "internetGateways",
  "managedPrefixLists",
  "dhcpOptions",
  "vpcHostedZones",
] as const satisfies readonly AreaName[];

/** What every service that is meant to run needs, subnet by subnet. */
export const needsInScope = oncePerScope((topology, scope): readonly NeedIn[] =>
  inScope(topology.services, scope)
    .filter(({ item }) => isWanted(item))
    .flatMap((service) => needsOfService(topology, service)),
);

/** Those of them that certainly go unmet: of thousands next to none, and several rules look for their reasons. */
export const unmetInScope = oncePerScope((topology, scope): readonly NeedIn[] =>
  needsInScope(topology, scope).filter(({ outcome }) => outcome.verdict === "unreachable"),
);

/** What a service needs, subnet by subnet. */
export const needsOfService = oncePer(
  (service: ServicePlace) => service,
  (topology, service): readonly NeedIn[] =>
    startUpOfService(topology, service).needs.flatMap((need) =>
      need.subnets.map((outcome) => ({ service, need, outcome })),
    ),
);

/** Why nothing is known of what a service needs; empty when something is. */
export function whyNoNeeds(topology: Topology, service: ServicePlace): readonly string[] {
  const { needs, unknowns } = startUpOfService(topology, service);
  return needs.length > 0 ? [] : unknowns.map(({ text }) => text);
}

const gateways = new Set(["route-table", "nat-gateway", "internet-gateway", "vpc"]);

/** Nothing leads there: no route, one that is dead, or a gateway that cannot carry it; a missing public address is another matter. */
export function hasNoWay({ outcome }: NeedIn): boolean {
  return (
    outcome.verdict === "unreachable" &&
    outcome.blockers.some(
      (blocker) =>
        blocker.direction === "request" &&
        !lacksAddress(blocker) &&
        !blocker.code.startsWith("DNS_") &&
        gateways.has(parseUrn(blocker.urn)?.kind ?? ""),
    )
  );
}

/** The route leads to an internet gateway, which drops what has no public address. */
export function hasNoAddress({ outcome }: NeedIn): boolean {
  return outcome.verdict === "unreachable" && outcome.blockers.some(lacksAddress);
}

/** Whether a blocker is an internet gateway that drops what has no public address. */
export function lacksAddress({ code }: { readonly code: string }): boolean {
  return code === "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS";
}

/** Which end's security groups stop it; none when anything else stops it too. */
export function shutBy({ outcome }: NeedIn): { readonly egress?: string; readonly ingress?: string } {
  const { verdict, blockers } = outcome;
  if (verdict !== "unreachable" || blockers.some(({ code }) => code !== "ENI_SG_RULES_MISMATCH")) return {};
  const of = (side: "egress" | "ingress") => blockers.find((blocker) => blocker.side === side)?.urn;
  const [egress, ingress] = [of("egress"), of("ingress")];
  return { ...(egress === undefined ? {} : { egress }), ...(ingress === undefined ? {} : { ingress }) };
}

/** The names of what is needed, each once, in the order a start meets them. */
export function namesOf(needs: readonly NeedIn[]): readonly string[] {
  return distinct(needs.map(({ need }) => need.service));
}

/** The services that need it, each once. */
export function servicesOf(needs: readonly NeedIn[]): readonly ServicePlace[] {
  return distinct(needs.map(({ service }) => service));
}

/** Who asks for what: `logs (app: awslogs)`. */
export function reasonsOf(needs: readonly NeedIn[]): readonly string[] {
  return distinct(needs.map(({ need }) => `${need.service} (${need.why.join(", ")})`));
}

/** The needs as evidence, each once for each service. */
export function factsOf(needs: readonly NeedIn[]): readonly Because[] {
  const byText = new Map(
    needs.map(({ service, need }) => {
      const text = `${need.why.join(", ")} → ${need.host}:${String(need.port)}`;
      return [`${service.urn} ${text}`, fact(service.urn, "ecsTaskDefinitions", text)];
    }),
  );
  return [...byText.values()];
}

/** Whether no VPC endpoint can ever serve a need: a public registry, or a service of another Region. */
export function isBeyondEndpoints({ need }: NeedIn): boolean {
  return need.kind === "internet" || (need.kind === "aws-service" && need.endpoint === undefined);
}

/** Amazon S3 is out of reach though its gateway endpoint is in the VPC: only the route to it is missing. */
export function isStorageOffTable({ need }: NeedIn, endpoints: readonly VpcEndpoint[]): boolean {
  return storageGateway(need, endpoints) !== undefined;
}

/** The gateway endpoint that would serve a need, among those of its VPC. */
export function storageGateway(need: StartUpNeed, endpoints: readonly VpcEndpoint[]): VpcEndpoint | undefined {
  if (need.endpoint?.type !== "Gateway") return undefined;
  return endpoints.find(
    ({ vpcEndpointType, serviceName, state }) =>
      vpcEndpointType === "Gateway" &&
      serviceName === need.endpoint?.serviceName &&
      state?.toLowerCase() === "available",
  );
}
