import { connectNameOutside } from "#lib/findings/rules/sd-012-connect-name-outside.ts";
import type { CloudMapNamespace } from "#lib/model/resources/cloud-map.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { ContainerDefinition } from "#lib/model/resources/ecs-task-definition.ts";
import { connectedDeployment, connectedPair } from "#tests/support/connected-pair.ts";
import { subnet } from "#tests/support/ec2-records.ts";
import { cloudMapNamespace, hostedZone, resourceRecordSet } from "#tests/support/route53-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const dotted = "api.shop.internal";
const asks = (host: string) => ({
  networkReferences: [{ from: "environment" as const, name: "API_URL", scheme: "http", host, port: 80 }],
});
const offers = (dnsName: string): Partial<EcsService> => ({
  deployments: connectedDeployment({ services: [{ portName: "http", clientAliases: [{ port: 80, dnsName }] }] }),
});

type Given = {
  readonly client?: Partial<EcsService>;
  readonly server?: Partial<EcsService>;
  readonly container?: Partial<ContainerDefinition>;
  readonly isInDns?: boolean;
  readonly namespaces?: readonly CloudMapNamespace[];
};

const outside: Partial<EcsService> = { deployments: connectedDeployment({ enabled: false }) };

const arnOf = (id: string) => `arn:aws:servicediscovery:eu-west-1:111111111111:namespace/${id}`;
/** A member that names its namespace by its ARN: the server, like a service that follows its cluster's default, by its name. */
const byArn = (id: string): Partial<EcsService> => ({ deployments: connectedDeployment({ namespace: arnOf(id) }) });
const shop = cloudMapNamespace({ id: "ns-1", arn: arnOf("ns-1"), name: "shop", type: "HTTP" });

const given = ({
  client = outside,
  server = {},
  container = {},
  isInDns = false,
  namespaces = [shop],
}: Given = {}): ScopeContents => ({
  areas: {
    ...connectedPair({ client, server, container }),
    cloudMapNamespaces: namespaces,
    subnets: [subnet()],
    vpcHostedZones: [
      {
        vpcId: "vpc-1",
        hostedZones: { known: true, value: isInDns ? [{ hostedZoneId: "Z7", name: "shop.internal" }] : [] },
      },
    ],
    hostedZones: [hostedZone({ hostedZoneId: "Z7", name: "shop.internal", privateZone: true })],
    resourceRecordSets: [resourceRecordSet({ hostedZoneId: "Z7", name: dotted, values: ["10.0.1.12"] })],
  },
});

testRule(connectNameOutside, {
  fails: [
    {
      title: "a service outside the namespace asks for the alias",
      given: given(),
      findings: [
        {
          subjectId: "shop/web",
          says: "outside",
          severity: "medium",
          confidence: "likely",
          values: {
            client: "web",
            server: "api",
            alias: "api",
            namespace: "shop",
            own: "—",
            where: "web app: API_URL",
          },
        },
      ],
    },
    {
      title: "so does a member of another namespace",
      given: given({ client: { deployments: connectedDeployment({ namespace: "other" }) } }),
      findings: [{ values: { own: "other" } }],
    },
    {
      title: "an ARN may name another namespace",
      given: given({ client: byArn("ns-9") }),
      findings: [{ values: { own: arnOf("ns-9") } }],
    },
    {
      title: "a dotted alias that no zone has",
      given: given({ server: offers(dotted), container: asks(dotted) }),
      findings: [{ values: { alias: dotted } }],
    },
  ],
  passes: [
    {
      title: "a member of the namespace has a proxy that answers",
      given: given({ client: { deployments: connectedDeployment() } }),
    },
    { title: "the ARN and the name of a namespace are one", given: given({ client: byArn("ns-1") }) },
    {
      title: "a private zone answers for the name too",
      given: given({ server: offers(dotted), container: asks(dotted), isInDns: true }),
    },
    { title: "a sibling container has the name", given: given({ container: { name: "api" } }) },
    { title: "a link gives the name", given: given({ container: { links: ["gateway:api"] } }) },
    {
      title: "a line of the hosts file gives it",
      given: given({ container: { extraHosts: [{ hostname: "api", ipAddress: "10.0.1.12" }] } }),
    },
    { title: "a search domain may complete it", given: given({ container: { dnsSearchDomains: ["shop.internal"] } }) },
    { title: "another name is nobody's alias", given: given({ container: asks("db") }) },
    {
      title: "a container's own host name is no question to the DNS",
      given: given({ container: { hostname: "API" } }),
    },
  ],
  unknown: [
    {
      title: "an ARN and a name may be of one namespace when namespaces were not read",
      given: given({ client: byArn("ns-1"), namespaces: [] }),
      because: "namespace",
    },
    {
      title: "zones that were not read may have a dotted name",
      given: {
        areas: { ...given({ server: offers(dotted), container: asks(dotted) }).areas, vpcHostedZones: [] },
        notAsked: ["vpcHostedZones"],
      },
    },
  ],
});
