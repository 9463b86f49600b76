import type { Place } from "./place.ts";
import type { AccountWorld, HostedZoneWorld, RegionWorld, World } from "./world.ts";

/** A world of one account and one Region, called by a read-only role. */
export function singleAccount(
  place: Place,
  spec: { readonly region: RegionWorld; readonly hostedZones: readonly HostedZoneWorld[] },
): World {
  const only: AccountWorld = {
    account: place.account,
    callerArn: `arn:aws:sts::${place.account}:assumed-role/roadstead-readonly/survey`,
    regions: { [place.region]: spec.region },
    hostedZones: spec.hostedZones,
    healthChecks: [],
  };
  return { accounts: [only] };
}
