import type { Placed } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { VpcEndpoint } from "#lib/model/resources/vpc-endpoint.ts";
import type { Vpc } from "#lib/model/resources/vpc.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import { callsByOwnName, passedEndpoint } from "../endpoint-names.ts";
import { distinct, fact, listed } from "../fact.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule, type Saying } from "../rule.ts";
import { startUpSymptoms } from "../start-up-symptom.ts";
import { factsOf, namesOf, needsInScope, servicesOf, startUpAreas, type NeedIn } from "../start-up-troubles.ts";
import { subjectOf } from "../subject.ts";

type Sentence = "past" | "bypassed" | "noDns";

/** An interface endpoint whose name leads elsewhere, or a VPC that resolves nothing, and the needs that suffer. */
type Subject =
  | {
      readonly kind: "endpoint";
      readonly endpoint: Placed<VpcEndpoint>;
      readonly past: readonly NeedIn[];
      readonly hostnames: string;
    }
  | { readonly kind: "vpc"; readonly urn: Urn; readonly vpc: Vpc; readonly lost: readonly NeedIn[] };

/** ROUTE-008: an endpoint is there, and the service's name does not lead to it. */
export const endpointNameLeadsPast = defineRule({
  id: "ROUTE-008",
  slug: "endpoint-name-leads-past",
  severity: "high",
  level: "regional",
  needs: [
    "ecsServices",
    "ecsTasks",
    "ecsTaskDefinitions",
    "ecsContainerInstances",
    "subnets",
    "routeTables",
    "vpcEndpoints",
    ...startUpAreas,
  ],
  partialIsFine: ["ecsTasks", "ecsContainerInstances", "routeTables", ...startUpAreas],
  text: {
    title: "An endpoint is there, and its name leads past it",
    why: "Agents and SDKs call a service by its public name. Only private DNS makes that name lead to the endpoint, and it needs both DNS attributes of the VPC. Otherwise the name has public addresses, and the endpoint stands unused.",
    fix: "Turn private DNS on for the endpoint, with enableDnsSupport and enableDnsHostnames of the VPC; or associate a private hosted zone for the name that leads to the endpoint.",
    limits:
      "Only the names a task needs to start are seen. An endpoint may be meant for callers that use its own name: where the public name works, this is only possible.",
    says: {
      past: "{services} do not find the endpoint {endpoint}: the name of {awsService} leads to public addresses, which nothing reaches from there",
      bypassed: "{services} pass the endpoint {endpoint} by: the name of {awsService} leads to public addresses",
      noDns: "Names do not resolve in {vpc}: {attribute} is off, and {services} cannot find {awsService}",
    },
    figures: {
      past: "privateDnsEnabled = {privateDns}; enableDnsHostnames of {vpc} = {hostnames}. Subnets: {subnets}.",
      bypassed: "privateDnsEnabled = {privateDns}; enableDnsHostnames of {vpc} = {hostnames}. Subnets: {subnets}.",
      noDns: "{attribute} of {vpc} = false. Subnets: {subnets}.",
    },
  },
  references: [
    "https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html",
    "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-dns.html",
  ],
  subjects: ({ scope, topology, items }) => {
    const needs = needsInScope(topology, scope);
    const vpcOf = ({ outcome }: NeedIn) => topology.subnets.get(outcome.urn)?.item.vpcId;
    const endpointsIn = groupBy(items.vpcEndpoints, ({ vpcId }) => vpcId ?? "");
    const passed = groupBy(
      needs.flatMap((one) => {
        const endpoint = passedEndpoint(one, endpointsIn.get(vpcOf(one) ?? "") ?? []);
        return endpoint === undefined || isWithoutDns(one) ? [] : [{ id: endpoint.vpcEndpointId, one }];
      }),
      ({ id }) => id,
    );
    const lost = groupBy(needs.filter(isWithoutDns), vpcOf);
    const hostnames = new Map(items.vpcs.map((vpc) => [vpc.vpcId, attributeText(vpc.enableDnsHostnames)]));
    return [
      ...items.vpcEndpoints
        .filter(({ vpcEndpointType }) => vpcEndpointType === "Interface")
        .map((item): Subject => ({
          kind: "endpoint",
          endpoint: { ...scope, urn: urnOf(scope, "vpc-endpoint", item.vpcEndpointId), item },
          past: (passed.get(item.vpcEndpointId) ?? []).map(({ one }) => one),
          hostnames: hostnames.get(item.vpcId ?? "") ?? "?",
        })),
      ...items.vpcs.map((vpc): Subject => ({
        kind: "vpc",
        urn: urnOf(scope, "vpc", vpc.vpcId),
        vpc,
        lost: lost.get(vpc.vpcId) ?? [],
      })),
    ];
  },
  check: (subject, { topology, scope }) => {
    if (subject.kind === "vpc") {
      if (subject.lost.length === 0) return [];
      const symptoms = startUpSymptoms(topology, servicesOf(subject.lost), "unresolved");
      return [withoutDns(subject, symptoms, scope.region)];
    }
    const failing = subject.past.filter(({ outcome }) => outcome.verdict === "unreachable");
    if (failing.length > 0) {
      const symptoms = startUpSymptoms(topology, servicesOf(failing), "public");
      return [pastEndpoint(subject, { says: "past", needs: failing, symptoms, region: scope.region })];
    }
    const working = subject.past.filter(({ service }) => !callsByOwnName(service));
    if (working.length === 0) return [];
    return [pastEndpoint(subject, { says: "bypassed", needs: working, symptoms: [], region: scope.region })];
  },
});

