import {
  type GeoLocation,
  ListResourceRecordSetsCommand,
  type ListResourceRecordSetsResponse,
  type RRType,
} from "@aws-sdk/client-route-53";
import { defineCollector } from "../collector.ts";
import { allOf, inOrder } from "../in-order.ts";
import { nextPage } from "./next-page.ts";
import { recordName, zoneId } from "./record-name.ts";

/** The records of every hosted zone. Pages go on by name, type and set identifier. */
export const resourceRecordSets = defineCollector({
  area: "resourceRecordSets",
  actions: ["route53:ListResourceRecordSets"],
  after: ["hostedZones"],
  async *read({ aws: { route53 }, pages, known, gathered }) {
    const listed = inOrder(gathered.hostedZones, 4, async ({ hostedZoneId: HostedZoneId }) => {
      const records = await known(HostedZoneId, () =>
        allOf(
          pages(
            "route53:ListResourceRecordSets",
            (start) =>
              route53.send(new ListResourceRecordSetsCommand({ HostedZoneId, MaxItems: 300, ...startOf(start) })),
            (page) => [page.ResourceRecordSets, nextPage(page.IsTruncated, startAfter(page))],
          ),
        ),
      );
      return records.known ? records.value.map((record) => ({ hostedZoneId: HostedZoneId, record })) : [];
    });
    for await (const records of listed) yield* records;
  },
  normalise: ({ hostedZoneId, record }) => ({
    hostedZoneId,
    name: record.Name && recordName(record.Name),
    type: record.Type,
    ttl: record.TTL,
    setIdentifier: record.SetIdentifier,
    weight: record.Weight,
    region: record.Region,
    failover: record.Failover,
    multiValueAnswer: record.MultiValueAnswer,
    geoLocation: geoLocation(record.GeoLocation),
    healthCheckId: record.HealthCheckId,
    aliasTarget: record.AliasTarget && {
      hostedZoneId: record.AliasTarget.HostedZoneId && zoneId(record.AliasTarget.HostedZoneId),
      dnsName: record.AliasTarget.DNSName && recordName(record.AliasTarget.DNSName),
      evaluateTargetHealth: record.AliasTarget.EvaluateTargetHealth,
    },
    values: (record.ResourceRecords ?? []).map(({ Value }) => Value),
  }),
});

/** The three fields by which a listing goes on, as one token; the set identifier is last, for it may hold anything. */
function startAfter(page: ListResourceRecordSetsResponse): string | undefined {
  const { NextRecordName, NextRecordType, NextRecordIdentifier } = page;
  if (NextRecordName === undefined) return undefined;
  return [NextRecordName, NextRecordType ?? "", NextRecordIdentifier ?? ""].join("\n");
}

function startOf(token: string | undefined) {
  if (token === undefined) return {};
  const [StartRecordName, type, ...identifier] = token.split("\n");
  const StartRecordIdentifier = identifier.join("\n");
  return {
    StartRecordName,
    // Route 53's own answer, given back to it.
    ...(type === undefined || type === "" ? {} : { StartRecordType: type as RRType }),
    ...(StartRecordIdentifier === "" ? {} : { StartRecordIdentifier }),
  };
}

/** `EU`, `JP`, `US/CA`, `*`. */
function geoLocation(location: GeoLocation | undefined): string | undefined {
  if (location === undefined) return undefined;
  return location.ContinentCode ?? [location.CountryCode, location.SubdivisionCode].filter(Boolean).join("/");
}
