import type { ContainerDefinition } from "#lib/model/resources/ecs-task-definition.ts";
import { partitionOfRegion } from "#lib/net/partition.ts";
import { awsHost } from "./aws-host.ts";
import { awsNeed, type Need, type NeedsOf } from "./need.ts";

/** Secrets and parameters by their ARN, or by the name of a parameter in this Region; a registry's login is always a secret. */
export function secretNeeds(of: NeedsOf, container: ContainerDefinition): readonly Need[] {
  const { name, secrets, logSecretOptions, repositoryCredentials, environmentFileArns = [] } = container;
  const login =
    repositoryCredentials === undefined
      ? []
      : [secretNeed(of, `${name}: repositoryCredentials`, { arn: repositoryCredentials, plain: "secretsmanager" })];
  return [
    ...[...secrets, ...logSecretOptions].map((secret) =>
      secretNeed(of, `${name}: ${secret.name}`, { arn: secret.valueFrom, plain: "ssm" }),
    ),
    ...login,
    ...environmentFileArns.map((arn) => environmentFileNeed(of, name, arn)),
  ];
}

function secretNeed(
  of: NeedsOf,
  why: string,
  { arn, plain }: { readonly arn: string; readonly plain: "ssm" | "secretsmanager" },
): Need {
  const [, service = plain, region = of.region] = /^arn:[^:]*:(secretsmanager|ssm):([^:]+):/.exec(arn) ?? [];
  const isSecret = service === "secretsmanager";
  const action = isSecret ? "secretsmanager:GetSecretValue" : "ssm:GetParameters";
  // A JSON key and a version may follow a secret's name; what is asked for is the secret.
  const resource = /^arn:/.test(arn) ? arn.split(":").slice(0, 7).join(":") : plainArn(of, arn, isSecret);
  // A secret may be named without the six characters AWS adds to its name.
  const permissions = [{ action, resource: isSecret ? `${resource}*` : resource }];
  return awsNeed(of, {
    service,
    region,
    host: awsHost(service, region),
    why: [why],
    needsExecutionRole: true,
    permissions,
  });
}

function plainArn({ region, account }: NeedsOf, name: string, isSecret: boolean): string {
  const partition = partitionOfRegion(region);
  return isSecret
    ? `arn:${partition}:secretsmanager:${region}:${account}:secret:${name}`
    : `arn:${partition}:ssm:${region}:${account}:parameter/${name.replace(/^\//, "")}`;
}

function environmentFileNeed(of: NeedsOf, name: string, arn: string): Need {
  const bucket = /^arn:[^:]*:s3:::([^/]+)/.exec(arn)?.[1] ?? "*";
  return awsNeed(of, {
    service: "s3",
    host: awsHost(`${bucket}.s3`, of.region),
    why: [`${name}: environmentFiles`],
    needsExecutionRole: true,
    permissions: [{ action: "s3:GetObject", resource: arn }],
  });
}
