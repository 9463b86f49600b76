import type { Reading } from "./reading.ts";
import { albInARecordReading } from "./readings/alb-in-a-record.ts";
import { bridgePortGapReading } from "./readings/bridge-port-gap.ts";
import { calmCrossroadsReading } from "./readings/calm-crossroads.ts";
import { calmReading } from "./readings/calm.ts";
import { crowdedHostsReading } from "./readings/crowded-hosts.ts";
import { discoveryGoneReading } from "./readings/discovery-gone.ts";
import { drySubnetsReading } from "./readings/dry-subnets.ts";
import { eniWallReading } from "./readings/eni-wall.ts";
import { halfBlindReading } from "./readings/half-blind.ts";
import { halfRegisteredReading } from "./readings/half-registered.ts";
import { harbourReading } from "./readings/harbour.ts";
import { namesAdriftReading } from "./readings/names-adrift.ts";
import { nearTheLimitsReading } from "./readings/near-the-limits.ts";
import { oldQuarterReading } from "./readings/old-quarter.ts";
import { oneWayAclReading } from "./readings/one-way-acl.ts";
import { outgrownReading } from "./readings/outgrown.ts";
import { privateImageReading } from "./readings/private-image.ts";
import { publicByAccidentReading } from "./readings/public-by-accident.ts";
import { sharedWithEksReading } from "./readings/shared-with-eks.ts";
import { shutDoorsReading } from "./readings/shut-doors.ts";
import { tenThousandReading } from "./readings/ten-thousand.ts";
import { twoShoresReading } from "./readings/two-shores.ts";

/** The guided reading of each scenario, by its id. */
export const readings: { readonly [scenario: string]: Reading } = {
  harbour: harbourReading,
  "eni-wall": eniWallReading,
  "dry-subnets": drySubnetsReading,
  "crowded-hosts": crowdedHostsReading,
  "shared-with-eks": sharedWithEksReading,
  "alb-in-a-record": albInARecordReading,
  "one-way-acl": oneWayAclReading,
  "bridge-port-gap": bridgePortGapReading,
  "shut-doors": shutDoorsReading,
  "public-by-accident": publicByAccidentReading,
  "private-image": privateImageReading,
  "two-shores": twoShoresReading,
  "old-quarter": oldQuarterReading,
  "half-registered": halfRegisteredReading,
  "discovery-gone": discoveryGoneReading,
  "names-adrift": namesAdriftReading,
  "half-blind": halfBlindReading,
  calm: calmReading,
  "calm-crossroads": calmCrossroadsReading,
  "ten-thousand": tenThousandReading,
  outgrown: outgrownReading,
  "near-the-limits": nearTheLimitsReading,
};
