import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { ContainerDefinition, EcsTaskDefinition } from "#lib/model/resources/ecs-task-definition.ts";

/** What a Fargate task must reach before it runs, and why. */
export type EndpointNeed = {
  /** The last part of the endpoint's service name: `ecr.api`, `s3`, `logs`; or a host no endpoint leads to. */
  readonly service: string;
  /** `none`: only the internet leads there. */
  readonly endpoint: "Interface" | "Gateway" | "none";
  /** The container and what of it asks: `app: image`. */
  readonly why: string;
};

/** Registries of the public internet; a registry we do not know may be on a private network. */
const publicRegistries = new Set([
  "docker.io",
  "ghcr.io",
  "quay.io",
  "public.ecr.aws",
  "gcr.io",
  "registry.k8s.io",
  "mcr.microsoft.com",
]);

/**
 * What tasks of a service need on their way out on platform version 1.4.0 and later, one need a service and container.
 * Source: ECS developer guide, "Amazon ECS interface VPC endpoints"; ECR user guide, "Amazon ECR interface VPC endpoints".
 */
export function endpointNeeds(
  service: EcsService,
  definition: EcsTaskDefinition,
  region: string,
): readonly EndpointNeed[] {
  const needs = definition.containerDefinitions.flatMap((container) => [
    ...imageNeeds(container, region),
    ...logNeeds(container, region),
    ...secretNeeds(container),
  ]);
  const exec: EndpointNeed = { service: "ssmmessages", endpoint: "Interface", why: "enableExecuteCommand" };
  return service.enableExecuteCommand === true ? [...needs, exec] : needs;
}

/** The registry an image comes from. */
export function registryOf(image: string): string {
  const [first = "", ...rest] = image.split("/");
  const isHost = rest.length > 0 && (first.includes(".") || first.includes(":") || first === "localhost");
  return isHost ? first.toLowerCase() : "docker.io";
}

function imageNeeds({ name, image }: ContainerDefinition, region: string): readonly EndpointNeed[] {
  if (image === undefined) return [];
  const why = `${name}: image`;
  const registry = registryOf(image);
  const ecr = /^\d{12}\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?$/.exec(registry);
  if (ecr === null) return publicRegistries.has(registry) ? [{ service: registry, endpoint: "none", why }] : [];
  if (ecr[1] !== region) return [{ service: registry, endpoint: "none", why }];
  return [
    { service: "ecr.api", endpoint: "Interface", why },
    { service: "ecr.dkr", endpoint: "Interface", why },
    { service: "s3", endpoint: "Gateway", why },
  ];
}

function logNeeds({ name, logDriver, logOptions }: ContainerDefinition, region: string): readonly EndpointNeed[] {
  if (logDriver !== "awslogs") return [];
  const why = `${name}: awslogs`;
  const isHere = logOptions?.region === undefined || logOptions.region === region;
  return [
    isHere
      ? { service: "logs", endpoint: "Interface", why }
      : { service: `logs.${logOptions.region ?? ""}`, endpoint: "none", why },
  ];
}

function secretNeeds({
  name,
  secrets,
  logSecretOptions,
  repositoryCredentials,
}: ContainerDefinition): readonly EndpointNeed[] {
  const sources = [...secrets, ...logSecretOptions].map((secret) => ({
    from: secret.valueFrom,
    why: `${name}: ${secret.name}`,
  }));
  const registry =
    repositoryCredentials === undefined ? [] : [{ from: repositoryCredentials, why: `${name}: repositoryCredentials` }];
  return [...sources, ...registry].map(({ from, why }) => ({
    service: /^arn:[^:]*:secretsmanager:/.test(from) ? "secretsmanager" : "ssm",
    endpoint: "Interface",
    why,
  }));
}
