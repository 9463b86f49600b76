import { loadBalancerIsGone } from "#lib/findings/rules/dns-003-load-balancer-is-gone.ts";
import type { ResourceRecordSet } from "#lib/model/resources/route53.ts";
import { loadBalancer, loadBalancerInterface } from "#tests/support/elbv2-records.ts";
import { hostedZone, resourceRecordSet } from "#tests/support/route53-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const alias = (dnsName: string, hostedZoneId = "Z32O12XQLNTSW2"): Partial<ResourceRecordSet> => ({
  aliasTarget: { hostedZoneId, dnsName },
});
const living = "front-1234567890.eu-west-1.elb.amazonaws.com";
const dead = "front-1111111111.eu-west-1.elb.amazonaws.com";

const given = (...records: readonly Partial<ResourceRecordSet>[]): ScopeContents => ({
  areas: {
    loadBalancers: [loadBalancer()],
    hostedZones: [hostedZone()],
    resourceRecordSets: records.map((record) => resourceRecordSet(record)),
  },
});

testRule(loadBalancerIsGone, {
  fails: [
    {
      title: "an alias of a name no load balancer has, the only record of its name, is critical",
      given: given(alias(`dualstack.${dead}.`)),
      findings: [
        {
          subjectId: "Z1/www.example.com/A",
          says: "only",
          severity: "critical",
          confidence: "likely",
          values: { host: dead, successors: living },
        },
      ],
    },
    {
      title: "a CNAME to it is high while another record of the name still leads somewhere",
      given: given(
        { type: "CNAME", values: [dead], setIdentifier: "old", weight: 1 },
        { type: "CNAME", values: [living], setIdentifier: "new", weight: 1 },
      ),
      findings: [{ subjectId: "Z1/www.example.com/CNAME/old", says: "oneOfSeveral", severity: "high" }],
    },
    {
      title: "a network load balancer's name is known by its own form",
      given: given(alias("tcp-0123456789abcdef.elb.eu-west-1.amazonaws.com")),
      findings: [{ says: "only", values: { successors: "—" } }],
    },
  ],
  passes: [
    {
      title: "a load balancer that is there is found whatever the case, prefix and trailing dot",
      given: given(alias(`dualstack.${living.toUpperCase()}.`)),
    },
    { title: "an alias to a record of the same zone is no load balancer", given: given(alias(dead, "Z1")) },
    {
      title: "an alias to a VPC endpoint or an API is not judged",
      given: given(alias("vpce-1.execute-api.eu-west-1.vpce.amazonaws.com")),
    },
    {
      title: "the zonal name of a Network Load Balancer is its own",
      given: {
        areas: {
          loadBalancers: [
            loadBalancer({ type: "network", dnsName: "tcp-0123456789abcdef.elb.eu-west-1.amazonaws.com" }),
          ],
          hostedZones: [hostedZone()],
          resourceRecordSets: [resourceRecordSet(alias("eu-west-1a.tcp-0123456789abcdef.elb.eu-west-1.amazonaws.com"))],
        },
      },
    },
  ],
  unknown: [
    {
      title: "a load balancer of a Region nobody read is unknown",
      given: given(alias("front-1.us-east-1.elb.amazonaws.com")),
      because: "us-east-1",
    },
    {
      title: "a Classic Load Balancer is seen by its interfaces only, and so it is unknown",
      given: {
        areas: {
          ...given(alias("old-123.eu-west-1.elb.amazonaws.com")).areas,
          networkInterfaces: [loadBalancerInterface("old")],
        },
      },
      because: "Classic",
    },
    {
      title: "load balancers that were not read in any one Region mute the rule",
      given: [given(alias(dead)), { region: "us-east-1", incomplete: ["loadBalancers"] }],
      because: "loadBalancers",
    },
  ],
});
