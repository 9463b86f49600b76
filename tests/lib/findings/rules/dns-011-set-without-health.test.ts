import { setWithoutHealth } from "#lib/findings/rules/dns-011-set-without-health.ts";
import type { ResourceRecordSet } from "#lib/model/resources/route53.ts";
import { hostedZone, resourceRecordSet } from "#tests/support/route53-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const alias = (setIdentifier: string, overrides: Partial<ResourceRecordSet>, evaluateTargetHealth = false) =>
  resourceRecordSet({
    setIdentifier,
    aliasTarget: {
      hostedZoneId: "Z32O12XQLNTSW2",
      dnsName: `${setIdentifier}-1.eu-west-1.elb.amazonaws.com`,
      evaluateTargetHealth,
    },
    ...overrides,
  });

const given = (...records: readonly ResourceRecordSet[]): ScopeContents => ({
  areas: { hostedZones: [hostedZone()], resourceRecordSets: records },
});

testRule(setWithoutHealth, {
  fails: [
    {
      title: "a primary that is never found unhealthy never fails over",
      given: given(alias("a", { failover: "PRIMARY" }), alias("b", { failover: "SECONDARY" })),
      findings: [
        {
          subjectId: "Z1/www.example.com/A/a",
          says: "primary",
          severity: "medium",
          confidence: "likely",
          values: { count: 1, list: "a" },
        },
      ],
    },
    {
      title: "two weighted aliases are one finding",
      given: given(alias("a", { weight: 50 }), alias("b", { weight: 50 })),
      findings: [{ says: "member", severity: "low", values: { count: 2, list: "a, b" } }],
    },
    { title: "one by latency", given: given(alias("a", { region: "eu-west-1" })), findings: [{ says: "member" }] },
  ],
  passes: [
    { title: "the target's health is evaluated", given: given(alias("a", { failover: "PRIMARY" }, true)) },
    {
      title: "a health check of its own will do",
      given: given(alias("a", { failover: "PRIMARY", healthCheckId: "hc-1" })),
    },
    { title: "the secondary is the last resort", given: given(alias("b", { failover: "SECONDARY" })) },
    { title: "a simple alias has nothing to choose", given: given(alias("a", { setIdentifier: undefined })) },
    { title: "weight 0 is chosen only when nothing else is left", given: given(alias("a", { weight: 0 })) },
  ],
  unknown: [
    {
      title: "zones that were not read mute it",
      given: { ...given(alias("a", { weight: 1 })), incomplete: ["hostedZones"] },
      because: "hostedZones",
    },
  ],
});
