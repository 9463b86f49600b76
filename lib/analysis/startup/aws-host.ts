import { dnsSuffixOf, partitionOfRegion } from "#lib/net/partition.ts";

/** The host at which a service of a Region answers: `logs.eu-west-1.amazonaws.com`. */
export function awsHost(service: string, region: string): string {
  return `${service}.${region}.${dnsSuffixOf(region)}`;
}

/** Whether an endpoint's service name is that of a service in a Region: `com.amazonaws.eu-west-1.ecr.api`, `cn.com.amazonaws.…`. */
export function isServiceName(serviceName: string | undefined, service: string, region: string): boolean {
  return serviceName?.endsWith(`.amazonaws.${region}.${service}`) === true;
}

/** Of what a task asks to start, the services whose names begin with the domain of their partition; the others are `com.amazonaws` everywhere. */
const ownPrefixed: ReadonlySet<string> = new Set(["ecr.api", "ecr.dkr"]);
const prefixes: ReadonlyMap<string, string> = new Map([
  ["aws-cn", "cn.com.amazonaws"],
  ["aws-eusc", "eu.amazonaws"],
]);

/**
 * The name of the endpoint service for a service of a Region.
 * Source: ec2:DescribeVpcEndpointServices of each partition, as the AWS CDK lists them.
 */
export function serviceNameOf(service: string, region: string): string {
  const own = ownPrefixed.has(service) ? prefixes.get(partitionOfRegion(region)) : undefined;
  return `${own ?? "com.amazonaws"}.${region}.${service}`;
}
