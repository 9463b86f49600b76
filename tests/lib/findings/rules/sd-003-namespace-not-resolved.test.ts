import { namespaceNotResolved } from "#lib/findings/rules/sd-003-namespace-not-resolved.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { ResolverRule } from "#lib/model/resources/resolver-rule.ts";
import type { VpcHostedZones } from "#lib/model/resources/route53.ts";
import type { Vpc } from "#lib/model/resources/vpc.ts";
import { networkInterface, subnet, vpc } from "#tests/support/ec2-records.ts";
import { containerDefinition, ecsCluster, ecsService, ecsTaskDefinition } from "#tests/support/ecs-records.ts";
import { cloudMapNamespace, hostedZone, resolverRule } from "#tests/support/route53-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

type Zone = { readonly hostedZoneId: string; readonly name: string };

const namespaceZone: Zone = { hostedZoneId: "Z2", name: "shop.local" };
const seen = (...value: readonly Zone[]): VpcHostedZones => ({ vpcId: "vpc-1", hostedZones: { known: true, value } });

const namespaceArn = "arn:aws:servicediscovery:eu-west-1:111111111111:namespace/ns-9";

type Given = {
  readonly zones?: VpcHostedZones;
  readonly vpc?: Partial<Vpc>;
  readonly type?: string;
  readonly host?: string;
  /** Another host of the namespace that the same container names first. */
  readonly another?: string;
  readonly connect?: boolean;
  readonly service?: Partial<EcsService>;
};

const connected = (
  aliases: readonly { readonly port: number; readonly dnsName: string }[],
  namespace = "shop",
): EcsService["deployments"] => [
  {
    id: "1",
    status: "PRIMARY",
    createdAt: "2026-11-21T11:00:00.000Z",
    serviceConnect: { enabled: true, namespace, services: [{ portName: "http", clientAliases: aliases }] },
  },
];

const given = ({
  zones = seen(),
  vpc: own = {},
  type = "DNS_PRIVATE",
  host = "web.shop.local",
  another,
  connect = false,
  service = {},
}: Given = {}): ScopeContents => ({
  areas: {
    vpcs: [vpc(own)],
    subnets: [subnet()],
    vpcHostedZones: [zones],
    hostedZones: [hostedZone({ hostedZoneId: "Z2", name: "shop.local", privateZone: true })],
    cloudMapNamespaces: [cloudMapNamespace({ type })],
    ecsClusters: [ecsCluster()],
    ecsTaskDefinitions: [
      ecsTaskDefinition({
        containerDefinitions: [
          containerDefinition({
            networkReferences: [...(another === undefined ? [] : [another]), host].map((name) => ({
              from: "environment",
              name: "API_URL",
              scheme: "http",
              host: name,
              port: 8080,
            })),
          }),
        ],
      }),
    ],
    ecsServices: [
      ecsService({ serviceName: "shop", ...(connect ? { deployments: connected([]) } : {}), ...service }),
      ecsService({
        serviceName: "web",
        desiredCount: 0,
        ...(connect ? { deployments: connected([{ port: 8080, dnsName: "web.shop.local" }]) } : {}),
      }),
    ],
  },
});

/** What is given, with one rule in the clients' VPC. */
const ruled = (
  rule: Partial<ResolverRule>,
  more: ScopeContents["areas"] = {},
  of: Given = { zones: seen(namespaceZone) },
) => ({
  areas: { ...given(of).areas, resolverRules: [resolverRule(rule)], ...more },
});
const resolverInterface = (description: string) => networkInterface({ description, privateIpAddress: "192.0.2.53" });

