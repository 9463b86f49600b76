import type { Scenario } from "./scenario.ts";
import { albInARecord } from "./scenarios/alb-in-a-record.ts";
import { bridgePortGap } from "./scenarios/bridge-port-gap.ts";
import { calm } from "./scenarios/calm.ts";
import { calmCrossroads } from "./scenarios/calm-crossroads.ts";
import { crowdedHosts } from "./scenarios/crowded-hosts.ts";
import { drySubnets } from "./scenarios/dry-subnets.ts";
import { discoveryGone } from "./scenarios/discovery-gone.ts";
import { eniWall } from "./scenarios/eni-wall.ts";
import { halfBlind } from "./scenarios/half-blind.ts";
import { halfRegistered } from "./scenarios/half-registered.ts";
import { harbour } from "./scenarios/harbour.ts";
import { nearTheLimits } from "./scenarios/near-the-limits.ts";
import { oldQuarter } from "./scenarios/old-quarter.ts";
import { namesAdrift } from "./scenarios/names-adrift.ts";
import { oneWayAcl } from "./scenarios/one-way-acl.ts";
import { outgrown } from "./scenarios/outgrown.ts";
import { privateImage } from "./scenarios/private-image.ts";
import { publicByAccident } from "./scenarios/public-by-accident.ts";
import { sharedWithEks } from "./scenarios/shared-with-eks.ts";
import { shutDoors } from "./scenarios/shut-doors.ts";
import { tenThousand } from "./scenarios/ten-thousand.ts";
import { twoShores } from "./scenarios/two-shores.ts";

/** The scenarios a reader can look through, in menu order; the first is the default. Most tests look at each of them whole. */
export const scenarios: readonly Scenario[] = [
  harbour,
  eniWall,
  drySubnets,
  crowdedHosts,
  sharedWithEks,
  albInARecord,
  oneWayAcl,
  bridgePortGap,
  shutDoors,
  publicByAccident,
  privateImage,
  twoShores,
  oldQuarter,
  outgrown,
  nearTheLimits,
  halfRegistered,
  discoveryGone,
  namesAdrift,
  halfBlind,
  calm,
  calmCrossroads,
];

/** Every scenario there is. The last is large: one test surveys it. */
export const scenarioMenu: readonly Scenario[] = [...scenarios, tenThousand];

/** The scenario of this id; `undefined` when there is none. */
export function findScenario(id: string): Scenario | undefined {
  return scenarioMenu.find((scenario) => scenario.id === id);
}
