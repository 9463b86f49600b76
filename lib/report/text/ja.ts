import type { RuleText } from "#lib/findings/rule.ts";
import { addressesInJapanese } from "./ja/addresses.ts";
import { balancersInJapanese } from "./ja/balancers.ts";
import { capacityInJapanese } from "./ja/capacity.ts";
import { chainsInJapanese } from "./ja/chains.ts";
import { discoveryInJapanese } from "./ja/discovery.ts";
import { filtersInJapanese } from "./ja/filters.ts";
import { gatewaysInJapanese } from "./ja/gateways.ts";
import { interfacesInJapanese } from "./ja/interfaces.ts";
import { kubernetesInJapanese } from "./ja/kubernetes.ts";
import { namesInJapanese } from "./ja/names.ts";
import { observabilityInJapanese } from "./ja/observability.ts";
import { pathsInJapanese } from "./ja/paths.ts";
import { recordsInJapanese } from "./ja/records.ts";
import { registrationsInJapanese } from "./ja/registrations.ts";
import { servicesInJapanese } from "./ja/services.ts";
import { startUpInJapanese } from "./ja/start-up.ts";
import { targetsInJapanese } from "./ja/targets.ts";
import { tidinessInJapanese } from "./ja/tidiness.ts";

/** The Japanese of every rule, by its id: the same sentences and the same places as the English in the rule. */
export const japanese: { readonly [ruleId: string]: RuleText<string> } = {
  ...namesInJapanese,
  ...capacityInJapanese,
  ...pathsInJapanese,
  ...filtersInJapanese,
  ...gatewaysInJapanese,
  ...startUpInJapanese,
  ...targetsInJapanese,
  ...tidinessInJapanese,
  ...balancersInJapanese,
  ...registrationsInJapanese,
  ...discoveryInJapanese,
  ...recordsInJapanese,
  ...chainsInJapanese,
  ...addressesInJapanese,
  ...interfacesInJapanese,
  ...kubernetesInJapanese,
  ...observabilityInJapanese,
  ...servicesInJapanese,
};
