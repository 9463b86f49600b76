import { ListHostedZonesByVPCCommand, type VPCRegion } from "@aws-sdk/client-route-53";
import { defineCollector } from "../collector.ts";
import { allOf, inOrder } from "../in-order.ts";
import { mapKnown } from "../map-known.ts";
import { recordName, zoneId } from "./record-name.ts";

/** The private hosted zones that answer in each VPC, those of other accounts included; one call a VPC. */
export const vpcHostedZones = defineCollector({
  area: "vpcHostedZones",
  actions: ["route53:ListHostedZonesByVPC"],
  after: ["vpcs"],
  read: ({ aws: { route53 }, scope, pages, known, gathered }) =>
    inOrder(gathered.vpcs, 4, async ({ vpcId: VPCId }) => ({
      vpcId: VPCId,
      hostedZones: await known(VPCId, () =>
        allOf(
          pages(
            "route53:ListHostedZonesByVPC",
            (NextToken) =>
              route53.send(
                // An open set of names; the SDK's type lists those it knew when it was built.
                new ListHostedZonesByVPCCommand({
                  VPCId,
                  VPCRegion: scope.region as VPCRegion,
                  MaxItems: 100,
                  NextToken,
                }),
              ),
            (page) => [page.HostedZoneSummaries, page.NextToken],
          ),
        ),
      ),
    })),
  normalise: ({ vpcId, hostedZones }) => ({
    vpcId,
    hostedZones: mapKnown(hostedZones, (zones) =>
      zones.map(({ HostedZoneId, Name, Owner }) => ({
        hostedZoneId: HostedZoneId && zoneId(HostedZoneId),
        name: Name && recordName(Name),
        owningAccount: Owner?.OwningAccount,
        owningService: Owner?.OwningService,
      })),
    ),
  }),
});
