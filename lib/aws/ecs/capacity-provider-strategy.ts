import type { CapacityProviderStrategyItem } from "@aws-sdk/client-ecs";

/** A capacity provider strategy in the model's shape. */
export function capacityProviderStrategyOf(strategy: readonly CapacityProviderStrategyItem[] | undefined) {
  return (strategy ?? []).map(({ capacityProvider, weight, base }) => ({ capacityProvider, weight, base }));
}
