import * as applicationAutoScaling from "@aws-sdk/client-application-auto-scaling";
import * as ec2 from "@aws-sdk/client-ec2";
import * as ecs from "@aws-sdk/client-ecs";
import * as elbv2 from "@aws-sdk/client-elastic-load-balancing-v2";
import * as route53 from "@aws-sdk/client-route-53";
import * as cloudMap from "@aws-sdk/client-servicediscovery";
import * as sts from "@aws-sdk/client-sts";
import { expect, test } from "vitest";
import { Route53ResolverClient } from "#lib/aws/route53resolver/client.ts";
import * as resolverCommands from "#lib/aws/route53resolver/commands.ts";
import { services } from "#mocks/wire/services.ts";
import { without } from "#mocks/wire/without.ts";
import type { ServiceName, WireResponse } from "#mocks/wire/wire.ts";
import { fullRecord } from "./full-record.ts";

const sdks: { readonly [Name in ServiceName]: { readonly sdk: object; readonly client: string } } = {
  "application-autoscaling": { sdk: applicationAutoScaling, client: "ApplicationAutoScalingClient" },
  ec2: { sdk: ec2, client: "EC2Client" },
  ecs: { sdk: ecs, client: "ECSClient" },
  elasticloadbalancing: { sdk: elbv2, client: "ElasticLoadBalancingV2Client" },
  route53: { sdk: route53, client: "Route53Client" },
  route53resolver: { sdk: { ...resolverCommands, Route53ResolverClient }, client: "Route53ResolverClient" },
  servicediscovery: { sdk: cloudMap, client: "ServiceDiscoveryClient" },
  sts: { sdk: sts, client: "STSClient" },
};

const operations = Object.entries(sdks).flatMap(([service, { sdk, client }]) =>
  // The keys of `sdks` are the service names.
  Object.keys(services[service as ServiceName].operations).map((operation) => ({
    service: service as ServiceName,
    operation,
    sdk,
    client,
  })),
);

test.each(operations)("$service $operation says every member as the SDK reads it", async (asked) => {
  const schema: unknown = Reflect.get(asked.sdk, `${asked.operation}$`);
  const output = fullRecord(Array.isArray(schema) ? schema[5] : undefined, asked.operation);
  if (typeof output !== "object" || output === null) throw new Error("no output");
  const received = await readBySdk(asked, services[asked.service].protocol.answer(asked.operation, output));
  expect(received).toEqual(output);
});

type Sent = { readonly sdk: object; readonly client: string; readonly operation: string };
type AnyClient = { readonly send: (command: object) => Promise<{ readonly $metadata: unknown }> };

async function readBySdk({ sdk, client, operation }: Sent, response: WireResponse): Promise<object> {
  const { status, headers, body } = response;
  // Every SDK package exports its client and its commands under these names.
  const Client = Reflect.get(sdk, client) as new (config: object) => AnyClient;
  const Command = Reflect.get(sdk, `${operation}Command`) as new (input: object) => object;
  const requestHandler = {
    handle: () => Promise.resolve({ response: { statusCode: status, headers, body: new TextEncoder().encode(body) } }),
  };
  const credentials = { accessKeyId: "AKIADEMO", secretAccessKey: "demo" };
  // The path of two Route 53 calls needs an id.
  const input = { Id: "Z1", HostedZoneId: "Z1", VPCId: "vpc-1", VPCRegion: "eu-west-1" };
  const received = await new Client({ region: "eu-west-1", credentials, requestHandler }).send(new Command(input));
  return without(received, "$metadata");
}
