import type * as ec2 from "@aws-sdk/client-ec2";
import type { Operation, View } from "../wire.ts";
import { listing } from "./listing.ts";

/** The zones that have a subnet: an invented Region has no others. */
function zonesOf({ region, regionName }: View): readonly ec2.AvailabilityZone[] {
  const zoneIdByName = new Map(region.subnets.map((subnet) => [subnet.AvailabilityZone, subnet.AvailabilityZoneId]));
  return [...zoneIdByName]
    .map(([name, id]) => ({
      OptInStatus: "opt-in-not-required" as const,
      RegionName: regionName,
      ZoneName: name,
      ZoneId: id,
      GroupName: regionName,
      NetworkBorderGroup: regionName,
      ZoneType: "availability-zone",
      State: "available" as const,
    }))
    .sort((a, b) => ((a.ZoneName ?? "") < (b.ZoneName ?? "") ? -1 : 1));
}

const describeAvailabilityZones = listing<ec2.AvailabilityZone>({
  key: "AvailabilityZones",
  of: zonesOf,
  ids: {
    parameter: "ZoneName",
    id: (zone) => zone.ZoneName,
    code: "InvalidParameterValue",
    noun: "availability zone",
  },
  filters: {
    "zone-name": (zone) => zone.ZoneName,
    "zone-id": (zone) => zone.ZoneId,
    "zone-type": (zone) => zone.ZoneType,
    "region-name": (zone) => zone.RegionName,
    state: (zone) => zone.State,
  },
});

/** The Regions in which the account has something: an invented account has enabled no others. */
const describeRegions = listing<ec2.Region>({
  key: "Regions",
  of: ({ account }) =>
    Object.keys(account.regions).map((name) => ({
      RegionName: name,
      Endpoint: `ec2.${name}.amazonaws.com`,
      OptInStatus: "opt-in-not-required",
    })),
  ids: { parameter: "RegionName", id: (region) => region.RegionName, code: "InvalidParameterValue", noun: "region" },
  filters: { "region-name": (region) => region.RegionName, "opt-in-status": (region) => region.OptInStatus },
});

/** Where an account may put things. */
export const placeOperations: Readonly<Record<string, Operation>> = {
  DescribeAvailabilityZones: describeAvailabilityZones,
  DescribeRegions: describeRegions,
};
