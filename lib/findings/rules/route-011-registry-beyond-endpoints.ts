import { registryOf } from "#lib/analysis/startup/registry.ts";
import type { ServicePlace, Topology } from "#lib/graph/topology.ts";
import { urnOf } from "#lib/model/urn.ts";
import { defaultRouteText } from "../default-route.ts";
import { distinct, fact, listed } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { defineRule, type Saying } from "../rule.ts";
import { isWanted } from "../service-state.ts";
import { startUpSymptom, startUpSymptoms } from "../start-up-symptom.ts";
import {
  hasNoWay,
  isBeyondEndpoints,
  namesOf,
  needsOfService,
  startUpAreas,
  type NeedIn,
} from "../start-up-troubles.ts";
import { subjectOf } from "../subject.ts";

type Sentence = "beyond" | "firstPull";

/** A service, and what it needs that no endpoint leads to. */
type Subject = {
  readonly service: ServicePlace;
  readonly beyond: readonly NeedIn[];
  readonly needs: readonly NeedIn[];
};

/** The prefixes AWS proposes for repositories of a pull-through cache. */
const cachePrefixes = new Set(["docker-hub", "ecr-public", "quay", "kubernetes", "github", "gitlab", "azure"]);

/** ROUTE-011: a task's image is where no endpoint leads, and its subnet has no other way. */
export const registryBeyondEndpoints = defineRule({
  id: "ROUTE-011",
  slug: "registry-beyond-endpoints",
  severity: "high",
  level: "regional",
  needs: [
    "ecsServices",
    "ecsTasks",
    "ecsTaskDefinitions",
    "ecsContainerInstances",
    "subnets",
    "routeTables",
    "natGateways",
    "vpcEndpoints",
    ...startUpAreas,
  ],
  partialIsFine: ["ecsTasks", "ecsContainerInstances", ...startUpAreas],
  text: {
    title: "The image is where no endpoint leads",
    why: "Endpoints lead to services of one's own Region only. Docker Hub, other public registries and Amazon ECR of another Region are on the internet: a subnet that has endpoints and no way out never reaches them. The first pull through an ECR pull-through cache needs a way out, too.",
    fix: "Copy the image to a repository of this Region, or give the subnet a route to a NAT gateway.",
    limits:
      "A registry on a private host is not judged. Whether a repository belongs to a pull-through cache is only guessed from its name.",
    says: {
      beyond:
        "Tasks of {service} cannot start in {subnets}: nothing leads to {registries} from there, and no endpoint can",
      firstPull:
        "Tasks of {service} may not start in {subnets}: {registries} looks like a pull-through cache, whose first pull needs a way out",
    },
    figures: {
      beyond: "Images: {images}. Default routes: {routes}.",
      firstPull: "Images: {images}. Default routes: {routes}.",
    },
  },
  references: [
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache.html",
  ],
  subjects: ({ scope, topology }) =>
    inScope(topology.services, scope)
      .filter(({ item }) => isWanted(item))
      .map((service): Subject => {
        const needs = needsOfService(topology, service);
        return { service, needs, beyond: beyondOf(needs) };
      }),
  check: (subject, { topology }) => {
    const { service, beyond } = subject;
    if (beyond.length > 0) {
      const symptoms = startUpSymptoms(topology, [service], "any");
      return [finding(topology, subject, { says: "beyond", found: beyond, symptoms })];
    }
    const cached = firstPulls(topology, subject);
    if (cached.length === 0) return [];
    return [finding(topology, subject, { says: "firstPull", found: cached, symptoms: [] })];
  },
});

/** What is beyond all endpoints in subnets that lack nothing else: where endpoints are missing too, ROUTE-001 says so. */
function beyondOf(needs: readonly NeedIn[]): readonly NeedIn[] {
  const stranded = needs.filter(hasNoWay);
  const isOnlyBeyond = ({ outcome }: NeedIn) =>
    stranded.filter((other) => other.outcome.urn === outcome.urn).every(isBeyondEndpoints);
  return stranded.filter((one) => isBeyondEndpoints(one) && isOnlyBeyond(one));
}

/** Images that look cached, pulled through endpoints by tasks that time out and never ran. */
function firstPulls(topology: Topology, { service, needs }: Subject): readonly NeedIn[] {
  const isFailing = service.tasks.length === 0 && startUpSymptom(topology, service, "any") !== undefined;
  if (!isFailing || !imagesOf(service).some(isCached)) return [];
  return needs.filter(({ need, outcome }) => need.service === "ecr.dkr" && outcome.by === "interface-endpoint");
}

function imagesOf({ taskDefinition }: ServicePlace): readonly string[] {
  return (taskDefinition?.containerDefinitions ?? []).flatMap(({ image }) => image ?? []);
}

function isCached(image: string): boolean {
  const registry = registryOf(image);
  return registry.kind === "ecr" && cachePrefixes.has(registry.repository.split("/")[0] ?? "");
}

type Found = {
  readonly says: Sentence;
  readonly found: readonly NeedIn[];
  readonly symptoms: ReturnType<typeof startUpSymptoms>;
};

function finding(topology: Topology, { service }: Subject, { says, found, symptoms }: Found): Saying<Sentence> {
  const subnets = distinct(found.map(({ outcome }) => outcome.id));
  const tables = subnets.flatMap((id) => topology.subnets.get(urnOf(service, "subnet", id))?.routeTable ?? []);
  const images = imagesOf(service).filter((image) => says === "beyond" || isCached(image));
  return {
    ...subjectOf(service.urn),
    discriminator: says,
    says,
    ...(symptoms.length > 0 ? { severity: "critical" as const } : {}),
    confidence: says === "firstPull" ? "possible" : symptoms.length > 0 ? "confirmed" : "likely",
    values: {
      service: service.item.serviceName,
      subnets: listed(subnets),
      registries: says === "beyond" ? listed(namesOf(found)) : listed(images),
      images: listed(images),
      routes: listed(distinct(tables.map((table) => defaultRouteText(topology, table)))) || "—",
    },
    affected: [service.urn],
    because: [
      ...symptoms,
      ...images.map((image) => fact(service.urn, "ecsTaskDefinitions", `image = ${image}`)),
      ...distinct(tables).map((table) =>
        fact(table.urn, "routeTables", `${table.item.routeTableId}: 0.0.0.0/0 → ${defaultRouteText(topology, table)}`),
      ),
    ],
    about: [service.urn, ...found.map(({ outcome }) => outcome.urn), ...service.targetGroupUrns],
  };
}
