import type { EcsTaskDefinition } from "#lib/model/resources/ecs-task-definition.ts";
import { awsHost } from "./aws-host.ts";

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

type AwsNeed = Pick<Need, "service" | "why"> & Partial<Need>;

/** A need of an AWS service on behalf of the host that starts the task. */
export function awsNeed({ platform, region }: NeedsOf, need: AwsNeed): Need {
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
