/** The host at which a service of a Region answers: `logs.eu-west-1.amazonaws.com`. */
export function awsHost(service: string, region: string): string {
  return `${service}.${region}.${region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com"}`;
}

/** Whether an endpoint's service name is that of a service in a Region: `com.amazonaws.eu-west-1.ecr.api`, `cn.com.amazonaws.…`. */
export function isServiceName(serviceName: string | undefined, service: string, region: string): boolean {
  return serviceName?.endsWith(`.amazonaws.${region}.${service}`) === true;
}

/** The name of the endpoint service for a service of a Region. */
export function serviceNameOf(service: string, region: string): string {
  return `${region.startsWith("cn-") ? "cn." : ""}com.amazonaws.${region}.${service}`;
}
