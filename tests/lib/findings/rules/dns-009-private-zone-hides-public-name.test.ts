import { privateZoneHidesPublicName } from "#lib/findings/rules/dns-009-private-zone-hides-public-name.ts";
import type { ResourceRecordSet } from "#lib/model/resources/route53.ts";
import { subnet, vpc } from "#tests/support/ec2-records.ts";
import { containerDefinition, ecsCluster, ecsService, ecsTaskDefinition } from "#tests/support/ecs-records.ts";
import { hostedZone, resourceRecordSet } from "#tests/support/route53-records.ts";
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

testRule(privateZoneHidesPublicName, {
  fails: [
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
