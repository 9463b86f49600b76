import type * as ecs from "@aws-sdk/client-ecs";
import type { Built } from "./part.ts";
import { arnOf, days, minutesAgo, type Place } from "./place.ts";

/** A task definition that was built. */
export type TaskDefinition = Built & {
  readonly taskDefinitionArn: string;
  readonly family: string;
  readonly networkMode: "awsvpc" | "bridge" | "host";
  readonly launch: "FARGATE" | "EC2";
  readonly cpu: string;
  readonly memory: string;
  readonly containers: readonly ContainerSpec[];
};

/** A published port: the container's alone, or with the host's (0 is chosen when the task starts). */
export type PortSpec = {
  /** The name Service Connect knows it by. */
  readonly name?: string;
  readonly containerPort: number;
  readonly hostPort?: number;
  readonly protocol?: "tcp" | "udp";
};

/** A container as a scenario writes it. */
export type ContainerSpec = {
  readonly name: string;
  /** In the account's own registry and named like the container when absent. */
  readonly image?: string;
  readonly ports?: readonly PortSpec[];
  readonly environment?: { readonly [name: string]: string };
  readonly secrets?: readonly { readonly name: string; readonly valueFrom: string }[];
  readonly links?: readonly string[];
  readonly healthCheck?: string;
  readonly command?: readonly string[];
};

/** What a task definition is made of. */
export type TaskDefinitionSpec = {
  readonly family: string;
  readonly revision: number;
  readonly networkMode: "awsvpc" | "bridge" | "host";
  readonly launch: "FARGATE" | "EC2";
  /** For instances with Windows: they know no mode called `bridge`, and none is asked for. */
  readonly isForWindows?: boolean;
  readonly cpu?: number;
  readonly memory?: number;
  readonly containers: readonly ContainerSpec[];
};

/** A task definition; its containers log to CloudWatch and share its CPU and memory evenly. */
export function taskDefinition(place: Place, spec: TaskDefinitionSpec): TaskDefinition {
  const { family, revision, networkMode, launch, containers } = spec;
  const taskDefinitionArn = arnOf(place, "ecs", `task-definition/${family}:${String(revision)}`);
  const cpu = String(spec.cpu ?? 256);
  const memory = String(spec.memory ?? 512);
  const record: ecs.TaskDefinition = {
    taskDefinitionArn,
    family,
    revision,
    status: "ACTIVE",
    ...(spec.isForWindows === true ? {} : { networkMode }),
    cpu,
    memory,
    requiresCompatibilities: [launch],
    compatibilities: launch === "FARGATE" ? ["EC2", "FARGATE"] : ["EC2"],
    ...(launch === "FARGATE" ? { runtimePlatform: { cpuArchitecture: "X86_64", operatingSystemFamily: "LINUX" } } : {}),
    taskRoleArn: `arn:aws:iam::${place.account}:role/${family}-task`,
    executionRoleArn: `arn:aws:iam::${place.account}:role/ecs-task-execution`,
    containerDefinitions: containers.map((container) => containerOf(place, spec, container)),
    volumes: [],
    placementConstraints: [],
    registeredAt: minutesAgo(place, days(5)),
  };
  return {
    taskDefinitionArn,
    family,
    networkMode,
    launch,
    cpu,
    memory,
    containers,
    part: { ecsTaskDefinitions: [record] },
  };
}

/** The image a container runs. */
export function imageOf(place: Place, of: { readonly family: string }, container: ContainerSpec): string {
  const registry = `${place.account}.dkr.ecr.${place.region}.amazonaws.com`;
  return container.image ?? `${registry}/${of.family}/${container.name}:2026.11`;
}

function containerOf(place: Place, spec: TaskDefinitionSpec, container: ContainerSpec): ecs.ContainerDefinition {
  const share = (whole: number) => Math.floor(whole / spec.containers.length);
  return {
    name: container.name,
    image: imageOf(place, spec, container),
    essential: true,
    cpu: share(spec.cpu ?? 256),
    memory: share(spec.memory ?? 512),
    portMappings: (container.ports ?? []).map((port) => ({
      ...(port.name === undefined ? {} : { name: port.name }),
      containerPort: port.containerPort,
      hostPort: port.hostPort ?? (spec.networkMode === "bridge" ? 0 : port.containerPort),
      protocol: port.protocol ?? "tcp",
    })),
    environment: Object.entries(container.environment ?? {}).map(([name, value]) => ({ name, value })),
    secrets: (container.secrets ?? []).map((secret) => ({ ...secret })),
    ...(container.links === undefined ? {} : { links: [...container.links] }),
    ...(container.command === undefined ? {} : { command: [...container.command] }),
    ...(container.healthCheck === undefined ? {} : { healthCheck: healthCheckOf(container.healthCheck) }),
    mountPoints: [],
    volumesFrom: [],
    logConfiguration: {
      logDriver: "awslogs",
      options: {
        "awslogs-group": `/ecs/${spec.family}`,
        "awslogs-region": place.region,
        "awslogs-stream-prefix": container.name,
      },
    },
  };
}

function healthCheckOf(command: string): ecs.HealthCheck {
  return { command: ["CMD-SHELL", command], interval: 30, timeout: 5, retries: 3, startPeriod: 20 };
}
