import { addressesGuides } from "./addresses.ts";
import { balancersGuides } from "./balancers.ts";
import { discoveryGuides } from "./discovery.ts";
import { dnsGuides } from "./dns.ts";
import { groupsGuides } from "./groups.ts";
import { interfacesGuides } from "./interfaces.ts";
import { observationGuides } from "./observation.ts";
import { portsGuides } from "./ports.ts";
import { routesGuides } from "./routes.ts";
import { servicesGuides } from "./services.ts";
import type { RuleGuide, RuleGuides } from "./rule-guide.ts";

/** Every guide, by the id of its rule. */
export const ruleGuides: RuleGuides = {
  ...dnsGuides,
  ...discoveryGuides,
  ...interfacesGuides,
  ...addressesGuides,
  ...portsGuides,
  ...groupsGuides,
  ...routesGuides,
  ...balancersGuides,
  ...servicesGuides,
  ...observationGuides,
};

/** The guide to a rule; `undefined` when it has none yet. */
export function guideOf(ruleId: string): RuleGuide | undefined {
  return Object.hasOwn(ruleGuides, ruleId) ? ruleGuides[ruleId] : undefined;
}
