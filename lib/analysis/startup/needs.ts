import type { ContainerDefinition, EcsTaskDefinition } from "#lib/model/resources/ecs-task-definition.ts";
import { awsHost } from "./aws-host.ts";
import { registryOf } from "./registry.ts";

/** A permission that an endpoint's policy must leave: `s3:GetObject` on an ARN. */
export type Permission = { readonly action: string; readonly resource: string };

/** One host that must be reached before a task runs, or while it does. */
export type Need = {
  /** The last part of an endpoint's service name (`ecr.api`, `s3`, `logs`), a registry's host, or a file system's id. */
  readonly service: string;
  readonly host: string;
  readonly port: number;
  /** The containers and what of them asks: `app: image`. */
  readonly why: readonly string[];
  /** Whose interface asks: the task's own, or the instance's, where the agent and Docker run. */
  readonly client: "task" | "instance";
  /** What leads there: an AWS service, a file system, the internet, or nobody knows. */
  readonly at: "aws-service" | "file-system" | "internet" | "elsewhere";
  /** Of an AWS service: its Region. */
  readonly region: string;
  /** The name may be reached over IPv6 too. */
  readonly mayUseIpv6: boolean;
  /** What is asked of an AWS service, as policies name it. */
  readonly permissions: readonly Permission[];
  /** It is asked with the task execution role. */
  readonly needsExecutionRole: boolean;
};

/** What the needs of a task follow from. */
export type NeedsOf = {
  readonly definition: EcsTaskDefinition;
  readonly platform: "fargate" | "ec2";
  /** Whether the task has an interface of its own. */
  readonly hasOwnInterface: boolean;
  readonly region: string;
  readonly account: string;
  /** ECS Exec is on; with the key its sessions are encrypted with. */
  readonly exec?: { readonly kmsKeyId?: string | undefined } | undefined;
};

/**
 * What a task must reach, one need a host, in the order a start meets them. On Fargate (Linux platform 1.4.0 and later) all
 * of it through the task's interface; on an instance the agent and Docker fetch images and secrets, mount and ship logs through
 * the instance's, and only ECS Exec, which runs inside the container, uses the task's own.
 * KMS is asked by Secrets Manager and Systems Manager themselves: only ECS Exec asks it from the task.
 * Source: ECS developer guide, "Amazon ECS interface VPC endpoints"; ECR user guide, "Amazon ECR interface VPC endpoints".
 */
export function needsOf(of: NeedsOf): readonly Need[] {
  const { definition } = of;
  const needs = [
    ...(of.platform === "ec2" ? agentNeeds(of) : []),
    ...definition.containerDefinitions.flatMap((container) => secretNeeds(of, container)),
    ...definition.containerDefinitions.flatMap((container) => imageNeeds(of, container)),
    ...definition.efsFileSystemIds.map((id) => fileSystemNeed(of, id)),
    ...definition.containerDefinitions.flatMap((container) => logNeeds(of, container)),
    ...execNeeds(of),
  ];
  return joined(needs);
}

/** One need for each host and client, with all its reasons. */
function joined(needs: readonly Need[]): readonly Need[] {
  const byHost = new Map<string, Need>();
  for (const need of needs) {
    const key = `${need.service}|${need.host}|${String(need.port)}|${need.client}`;
    const known = byHost.get(key);
    const one =
      known === undefined
        ? need
        : {
            ...known,
            why: [...new Set([...known.why, ...need.why])],
            permissions: [...known.permissions, ...need.permissions],
            needsExecutionRole: known.needsExecutionRole || need.needsExecutionRole,
          };
    byHost.set(key, one);
  }
  return [...byHost.values()];
}

type AwsNeed = Pick<Need, "service" | "why"> & Partial<Need>;

/** A need of an AWS service on behalf of the host that starts the task. */
function awsNeed({ platform, region }: NeedsOf, need: AwsNeed): Need {
  const at = need.region ?? region;
  return {
    host: awsHost(need.service, at),
    port: 443,
    client: platform === "fargate" ? "task" : "instance",
    at: "aws-service",
    region: at,
    mayUseIpv6: true,
    permissions: [],
    needsExecutionRole: false,
    ...need,
  };
}

/** The agent's own connections to the control plane. */
function agentNeeds(of: NeedsOf): readonly Need[] {
  const why = ["agent"];
  return [
    awsNeed(of, { service: "ecs", why, permissions: [{ action: "ecs:DiscoverPollEndpoint", resource: "*" }] }),
    awsNeed(of, {
      service: "ecs-agent",
      host: awsHost("ecs-a-1", of.region),
      why,
      permissions: [{ action: "ecs:Poll", resource: "*" }],
    }),
    awsNeed(of, {
      service: "ecs-telemetry",
      host: awsHost("ecs-t-1", of.region),
      why,
      permissions: [{ action: "ecs:StartTelemetrySession", resource: "*" }],
    }),
  ];
}