function isWithoutDns({ outcome }: NeedIn): boolean {
  return outcome.blockers.some(({ code }) => code === "DNS_ATTR_DISABLED");
}

function attributeText(read: Vpc["enableDnsHostnames"]): string {
  return read.known ? String(read.value) : "?";
}

type Symptoms = ReturnType<typeof startUpSymptoms>;
type Past = {
  readonly says: "past" | "bypassed";
  readonly needs: readonly NeedIn[];
  readonly symptoms: Symptoms;
  readonly region: string;
};

function common(needs: readonly NeedIn[]) {
  const services = servicesOf(needs);
  return {
    values: {
      services: listed(services.map(({ item }) => item.serviceName)),
      awsService: listed(namesOf(needs)),
      subnets: listed(distinct(needs.map(({ outcome }) => outcome.id))),
    },
    affected: services.map(({ urn }) => urn),
    about: services.flatMap(({ urn, targetGroupUrns }) => [urn, ...targetGroupUrns]),
  };
}

function pastEndpoint(
  { endpoint, hostnames }: Extract<Subject, { readonly kind: "endpoint" }>,
  { says, needs, symptoms, region }: Past,
): Saying<Sentence> {
  const { values, affected, about } = common(needs);
  const { item } = endpoint;
  const isFailing = says === "past";
  return {
    ...subjectOf(endpoint.urn),
    says,
    severity: isFailing ? (symptoms.length > 0 ? "critical" : "high") : "low",
    confidence: isFailing ? (symptoms.length > 0 ? "confirmed" : "likely") : "possible",
    values: {
      ...values,
      endpoint: item.vpcEndpointId,
      vpc: item.vpcId ?? "?",
      privateDns: String(item.privateDnsEnabled === true),
      hostnames,
    },
    affected,
    because: [
      ...symptoms,
      fact(
        endpoint.urn,
        "vpcEndpoints",
        `${item.vpcEndpointId}: privateDnsEnabled = ${String(item.privateDnsEnabled === true)}`,
      ),
      fact(urnOf(endpoint, "vpc", item.vpcId ?? ""), "vpcs", `enableDnsHostnames = ${hostnames}`),
      ...factsOf(needs),
    ],
    cli: [
      // Private DNS cannot be turned on in a VPC without host names.
      ...(item.privateDnsEnabled === true || hostnames === "false"
        ? [awsCommand(region, "ec2 modify-vpc-attribute --enable-dns-hostnames", { "vpc-id": item.vpcId ?? "" })]
        : []),
      ...(item.privateDnsEnabled === true
        ? []
        : [
            awsCommand(region, "ec2 modify-vpc-endpoint --private-dns-enabled", {
              "vpc-endpoint-id": item.vpcEndpointId,
            }),
          ]),
    ].join("\n"),
    about: [endpoint.urn, ...about],
  };
}

function withoutDns(
  { urn, vpc, lost }: Extract<Subject, { readonly kind: "vpc" }>,
  symptoms: Symptoms,
  region: string,
): Saying<Sentence> {
  const { values, affected, about } = common(lost);
  // The name of a file system needs both.
  const isSupportOff = vpc.enableDnsSupport.known && !vpc.enableDnsSupport.value;
  const [attribute, option] = isSupportOff
    ? ["enableDnsSupport", "enable-dns-support"]
    : ["enableDnsHostnames", "enable-dns-hostnames"];
  return {
    ...subjectOf(urn),
    says: "noDns",
    severity: symptoms.length > 0 ? "critical" : "high",
    confidence: symptoms.length > 0 ? "confirmed" : "likely",
    values: { ...values, vpc: vpc.vpcId, attribute },
    affected,
    because: [...symptoms, fact(urn, "vpcs", `${attribute} = false`), ...factsOf(lost)],
    cli: awsCommand(region, `ec2 modify-vpc-attribute --${option}`, { "vpc-id": vpc.vpcId }),
    about: [urn, ...about],
  };
}
