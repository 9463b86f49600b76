import { ListHostedZonesCommand } from "@aws-sdk/client-route-53";
import { defineCollector } from "../collector.ts";
import { nextPage } from "./next-page.ts";
import { recordName, zoneId } from "./record-name.ts";

/** Hosted zones, public and private. */
export const hostedZones = defineCollector({
  area: "hostedZones",
  actions: ["route53:ListHostedZones"],
  read: ({ aws: { route53 }, pages }) =>
    pages(
      "route53:ListHostedZones",
      (Marker) => route53.send(new ListHostedZonesCommand({ MaxItems: 100, Marker })),
      (page) => [page.HostedZones, nextPage(page.IsTruncated, page.NextMarker)],
    ),
  normalise: (zone) => ({
    hostedZoneId: zone.Id && zoneId(zone.Id),
    name: zone.Name && recordName(zone.Name),
    privateZone: zone.Config?.PrivateZone ?? false,
    comment: zone.Config?.Comment,
    resourceRecordSetCount: zone.ResourceRecordSetCount,
    linkedServicePrincipal: zone.LinkedService?.ServicePrincipal,
  }),
});