function imageNeeds(of: NeedsOf, { name, image }: ContainerDefinition): readonly Need[] {
  if (image === undefined) return [];
  const why = [`${name}: image`];
  const registry = registryOf(image);
  const common = { why, permissions: [], needsExecutionRole: false, mayUseIpv6: true };
  switch (registry.kind) {
    case "public":
      return [awsNeed(of, { ...common, service: registry.name, ...hostOf(registry), at: "internet" })];
    case "other":
      return [awsNeed(of, { ...common, service: registry.host, ...hostOf(registry), at: "elsewhere" })];
    case "ecr":
      return ecrNeeds(of, why, registry);
  }
}

function hostOf({ host, port }: { readonly host: string; readonly port: number }) {
  return { host, port };
}

/** The registry's API hands out the login, the registry the manifest, and Amazon S3 the layers. */
function ecrNeeds(
  of: NeedsOf,
  why: readonly string[],
  { region, host, account, repository, isDualStack }: Extract<ReturnType<typeof registryOf>, { readonly kind: "ecr" }>,
): readonly Need[] {
  const partition = region.startsWith("cn-") ? "aws-cn" : "aws";
  const resource = `arn:${partition}:ecr:${region}:${account}:repository/${repository}`;
  const bucket = `prod-${region}-starport-layer-bucket`;
  const common = { why, region, needsExecutionRole: of.platform === "fargate" };
  return [
    awsNeed(of, {
      ...common,
      service: "ecr.api",
      host: awsHost("api.ecr", region),
      permissions: [{ action: "ecr:GetAuthorizationToken", resource: "*" }],
    }),
    awsNeed(of, {
      ...common,
      service: "ecr.dkr",
      host,
      mayUseIpv6: isDualStack,
      permissions: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"].map((action) => ({ action, resource })),
    }),
    awsNeed(of, {
      ...common,
      service: "s3",
      host: awsHost(`${bucket}.s3`, region),
      mayUseIpv6: isDualStack,
      permissions: [{ action: "s3:GetObject", resource: `arn:${partition}:s3:::${bucket}/*` }],
    }),
  ];
}

function logNeeds(of: NeedsOf, { name, logDriver, logOptions }: ContainerDefinition): readonly Need[] {
  if (logDriver !== "awslogs") return [];
  const region = logOptions?.region ?? of.region;
  const partition = region.startsWith("cn-") ? "aws-cn" : "aws";
  const group = `arn:${partition}:logs:${region}:${of.account}:log-group:${logOptions?.group ?? "*"}:*`;
  return [
    awsNeed(of, {
      service: "logs",
      region,
      host: awsHost("logs", region),
      why: [`${name}: awslogs`],
      needsExecutionRole: of.platform === "fargate",
      permissions: ["logs:CreateLogStream", "logs:PutLogEvents"].map((action) => ({ action, resource: group })),
    }),
  ];
}

/** Secrets and parameters by their ARN, or by the name of a parameter in this Region; a registry's login is always a secret. */
function secretNeeds(of: NeedsOf, container: ContainerDefinition): readonly Need[] {
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
  const partition = region.startsWith("cn-") ? "aws-cn" : "aws";
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

function fileSystemNeed(of: NeedsOf, id: string): Need {
  return awsNeed(of, {
    service: id,
    host: awsHost(`${id}.efs`, of.region),
    port: 2049,
    why: ["volume"],
    at: "file-system",
    mayUseIpv6: false,
  });
}

/** The session agent runs inside the container: it sees the task's network. */
function execNeeds(of: NeedsOf): readonly Need[] {
  const { exec } = of;
  if (exec === undefined) return [];
  const client = of.hasOwnInterface ? "task" : "instance";
  const why = ["enableExecuteCommand"];
  const messages = awsNeed(of, {
    service: "ssmmessages",
    why,
    client,
    permissions: ["ssmmessages:CreateControlChannel", "ssmmessages:OpenDataChannel"].map((action) => ({
      action,
      resource: "*",
    })),
  });
  if (exec.kmsKeyId === undefined) return [messages];
  return [
    messages,
    awsNeed(of, { service: "kms", why, client, permissions: [{ action: "kms:Decrypt", resource: "*" }] }),
  ];
}
