import { addressFamilyGap } from "#lib/findings/rules/dns-013-address-family-gap.ts";
import { loadBalancer } from "#tests/support/elbv2-records.ts";
import { hostedZone, resourceRecordSet } from "#tests/support/route53-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const given = (ipAddressType: string | undefined, ...types: readonly string[]): ScopeContents => ({
  areas: {
    loadBalancers: [loadBalancer({ ipAddressType })],
    hostedZones: [hostedZone()],
    resourceRecordSets: types.map((type) =>
      resourceRecordSet({
        type,
        aliasTarget: {
          hostedZoneId: "Z32O12XQLNTSW2",
          dnsName: "dualstack.front-1234567890.eu-west-1.elb.amazonaws.com",
        },
      }),
    ),
  },
});

testRule(addressFamilyGap, {
  fails: [
    {
      title: "a dual-stack load balancer with an A alias alone",
      given: given("dualstack", "A"),
      findings: [
        {
          subjectId: "Z1/www.example.com/A",
          says: "missing",
          severity: "low",
          confidence: "likely",
          values: { types: "A", family: "dualstack" },
        },
      ],
    },
    {
      title: "an AAAA alias of a load balancer that has IPv4 only",
      given: given("ipv4", "A", "AAAA"),
      findings: [{ subjectId: "Z1/www.example.com/AAAA", says: "empty", values: { types: "A, AAAA" } }],
    },
  ],
  passes: [
    { title: "both families have their alias", given: given("dualstack", "A", "AAAA") },
    {
      title: "a member of a routing set has its AAAA under another identifier",
      given: {
        areas: {
          ...given("dualstack").areas,
          resourceRecordSets: ["A", "AAAA"].map((type) =>
            resourceRecordSet({
              type,
              setIdentifier: `blue-${type}`,
              weight: 1,
              aliasTarget: { dnsName: "front-1234567890.eu-west-1.elb.amazonaws.com" },
            }),
          ),
        },
      },
    },
    { title: "IPv4 alone needs one", given: given("ipv4", "A") },
  ],
  unknown: [{ title: "the family was not told", given: given(undefined, "A"), because: "was not told" }],
});
