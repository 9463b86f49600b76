import { privateZoneNotAsked } from "#lib/findings/rules/dns-019-private-zone-not-asked.ts";
import type { ResolverRule } from "#lib/model/resources/resolver-rule.ts";
import type { HostedZone, ResourceRecordSet } from "#lib/model/resources/route53.ts";
import type { Vpc } from "#lib/model/resources/vpc.ts";
import { networkInterface, subnet, vpc } from "#tests/support/ec2-records.ts";
import { containerDefinition, ecsCluster, ecsService, ecsTaskDefinition } from "#tests/support/ecs-records.ts";
import { hostedZone, resolverRule, resourceRecordSet } from "#tests/support/route53-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

type Given = {
  readonly isAssociated?: boolean;
  readonly vpc?: Partial<Vpc>;
  readonly zone?: Partial<HostedZone>;
  readonly host?: string;
  readonly more?: readonly ResourceRecordSet[];
};

const given = ({
  isAssociated = false,
  vpc: own = {},
  zone = {},
  host = "db.internal.example.com",
  more = [],
}: Given = {}): ScopeContents => ({
  areas: {
    vpcs: [vpc(own)],
    subnets: [subnet()],
    vpcHostedZones: [
      {
        vpcId: "vpc-1",
        hostedZones: { known: true, value: isAssociated ? [{ hostedZoneId: "Z2", name: "internal.example.com" }] : [] },
      },
    ],
    hostedZones: [
      hostedZone(),
      hostedZone({ hostedZoneId: "Z2", name: "internal.example.com", privateZone: true, ...zone }),
    ],
    resourceRecordSets: [
      resourceRecordSet({ hostedZoneId: "Z2", name: "db.internal.example.com", values: ["10.0.1.10"] }),
      ...more,
    ],
    ecsClusters: [ecsCluster()],
    ecsTaskDefinitions: [
      ecsTaskDefinition({
        containerDefinitions: [
          containerDefinition({ networkReferences: [{ from: "environment", name: "DATABASE_HOST", host }] }),
        ],
      }),
    ],
    ecsServices: [ecsService()],
  },
});

const off = { known: true as const, value: false };

const ruled = (rule: Partial<ResolverRule>, of: Given = {}): ScopeContents => ({
  areas: { ...given(of).areas, resolverRules: [resolverRule(rule)] },
});
const deaf: Given = { isAssociated: true, vpc: { enableDnsHostnames: off } };

testRule(privateZoneNotAsked, {
  fails: [
    {
      title: "a Resolver rule for another domain helps nobody",
      given: ruled({ domainName: "corp.example.com" }),
      findings: [{ says: "elsewhere" }],
    },
    {
      title: "a rule answers nothing either while DNS support is off",
      given: ruled({ domainName: "internal.example.com" }, { ...deaf, vpc: { enableDnsSupport: off } }),
      findings: [{ says: "attributes" }],
    },
    {
      title: "the zone is not associated with the VPC whose tasks ask",
      given: given(),
      findings: [
        {
          subjectId: "Z2",
          says: "elsewhere",
          severity: "medium",
          confidence: "likely",
          values: { clients: "web", names: "db.internal.example.com", vpcs: "vpc-1", where: "web app: DATABASE_HOST" },
          cli: "aws route53 associate-vpc-with-hosted-zone --hosted-zone-id Z2 --vpc VPCRegion=eu-west-1,VPCId=vpc-1",
        },
      ],
    },
    {
      title: "the only VPC it is associated with does not ask private zones",
      given: given({ isAssociated: true, vpc: { enableDnsHostnames: off } }),
      findings: [{ says: "attributes", values: { vpcs: "vpc-1" } }],
    },
  ],
  passes: [
    {
      title: "a Resolver rule for the suffix has the name answered elsewhere",
      given: ruled({ domainName: "example.com" }),
    },
    {
      title: "a rule has the names of the zone answered, where DNS host names are off",
      given: ruled({ domainName: "internal.example.com" }, deaf),
    },
    { title: "it is associated, and asked", given: given({ isAssociated: true }) },
    { title: "nobody there asks for a name of it", given: given({ host: "db.other.example.com" }) },
    { title: "the zone does not have the name either", given: given({ host: "cache.internal.example.com" }) },
    {
      title: "split horizon: the public zone answers there",
      given: given({ more: [resourceRecordSet({ name: "db.internal.example.com" })] }),
    },
    {
      title: "a zone that Cloud Map keeps is another rule's",
      given: given({ zone: { linkedServicePrincipal: "servicediscovery.amazonaws.com" } }),
    },
  ],
  unknown: [
    {
      title: "the only VPC may have its names forwarded, where rules were not read",
      given: { ...given(deaf), incomplete: ["resolverRules"] },
      because: "resolverRules",
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
          ...given({ vpc: { dhcpOptionsId: "dopt-1" } }).areas,
          dhcpOptions: [
            { dhcpOptionsId: "dopt-1", dhcpConfigurations: [{ key: "domain-name-servers", values: ["10.0.0.53"] }] },
          ],
        },
      },
      because: "10.0.0.53",
    },
  ],
});