testRule(namespaceNotResolved, {
  fails: [
    {
      title: "a Resolver rule for the namespace comes before its zone",
      given: ruled({ domainName: "shop.local" }),
      findings: [
        {
          subjectId: "ns-1",
          says: "forwarded",
          severity: "medium",
          confidence: "possible",
          values: { rule: "corporate (rslvr-rr-1)", domain: "shop.local", targets: "192.0.2.53" },
        },
      ],
    },
    {
      title: "a Resolver rule with a longer domain comes before it too",
      given: ruled({ domainName: "web.shop.local" }),
      findings: [{ says: "forwarded", values: { domain: "web.shop.local" } }],
    },
    {
      title: "the zone is not associated with the clients' VPC",
      given: given(),
      findings: [
        {
          subjectId: "ns-1",
          says: "notAssociated",
          severity: "high",
          confidence: "likely",
          values: { clients: "shop", names: "web.shop.local", where: "shop app: API_URL", vpc: "vpc-1" },
          cli: "aws route53 associate-vpc-with-hosted-zone --hosted-zone-id Z2 --vpc VPCRegion=eu-west-1,VPCId=vpc-1",
        },
      ],
    },
    {
      title: "without DNS host names no private zone is asked",
      given: given({ zones: seen(namespaceZone), vpc: { enableDnsHostnames: { known: true, value: false } } }),
      findings: [
        {
          says: "attributes",
          values: { attribute: "enableDnsHostnames" },
          cli: "aws ec2 modify-vpc-attribute --enable-dns-hostnames --region eu-west-1 --vpc-id vpc-1",
        },
      ],
    },
    {
      title: "without DNS support nothing is answered",
      given: given({ zones: seen(namespaceZone), vpc: { enableDnsSupport: { known: true, value: false } } }),
      findings: [{ says: "attributes", values: { attribute: "enableDnsSupport" } }],
    },
    {
      title: "a private zone with a longer name takes the question",
      given: given({ zones: seen(namespaceZone, { hostedZoneId: "Z9", name: "web.shop.local" }) }),
      findings: [{ says: "hidden", values: { zone: "web.shop.local" } }],
    },
    {
      title: "of several names only those under it are hidden, whichever is named first",
      given: given({
        zones: seen(namespaceZone, { hostedZoneId: "Z3", name: "web.shop.local" }),
        another: "api.shop.local",
      }),
      findings: [{ says: "hidden", values: { names: "web.shop.local", where: "shop app: API_URL" } }],
    },
  ],
  passes: [
    { title: "a rule for a domain above leaves the zone its names", given: ruled({ domainName: "local" }) },
    { title: "a rule for another domain is none of its business", given: ruled({ domainName: "corp.example.com" }) },
    { title: "a system rule gives the names back", given: ruled({ domainName: "shop.local", ruleType: "SYSTEM" }) },
    {
      title: "the rule holds for another VPC",
      given: ruled({ domainName: "shop.local", associations: [{ vpcId: "vpc-2", status: "COMPLETE" }] }),
    },
    {
      title: "the rule leads to an inbound endpoint of ours, which answers as its VPC does",
      given: ruled(
        { domainName: "shop.local" },
        { networkInterfaces: [resolverInterface("Route 53 Resolver: rslvr-in-1:rni-1")] },
      ),
    },
    {
      title: "where the zone is not associated, a rule is how its names are meant to be found",
      given: ruled({ domainName: "local" }, {}, {}),
    },
    { title: "the zone is associated, and the attributes are on", given: given({ zones: seen(namespaceZone) }) },
    { title: "an HTTP namespace has no names in the DNS", given: given({ type: "HTTP" }) },
    { title: "nobody asks for a name of it", given: given({ host: "web.other.local" }) },
    { title: "the proxy of Service Connect answers for its own aliases", given: given({ connect: true }) },
    { title: "a parked service asks for nothing", given: given({ service: { desiredCount: 0 } }) },
    {
      title: "another zone of the same name answers there",
      given: given({ zones: seen({ hostedZoneId: "Z8", name: "shop.local" }) }),
    },
  ],
  unknown: [
    {
      title: "rules that were not read may forward the name, where an outbound endpoint is there to do it",
      given: {
        areas: {
          ...given({ zones: seen(namespaceZone) }).areas,
          networkInterfaces: [resolverInterface("Route 53 Resolver: rslvr-out-1:rni-1")],
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
    {
      title: "zones that were not read may hold it",
      given: {
        areas: {
          ...given().areas,
          vpcHostedZones: [
            {
              vpcId: "vpc-1",
              hostedZones: {
                known: false,
                problem: {
                  kind: "denied",
                  call: "route53:ListHostedZonesByVPC",
                  message: "refused",
                  at: "2026-11-21T12:00:00.000Z",
                },
              },
            },
          ],
        },
      },
      because: "refused",
    },
    {
      title: "rules that were not read may be how the names of a zone that is not associated are found",
      given: { ...given(), incomplete: ["resolverRules"] },
      because: "ResolverRules",
    },
    {
      title: "a service that was not read may offer the name to a member of a Service Connect namespace",
      given: {
        areas: { ...given({ service: { deployments: connected([]) } }).areas },
        incomplete: ["ecsServices"],
      },
      because: "DescribeServices",
    },
    {
      title: "whether the one that offers it is in the same namespace, when namespaces were not read",
      given: {
        ...given({ connect: true, service: { deployments: connected([], namespaceArn) } }),
        incomplete: ["cloudMapNamespaces"],
      },
      because: "Namespaces",
    },
  ],
});
