import { expect } from "vitest";
import { loadBalancerIsGone } from "#lib/findings/rules/dns-003-load-balancer-is-gone.ts";
import type { ResourceRecordSet } from "#lib/model/resources/route53.ts";
import { loadBalancer, loadBalancerInterface } from "#tests/support/elbv2-records.ts";
import { earlierTargets } from "#tests/support/earlier.ts";
import { hostedZone, resourceRecordSet } from "#tests/support/route53-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const alias = (dnsName: string, hostedZoneId = "Z32O12XQLNTSW2"): Partial<ResourceRecordSet> => ({
  aliasTarget: { hostedZoneId, dnsName },
});
const living = "front-1234567890.eu-west-1.elb.amazonaws.com";
const dead = "front-1111111111.eu-west-1.elb.amazonaws.com";

/** No load balancer has this name or another id of it. */
const foreign = "app-1111111111.eu-west-1.elb.amazonaws.com";

const given = (...records: readonly Partial<ResourceRecordSet>[]): ScopeContents => ({
  areas: {
    loadBalancers: [loadBalancer()],
    hostedZones: [hostedZone()],
    resourceRecordSets: records.map((record) => resourceRecordSet(record)),
  },
});

/** An account that keeps no load balancer in that Region. */
const onlyNames = (...records: readonly Partial<ResourceRecordSet>[]): ScopeContents => ({
  areas: { ...given(...records).areas, loadBalancers: [] },
});

testRule(loadBalancerIsGone, {
  fails: [
    {
      title: "an alias of a name no load balancer has, while the zone's account has another of that name, is critical",
      given: given(alias(`dualstack.${dead}.`)),
      findings: [
        {
          subjectId: "Z1/www.example.com/A",
          says: "only",
          severity: "critical",
          confidence: "likely",
          values: { host: dead, successors: living },
          cli: expect.stringContaining(living) as string,
        },
      ],
    },
    {
      title: "of an account that keeps load balancers in that Region it most likely was its own",
      given: given(alias(foreign)),
      findings: [
        {
          says: "only",
          severity: "critical",
          confidence: "likely",
          values: { host: foreign, seen: "—", successors: "—" },
          cli: expect.stringContaining("DELETE") as string,
        },
      ],
    },
    {
      title: "an account that is surveyed alone, and only answers for names of others, is not told that they are gone",
      given: onlyNames(alias(dead)),
      findings: [
        {
          says: "onlyUnseen",
          severity: "high",
          confidence: "possible",
          values: { host: dead, accounts: "111111111111", successors: "—" },
          cli: undefined,
        },
      ],
    },
    {
      title: "its load balancers of another Region tell nothing of it",
      given: [onlyNames(alias(dead)), { region: "us-east-1", areas: { loadBalancers: [loadBalancer()] } }],
      findings: [{ says: "onlyUnseen", confidence: "possible" }],
    },
    {
      title: "a load balancer of that name in another account tells nothing of it",
      given: [onlyNames(alias(dead)), { account: "222222222222", areas: { loadBalancers: [loadBalancer()] } }],
      findings: [
        {
          says: "onlyUnseen",
          confidence: "possible",
          values: { accounts: "111111111111, 222222222222", successors: living },
          cli: undefined,
        },
      ],
    },
    {
      title: "a load balancer that an earlier snapshot saw is gone for certain",
      given: given(alias(foreign)),
      earlier: earlierTargets([foreign]),
      findings: [
        {
          says: "only",
          severity: "critical",
          confidence: "confirmed",
          values: { seen: "app/front/1 (111111111111/eu-west-1, 2026-11-19 12:00 UTC)" },
          cli: expect.stringContaining("DELETE") as string,
        },
      ],
    },
    {
      title: "so it is in a Region where only the account that had it is read",
      given: [
        { ...given(alias("app-1111111111.us-east-1.elb.amazonaws.com")) },
        { account: "222222222222", region: "us-east-1" },
      ],
      earlier: earlierTargets(["app-1111111111.us-east-1.elb.amazonaws.com"], {
        account: "222222222222",
        region: "us-east-1",
      }),
      findings: [{ says: "only", confidence: "confirmed" }],
    },
    {
      title: "one of several that may be of another account is medium",
      given: [
        onlyNames(
          { type: "CNAME", values: [foreign], setIdentifier: "old", weight: 1 },
          { type: "CNAME", values: [living], setIdentifier: "new", weight: 1 },
        ),
        { account: "222222222222", areas: { loadBalancers: [loadBalancer()] } },
      ],
      findings: [{ says: "oneOfSeveralUnseen", severity: "medium", confidence: "possible" }],
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
    {
      title: "a TXT record of the name answers nobody who connects",
      given: given(alias(dead), { type: "TXT", values: ["v=spf1 -all"] }),
      findings: [{ says: "only", severity: "critical" }],
    },
    {
      title: "another record that leads to a load balancer which is gone answers nobody either",
      given: given(
        { type: "CNAME", values: [dead], setIdentifier: "a", weight: 1 },
        { type: "CNAME", values: ["front-2222222222.eu-west-1.elb.amazonaws.com"], setIdentifier: "b", weight: 1 },
      ),
      findings: [{ says: "only" }, { says: "only" }],
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
      title: "a load balancer that was of an account which is surveyed no more may be there",
      given: given(alias(foreign)),
      earlier: earlierTargets([foreign], { account: "222222222222" }),
      because: "222222222222/eu-west-1",
    },
    {
      title: "so may one of a Region where the zone's account was not read",
      given: [
        given(alias("app-1111111111.us-east-1.elb.amazonaws.com")),
        { account: "222222222222", region: "us-east-1" },
      ],
      because: "It was not read",
    },
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
