import { cnameToALoadBalancer } from "#lib/findings/rules/dns-012-cname-to-a-load-balancer.ts";
import type { ResourceRecordSet } from "#lib/model/resources/route53.ts";
import { loadBalancer } from "#tests/support/elbv2-records.ts";
import { hostedZone, resourceRecordSet } from "#tests/support/route53-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const dnsName = "front-1234567890.eu-west-1.elb.amazonaws.com";
const given = (record: Partial<ResourceRecordSet>): ScopeContents => ({
  areas: {
    loadBalancers: [loadBalancer()],
    hostedZones: [hostedZone()],
    resourceRecordSets: [resourceRecordSet({ type: "CNAME", values: [dnsName], ...record })],
  },
});

testRule(cnameToALoadBalancer, {
  fails: [
    {
      title: "a CNAME to a load balancer of ours is right, and could be an alias",
      given: given({}),
      findings: [
        {
          subjectId: "Z1",
          severity: "info",
          confidence: "likely",
          values: { count: 1, list: `www.example.com → ${dnsName}` },
        },
      ],
    },
  ],
  passes: [
    { title: "an alias", given: given({ type: "A", aliasTarget: { dnsName }, values: [] }) },
    { title: "a CNAME to another provider", given: given({ values: ["www.example.net"] }) },
  ],
  unknown: [
    {
      title: "zones that were not read mute it",
      given: { ...given({}), incomplete: ["hostedZones"] },
      because: "hostedZones",
    },
  ],
});
