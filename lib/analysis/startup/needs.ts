import type { ContainerDefinition } from "#lib/model/resources/ecs-task-definition.ts";
import { partitionOfRegion } from "#lib/net/partition.ts";
import { awsHost } from "./aws-host.ts";
import { awsNeed, type Need, type NeedsOf } from "./need.ts";
import { registryOf } from "./registry.ts";
import { secretNeeds } from "./secret-needs.ts";

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

/** The agent's own connections to the control plane. */
function agentNeeds(of: NeedsOf): readonly Need[] {
  const why = ["ecs-agent"];
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
  const partition = partitionOfRegion(region);
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
  const partition = partitionOfRegion(region);
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

function fileSystemNeed(of: NeedsOf, id: string): Need {
  return awsNeed(of, {
    service: id,
    host: awsHost(`${id}.efs`, of.region),
    port: 2049,
    why: ["volumes"],
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
