import { ApplicationAutoScalingClient } from "@aws-sdk/client-application-auto-scaling";
import { EC2Client, type EC2ClientConfig } from "@aws-sdk/client-ec2";
import { ECSClient } from "@aws-sdk/client-ecs";
import { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import { Route53Client } from "@aws-sdk/client-route-53";
import { ServiceDiscoveryClient } from "@aws-sdk/client-servicediscovery";
import { STSClient } from "@aws-sdk/client-sts";
import type { CredentialsProvider } from "./credentials.ts";
import { Route53ResolverClient } from "./route53resolver/client.ts";

/** What carries the SDK's requests: the SDK's own options, or another carrier in place of the network. */
export type RequestHandler = NonNullable<EC2ClientConfig["requestHandler"]>;

/** The SDK clients of one account in one Region. */
export type AwsClients = {
  readonly applicationautoscaling: ApplicationAutoScalingClient;
  readonly ec2: EC2Client;
  readonly ecs: ECSClient;
  readonly elbv2: ElasticLoadBalancingV2Client;
  readonly route53: Route53Client;
  readonly route53resolver: Route53ResolverClient;
  readonly servicediscovery: ServiceDiscoveryClient;
  readonly sts: STSClient;
};

const clientNames = [
  "applicationautoscaling",
  "ec2",
  "ecs",
  "elbv2",
  "route53",
  "route53resolver",
  "servicediscovery",
  "sts",
] as const;

/** What is the same for every client. */
export type Connection = {
  readonly requestHandler?: RequestHandler | undefined;
  readonly timeoutMs: number;
  readonly toolVersion: string;
};

/** The part of a client's configuration that does not depend on the account. */
export function clientConfig(region: string, { requestHandler, timeoutMs, toolVersion }: Connection) {
  return {
    region,
    // Retries are ours: the SDK's would escape the limiter and the count of calls.
    maxAttempts: 1,
    requestHandler: requestHandler ?? {
      connectionTimeout: Math.min(5000, timeoutMs),
      requestTimeout: timeoutMs,
      throwOnRequestTimeout: true,
    },
    customUserAgent: [["roadstead", toolVersion] as [string, string]],
    // A logger without `info` spares the SDK's log filter over every answer: a third of the time of a large page.
    logger: quietLogger,
  };
}

/** Opens the clients of a scope. Each is made when it is first used, and kept. */
export function openSession(region: string, credentials: CredentialsProvider, connection: Connection): AwsClients {
  const config = { ...clientConfig(region, connection), credentials };
  return {
    get applicationautoscaling() {
      return keep(this, "applicationautoscaling", new ApplicationAutoScalingClient(config));
    },
    get ec2() {
      return keep(this, "ec2", new EC2Client(config));
    },
    get ecs() {
      return keep(this, "ecs", new ECSClient(config));
    },
    get elbv2() {
      return keep(this, "elbv2", new ElasticLoadBalancingV2Client(config));
    },
    get route53() {
      return keep(this, "route53", new Route53Client(config));
    },
    get route53resolver() {
      return keep(this, "route53resolver", new Route53ResolverClient(config));
    },
    get servicediscovery() {
      return keep(this, "servicediscovery", new ServiceDiscoveryClient(config));
    },
    get sts() {
      return keep(this, "sts", new STSClient(config));
    },
  };
}

/** Closes the sockets of the clients that were made. A carrier that was given belongs to whoever gave it. */
export function closeSession(clients: AwsClients, { requestHandler }: Connection): void {
  if (requestHandler !== undefined) return;
  for (const name of clientNames) {
    // A property that is still a getter is a client that was never made.
    if (Object.getOwnPropertyDescriptor(clients, name)?.get === undefined) clients[name].destroy();
  }
}

function keep<Client>(clients: AwsClients, name: keyof AwsClients, client: Client): Client {
  Object.defineProperty(clients, name, { value: client, enumerable: true });
  return client;
}

const quietLogger = {
  debug() {
    // quiet
  },
  warn() {
    // quiet
  },
  error() {
    // quiet
  },
  // The SDK's type asks for `info`; its code asks whether it is there.
} as unknown as NonNullable<EC2ClientConfig["logger"]>;
