import type { CapacityProvider } from "#lib/model/resources/ecs-cluster.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";

/** Where the next task of a service starts; `mixed` when its capacity providers are of both kinds. */
export type Launch = "fargate" | "ec2" | "external" | "mixed";

/** What a service starts its tasks on. A capacity provider without an Auto Scaling group is Fargate's or managed by ECS. */
export function launchOf(service: EcsService, providers: ReadonlyMap<string, CapacityProvider>): Launch {
  const strategy = service.capacityProviderStrategy;
  if (strategy.length > 0) {
    const onFargate = strategy.filter(({ capacityProvider }) => isFargate(capacityProvider, providers));
    if (onFargate.length === 0) return "ec2";
    return onFargate.length === strategy.length ? "fargate" : "mixed";
  }
  switch (service.launchType ?? primaryTaskSet(service)?.launchType) {
    case "FARGATE":
      return "fargate";
    case "EXTERNAL":
      return "external";
    default:
      return "ec2";
  }
}

function isFargate(name: string, providers: ReadonlyMap<string, CapacityProvider>): boolean {
  return name.startsWith("FARGATE") && providers.get(name)?.autoScalingGroupArn === undefined;
}

/** The providers that add instances by themselves: through managed scaling, or because ECS keeps their instances (Managed Instances). */
export function growingProviders(providers: readonly CapacityProvider[]): ReadonlySet<string> {
  return new Set(providers.filter(isGrowing).map(({ name }) => name));
}

/** Whether a provider adds instances by itself. */
export function isGrowing(provider: CapacityProvider): boolean {
  return provider.managedScalingStatus === "ENABLED" || isManaged(provider);
}

/** Whether a provider is one of ECS Managed Instances: it has neither an Auto Scaling group nor a scaling of it. */
export function isManaged({ name, autoScalingGroupArn, managedScalingStatus }: CapacityProvider): boolean {
  return managedScalingStatus === undefined && autoScalingGroupArn === undefined && !name.startsWith("FARGATE");
}

/** The subnets in which the next task of an awsvpc service gets its interface: the service's own, or its task set's. */
export function launchSubnets(service: EcsService): readonly string[] {
  const deployment = service.deployments.find(({ status }) => status === "PRIMARY");
  const configuration =
    service.awsvpcConfiguration ?? primaryTaskSet(service)?.awsvpcConfiguration ?? deployment?.awsvpcConfiguration;
  return [...new Set(configuration?.subnets ?? [])];
}

function primaryTaskSet({ taskSets }: EcsService): EcsService["taskSets"][number] | undefined {
  return taskSets.find(({ status }) => status === "PRIMARY");
}
