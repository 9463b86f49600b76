import { privateZoneHidesPublicName } from "#lib/findings/rules/dns-009-private-zone-hides-public-name.ts";
import type { ResolverRule } from "#lib/model/resources/resolver-rule.ts";
import type { ResourceRecordSet } from "#lib/model/resources/route53.ts";
import { networkInterface, subnet, vpc } from "#tests/support/ec2-records.ts";
import { containerDefinition, ecsCluster, ecsService, ecsTaskDefinition } from "#tests/support/ecs-records.ts";
import { hostedZone, resolverRule, resourceRecordSet } from "#tests/support/route53-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

type Given = {
  readonly inside?: readonly ResourceRecordSet[];
  readonly host?: string;
  readonly zones?: readonly { readonly hostedZoneId: string; readonly name: string }[];
  readonly hasTasks?: boolean;
};

const privateZone = { hostedZoneId: "Z2", name: "example.com" };
const inPrivate = (name: string) => resourceRecordSet({ hostedZoneId: "Z2", name, values: ["10.0.1.10"] });

const given = ({
  inside = [],
  host = "www.example.com",
  zones = [privateZone],
  hasTasks = true,
}: Given = {}): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    subnets: [subnet()],
    vpcHostedZones: [{ vpcId: "vpc-1", hostedZones: { known: true, value: zones } }],
    hostedZones: [
      hostedZone(),
      hostedZone({ ...privateZone, privateZone: true }),
      hostedZone({ hostedZoneId: "Z3", name: "www.example.com", privateZone: true }),
    ],
    resourceRecordSets: [
      resourceRecordSet(),
      resourceRecordSet({ name: "_acme.example.com", type: "CNAME", values: ["x.example.net"] }),
      resourceRecordSet({ hostedZoneId: "Z3", name: "www.example.com", values: ["10.0.1.11"] }),
      ...inside,
    ],
    ecsClusters: [ecsCluster()],
    ecsTaskDefinitions: [
      ecsTaskDefinition({
        containerDefinitions: [
          containerDefinition({
            networkReferences: [{ from: "environment", name: "SITE_URL", scheme: "https", host }],
          }),
        ],
      }),
    ],
    ecsServices: hasTasks ? [ecsService()] : [],
  },
});

const ruled = (rule: Partial<ResolverRule>): ScopeContents => ({
  areas: { ...given().areas, resolverRules: [resolverRule(rule)] },
});

testRule(privateZoneHidesPublicName, {
  fails: [
    {
      title: "a Resolver rule for a domain above the zone comes after it",
      given: ruled({ domainName: "com" }),
      findings: [{ says: "used", values: { names: "www.example.com" } }],
    },
    {
      title: "a rule of another VPC answers there, not here",
      given: ruled({ domainName: "example.com", associations: [{ vpcId: "vpc-2", status: "COMPLETE" }] }),
      findings: [{ says: "used" }],
    },
    {
      title: "a rule that is not in force yet answers for nothing",
      given: ruled({ domainName: "example.com", associations: [{ vpcId: "vpc-1", status: "CREATING" }] }),
      findings: [{ says: "used" }],
    },
    {
      title: "a task uses a public name that its VPC's private zone does not have",
      given: given(),
      findings: [
        {
          subjectId: "Z2",
          says: "used",
          severity: "medium",
          confidence: "likely",
          values: { clients: "web", names: "www.example.com", vpcs: "vpc-1", hidden: 1, where: "web app: SITE_URL" },
        },
      ],
    },
    {
      title: "one that no task is known to use is possible",
      given: given({ host: "other.example.net" }),
      findings: [
        { says: "unused", severity: "low", confidence: "possible", values: { count: 1, list: "www.example.com" } },
      ],
    },
  ],
  passes: [
    { title: "a Resolver rule for the zone's own name comes first", given: ruled({ domainName: "example.com" }) },
    { title: "so does a rule for the name itself", given: ruled({ domainName: "www.example.com" }) },
    { title: "the private zone has the name too", given: given({ inside: [inPrivate("www.example.com")] }) },
    { title: "a wildcard of the private zone answers", given: given({ inside: [inPrivate("*.example.com")] }) },
    {
      title: "a private zone with a longer name takes the question",
      given: given({ zones: [privateZone, { hostedZoneId: "Z3", name: "www.example.com" }] }),
    },
    { title: "no task runs where the zone answers", given: given({ hasTasks: false }) },
    { title: "the zone is associated with no VPC of ours", given: given({ zones: [] }) },
  ],
  unknown: [
    {
      title: "records of the private zone that were not read may have the name",
      given: { ...given(), incomplete: ["resourceRecordSets"] },
      because: "The records of example.com",
    },
    {
      title: "a rule may be shared that forwards by another account's endpoint, where rules were not read",
      given: { ...given(), incomplete: ["resolverRules"] },
      because: "resolverRules",
    },
    {
      title: "rules that were not read may answer, where an outbound endpoint is there",
      given: {
        areas: {
          ...given().areas,
          networkInterfaces: [networkInterface({ description: "Route 53 Resolver: rslvr-out-1:rni-1" })],
        },
        incomplete: ["resolverRules"],
      },
      because: "rslvr-out-1",
    },
    {
      title: "servers of one's own answer what we cannot see",
      given: {
        areas: {
          ...given().areas,
          vpcs: [vpc({ dhcpOptionsId: "dopt-1" })],
          dhcpOptions: [
            { dhcpOptionsId: "dopt-1", dhcpConfigurations: [{ key: "domain-name-servers", values: ["10.0.0.53"] }] },
          ],
        },
      },
      because: "10.0.0.53",
    },
  ],
});
