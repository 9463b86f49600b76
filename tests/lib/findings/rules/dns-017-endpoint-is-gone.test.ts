import { endpointIsGone } from "#lib/findings/rules/dns-017-endpoint-is-gone.ts";
import type { ResourceRecordSet } from "#lib/model/resources/route53.ts";
import type { VpcEndpoint } from "#lib/model/resources/vpc-endpoint.ts";
import { loadBalancer } from "#tests/support/elbv2-records.ts";
import { vpcEndpoint } from "#tests/support/gateway-records.ts";
import { earlierTargets } from "#tests/support/earlier.ts";
import { hostedZone, resourceRecordSet } from "#tests/support/route53-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const nameOf = (id: string, region = "eu-west-1") => `${id}-a1b2c3d4.sqs.${region}.vpce.amazonaws.com`;
const alias = (dnsName: string, overrides: Partial<ResourceRecordSet> = {}) =>
  resourceRecordSet({ aliasTarget: { hostedZoneId: "Z38GZ743OKFT7T", dnsName }, ...overrides });

const withEndpoints = (
  vpcEndpoints: readonly VpcEndpoint[],
  ...records: readonly ResourceRecordSet[]
): ScopeContents => ({ areas: { hostedZones: [hostedZone()], resourceRecordSets: records, vpcEndpoints } });

const given = (...records: readonly ResourceRecordSet[]): ScopeContents =>
  withEndpoints([vpcEndpoint({ vpcEndpointId: "vpce-1" })], ...records);

testRule(endpointIsGone, {
  fails: [
    {
      title: "an alias to an endpoint that an earlier snapshot saw",
      given: given(alias(nameOf("vpce-9"))),
      earlier: earlierTargets([nameOf("vpce-9")], { label: "vpce-9" }),
      findings: [
        {
          subjectId: "Z1/www.example.com/A",
          says: "only",
          severity: "high",
          confidence: "confirmed",
          values: {
            endpoint: "vpce-9",
            region: "eu-west-1",
            seen: "vpce-9 (111111111111/eu-west-1, 2026-11-19 12:00 UTC)",
          },
        },
      ],
    },
    {
      title: "of an account that keeps endpoints in that Region it most likely was its own",
      given: given(alias(nameOf("vpce-9"))),
      findings: [{ says: "only", severity: "high", confidence: "likely", values: { endpoint: "vpce-9", seen: "—" } }],
    },
    {
      title:
        "of one that keeps none there, it may be of an account outside the survey; those of a gateway have no names",
      given: withEndpoints([vpcEndpoint({ vpcEndpointType: "Gateway" })], alias(nameOf("vpce-9"))),
      findings: [
        {
          says: "onlyUnseen",
          severity: "medium",
          confidence: "possible",
          values: { endpoint: "vpce-9", accounts: "111111111111" },
          cli: undefined,
        },
      ],
    },
    {
      title: "an account that keeps load balancers there most likely had it too",
      given: { areas: { ...withEndpoints([], alias(nameOf("vpce-9"))).areas, loadBalancers: [loadBalancer()] } },
      findings: [{ says: "only", confidence: "likely" }],
    },
    {
      title: "of the European Sovereign Cloud too, whose names end otherwise",
      given: [given(alias("vpce-9-a1b2c3d4.sqs.eusc-de-east-1.vpce.amazonaws.eu")), { region: "eusc-de-east-1" }],
      findings: [
        { says: "onlyUnseen", confidence: "possible", values: { endpoint: "vpce-9", region: "eusc-de-east-1" } },
      ],
    },
    {
      title: "other members of the set still answer",
      given: given(
        alias(nameOf("vpce-9"), { setIdentifier: "a", weight: 1 }),
        alias(nameOf("vpce-1"), { setIdentifier: "b", weight: 1 }),
      ),
      earlier: earlierTargets(
        [nameOf("vpce-9")],
        { label: "vpce-9" },
        "aws/111111111111/global/record-set/Z1/www.example.com/A/a",
      ),
      findings: [{ says: "oneOfSeveral", severity: "medium" }],
    },
    {
      title: "of a set, one that may be of another account is low",
      given: [
        withEndpoints(
          [],
          alias(nameOf("vpce-9"), { setIdentifier: "a", weight: 1 }),
          alias(nameOf("vpce-1"), { setIdentifier: "b", weight: 1 }),
        ),
        { account: "222222222222", areas: { vpcEndpoints: [vpcEndpoint({ vpcEndpointId: "vpce-1" })] } },
      ],
      findings: [{ says: "oneOfSeveralUnseen", severity: "low", confidence: "possible" }],
    },
    {
      title: "so is a CNAME to one",
      given: given(resourceRecordSet({ type: "CNAME", values: [nameOf("vpce-9")] })),
      findings: [{ says: "only" }],
    },
    {
      title: "a member of another name, type or set answers for none of this",
      given: given(
        alias(nameOf("vpce-9"), { setIdentifier: "a", weight: 1 }),
        alias(nameOf("vpce-1"), { name: "other.example.com", setIdentifier: "b", weight: 1 }),
        alias(nameOf("vpce-1"), { type: "AAAA", setIdentifier: "c", weight: 1 }),
      ),
      findings: [{ subjectId: "Z1/www.example.com/A/a", says: "only" }],
    },
    {
      title: "two members that are both gone leave no answer",
      given: given(
        alias(nameOf("vpce-8"), { setIdentifier: "a", weight: 1 }),
        alias(nameOf("vpce-9"), { setIdentifier: "b", weight: 1 }),
      ),
      findings: [{ says: "only" }, { says: "only" }],
    },
  ],
  passes: [
    { title: "the endpoint is there", given: given(alias(nameOf("vpce-1"))) },
    { title: "names of other services are not surveyed", given: given(alias("d111111abcdef8.cloudfront.net")) },
  ],
  unknown: [
    {
      title: "an endpoint that was of an account which is surveyed no more may be there",
      given: given(alias(nameOf("vpce-9"))),
      earlier: earlierTargets([nameOf("vpce-9")], { account: "222222222222", label: "vpce-9" }),
      because: "222222222222/eu-west-1",
    },
    {
      title: "a Region that was not read may have it",
      given: given(alias(nameOf("vpce-9", "us-east-2"))),
      because: "us-east-2",
    },
    {
      title: "endpoints that were not read",
      given: { ...given(alias(nameOf("vpce-9"))), incomplete: ["vpcEndpoints"] },
      because: "vpcEndpoints",
    },
  ],
});
