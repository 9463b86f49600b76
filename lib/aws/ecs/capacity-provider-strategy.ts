import type { CapacityProviderStrategyItem } from "@aws-sdk/client-ecs";

/**
 * A capacity provider strategy in the model's shape. AWS takes a provider by its ARN too, and tells it as it was given: everybody
 * who compares it with the providers of an account or of an instance does so by its short name.
 */
export function capacityProviderStrategyOf(strategy: readonly CapacityProviderStrategyItem[] | undefined) {
  return (strategy ?? []).map(({ capacityProvider, weight, base }) => ({
    capacityProvider: capacityProvider?.slice(capacityProvider.lastIndexOf("/") + 1),
    weight,
    base,
  }));
}
