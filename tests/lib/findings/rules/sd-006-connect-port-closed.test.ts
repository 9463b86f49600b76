import { connectPortClosed } from "#lib/findings/rules/sd-006-connect-port-closed.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { SecurityGroupRule } from "#lib/model/resources/security-group.ts";
import { connectedDeployment, connectedPair, offeredApi } from "#tests/support/connected-pair.ts";
import { securityGroup, securityGroupRule } from "#tests/support/ec2-records.ts";
import { cloudMapNamespace } from "#tests/support/route53-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const everythingOut = securityGroupRule({
  securityGroupRuleId: "sgr-out",
  groupId: "sg-web",
  isEgress: true,
  ipProtocol: "-1",
  fromPort: -1,
  toPort: -1,
});
const intoApi = (port: number): SecurityGroupRule =>
  securityGroupRule({ groupId: "sg-api", fromPort: port, toPort: port, referencedGroupInfo: { groupId: "sg-web" } });

type Given = {
  readonly rules?: readonly SecurityGroupRule[];
  readonly client?: Partial<EcsService>;
  readonly server?: Partial<EcsService>;
  readonly port?: number;
};

const given = ({
  rules = [everythingOut, intoApi(80)],
  client = {},
  server = {},
  port = 80,
}: Given = {}): ScopeContents => ({
  areas: {
    ...connectedPair({ client, server, port }),
    securityGroups: [securityGroup({ groupId: "sg-web" }), securityGroup({ groupId: "sg-api" })],
    securityGroupRules: rules,
  },
});

const ingress = {
  deployments: connectedDeployment({
    services: [{ ...offeredApi[0], clientAliases: offeredApi[0]?.clientAliases ?? [], ingressPortOverride: 9000 }],
  }),
};

const shop = cloudMapNamespace({
  id: "ns-9",
  name: "shop",
  type: "HTTP",
  arn: "arn:aws:servicediscovery:eu-west-1:111111111111:namespace/ns-9",
});
const byArn: Partial<EcsService> = { deployments: connectedDeployment({ namespace: shop.arn ?? "" }) };

testRule(connectPortClosed, {
  fails: [
    {
      title: "the alias's port is open, the container's is not",
      given: given(),
      findings: [
        {
          subjectId: "shop/api",
          says: "ingress",
          severity: "high",
          confidence: "likely",
          values: {
            client: "web",
            server: "api",
            alias: "api",
            aliasPort: 80,
            port: 8080,
            group: "sg-api",
            source: "sg-web",
          },
          cli: "aws ec2 authorize-security-group-ingress --region eu-west-1 --group-id sg-api --protocol tcp --port 8080 --source-group sg-web",
        },
      ],
    },
    {
      title: "a client that names the namespace by its ARN is a member of it too",
      given: {
        areas: { ...given({ client: byArn }).areas, cloudMapNamespaces: [shop] },
      },
      findings: [{ says: "ingress", values: { client: "web", port: 8080 } }],
    },
    {
      title: "an ingress port of the proxy's own counts instead of the container's",
      given: given({ rules: [everythingOut, intoApi(8080)], server: ingress }),
      findings: [{ says: "ingress", values: { port: 9000 } }],
    },
    {
      title: "the client's own group keeps it in",
      given: given({ rules: [intoApi(8080)] }),
      findings: [{ says: "egress" }],
    },
  ],
  passes: [
    { title: "the container's port is open", given: given({ rules: [everythingOut, intoApi(8080)] }) },
    {
      title: "a namespace of the same name in another account is another one",
      given: [
        { areas: { ...given().areas, ecsServices: given().areas?.ecsServices?.slice(0, 1) ?? [] } },
        {
          account: "222222222222",
          areas: { ...given().areas, ecsServices: given().areas?.ecsServices?.slice(1) ?? [] },
        },
      ],
    },
    { title: "another port is no alias of the server's", given: given({ port: 443 }) },
    {
      title: "a client outside the namespace has no proxy",
      given: given({ client: { deployments: connectedDeployment({ namespace: "other" }) } }),
    },
  ],
  unknown: [
    {
      title: "interfaces that were not read",
      given: { ...given(), incomplete: ["networkInterfaces"] },
      because: "networkInterfaces",
    },
    {
      title: "rules that were not read may let it in",
      given: {
        areas: { ...given({ rules: [] }).areas, securityGroups: [] },
        incomplete: ["securityGroups", "securityGroupRules"],
      },
    },
  ],
});
