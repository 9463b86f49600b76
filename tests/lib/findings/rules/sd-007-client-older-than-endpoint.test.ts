import { clientOlderThanEndpoint } from "#lib/findings/rules/sd-007-client-older-than-endpoint.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import { connectedDeployment, connectedPair } from "#tests/support/connected-pair.ts";
import { cloudMapNamespace, cloudMapService } from "#tests/support/route53-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const shopArn = "arn:aws:servicediscovery:eu-west-1:111111111111:namespace/ns-9";

const deployedAt = (at: string): Partial<EcsService> => ({ deployments: connectedDeployment({}, at) });

const given = (client: Partial<EcsService>, createdAt?: string): ScopeContents => ({
  areas: {
    ...connectedPair({ client }),
    cloudMapNamespaces: [cloudMapNamespace({ id: "ns-9", name: "shop", type: "HTTP", arn: shopArn })],
    cloudMapServices: [
      cloudMapService({
        id: "srv-9",
        name: "api",
        namespaceId: "ns-9",
        dnsRecords: [],
        ...(createdAt === undefined ? {} : { createdAt }),
      }),
    ],
  },
});

/** A namespace of the same name in an account that comes first. */
const elsewhere = (createdAt: string): ScopeContents => ({
  account: "000000000001",
  areas: {
    cloudMapNamespaces: [
      cloudMapNamespace({
        id: "ns-1",
        name: "shop",
        type: "HTTP",
        arn: "arn:aws:servicediscovery:eu-west-1:000000000001:namespace/ns-1",
      }),
    ],
    cloudMapServices: [cloudMapService({ id: "srv-1", name: "api", namespaceId: "ns-1", dnsRecords: [], createdAt })],
  },
});

testRule(clientOlderThanEndpoint, {
  fails: [
    {
      title: "the endpoint was added half an hour after the client was deployed",
      given: given(deployedAt("2026-11-21T09:00:00.000Z"), "2026-11-21T09:30:00.000Z"),
      findings: [
        {
          subjectId: "shop/web",
          says: "older",
          severity: "medium",
          confidence: "likely",
          values: { client: "web", server: "api", alias: "api", minutes: 30 },
          cli: "aws ecs update-service --region eu-west-1 --cluster shop --service web --force-new-deployment",
        },
      ],
    },
    {
      title: "services that name their namespace by its ARN and by its name are members of the same one",
      given: given(
        { deployments: connectedDeployment({ namespace: shopArn }, "2026-11-21T09:00:00.000Z") },
        "2026-11-21T09:30:00.000Z",
      ),
      findings: [{ says: "older", values: { minutes: 30 } }],
    },
  ],
  passes: [
    {
      title: "a namespace of that name in another account has an endpoint of its own",
      given: [
        elsewhere("2026-11-21T09:30:00.000Z"),
        given(deployedAt("2026-11-21T09:15:00.000Z"), "2026-11-21T09:00:00.000Z"),
      ],
    },
    {
      title: "a service of another account in a namespace of that name offers nothing here",
      given: [
        {
          account: "000000000001",
          areas: { ...given(deployedAt("2026-11-21T09:00:00.000Z"), "2026-11-21T08:00:00.000Z").areas },
        },
        {
          areas: {
            ...given(deployedAt("2026-11-21T09:00:00.000Z"), "2026-11-21T09:30:00.000Z").areas,
            ecsServices: given(deployedAt("2026-11-21T09:00:00.000Z")).areas?.ecsServices?.slice(0, 1) ?? [],
          },
        },
      ],
    },
    {
      title: "a client that was deployed after it knows it, however often the server is deployed again",
      given: given(deployedAt("2026-11-21T09:45:00.000Z"), "2026-11-21T09:30:00.000Z"),
    },
    {
      title: "a client of another namespace does not ask for it",
      given: given(
        { deployments: connectedDeployment({ namespace: "other" }, "2026-11-21T09:00:00.000Z") },
        "2026-11-21T09:30:00.000Z",
      ),
    },
  ],
  unknown: [
    {
      title: "when the endpoint was created was not told",
      given: given(deployedAt("2026-11-21T09:00:00.000Z")),
      because: "is not known",
    },
  ],
});
