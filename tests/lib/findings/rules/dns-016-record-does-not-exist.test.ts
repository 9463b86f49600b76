import { recordDoesNotExist } from "#lib/findings/rules/dns-016-record-does-not-exist.ts";
import type { HostedZone, ResourceRecordSet } from "#lib/model/resources/route53.ts";
import { cloudMapNamespace, hostedZone, resourceRecordSet } from "#tests/support/route53-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const cname = (to: string) => resourceRecordSet({ type: "CNAME", values: [`${to}.`] });
const alias = (to: string, type = "A") =>
  resourceRecordSet({ type, aliasTarget: { hostedZoneId: "Z1", dnsName: `${to}.` } });

const given = (records: readonly ResourceRecordSet[], zones: readonly Partial<HostedZone>[] = []): ScopeContents => ({
  areas: {
    hostedZones: [hostedZone(), ...zones.map((zone) => hostedZone(zone))],
    resourceRecordSets: records,
  },
});

const inside = { hostedZoneId: "Z2", name: "internal.example.com", privateZone: true };

testRule(recordDoesNotExist, {
  fails: [
    {
      title: "a CNAME to a name our zone does not have",
      given: given([cname("gone.example.com")]),
      findings: [
        {
          subjectId: "Z1/www.example.com/CNAME",
          says: "missing",
          severity: "high",
          confidence: "likely",
          values: { target: "gone.example.com", owner: "example.com" },
        },
      ],
    },
    {
      title: "an alias to a name without its type",
      given: given([alias("v4.example.com", "AAAA"), resourceRecordSet({ name: "v4.example.com" })]),
      findings: [{ says: "noType", values: { type: "AAAA", target: "v4.example.com" } }],
    },
  ],
  passes: [
    {
      title: "the name is there",
      given: given([cname("there.example.com"), resourceRecordSet({ name: "there.example.com" })]),
    },
    {
      title: "a CNAME is for every type",
      given: given([
        cname("key.example.com"),
        resourceRecordSet({ name: "key.example.com", type: "TXT", values: ['"k"'] }),
      ]),
    },
    {
      title: "a wildcard answers",
      given: given([cname("x.apps.example.com"), resourceRecordSet({ name: "*.apps.example.com" })]),
    },
    {
      title: "a name with others below it exists",
      given: given([cname("apps.example.com"), resourceRecordSet({ name: "a.apps.example.com" })]),
    },
    { title: "a name outside our zones is not ours to know", given: given([cname("gone.example.net")]) },
    {
      title: "a delegated child zone answers for itself",
      given: given([
        cname("gone.child.example.com"),
        resourceRecordSet({ name: "child.example.com", type: "NS", values: ["ns-1.example.net"] }),
      ]),
    },
    {
      title: "a private zone has the name: in its VPCs the record works",
      given: given(
        [cname("db.internal.example.com"), resourceRecordSet({ hostedZoneId: "Z2", name: "db.internal.example.com" })],
        [inside],
      ),
    },
    {
      title: "a name Cloud Map keeps is there while a task runs",
      given: {
        areas: {
          ...given([cname("web.svc.example.com")]).areas,
          cloudMapNamespaces: [cloudMapNamespace({ name: "svc.example.com" })],
        },
      },
    },
    {
      title: "the name of a load balancer is another rule's",
      given: given([cname("front-1234567890.eu-west-1.elb.amazonaws.com")]),
    },
  ],
  unknown: [
    {
      title: "Cloud Map may keep the name, where its namespaces were not read",
      given: { ...given([cname("gone.example.com")]), incomplete: ["cloudMapNamespaces"] },
      because: "cloudMapNamespaces",
    },
    {
      title: "a zone that was not read whole may have it",
      given: { ...given([cname("gone.example.com")]), incomplete: ["resourceRecordSets"] },
      because: "ListResourceRecordSets",
    },
  ],
});
