import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import type { ContainerDefinition } from "#lib/model/resources/ecs-task-definition.ts";
import { networkInterface, vpc } from "./ec2-records.ts";
import {
  attachmentArn,
  containerDefinition,
  ecsCluster,
  ecsService,
  ecsTask,
  ecsTaskDefinition,
  taskArn,
  taskAttachment,
  taskDefinitionArn,
} from "./ecs-records.ts";
import type { ScopeContents } from "./snapshots.ts";

type Connect = NonNullable<EcsService["deployments"][number]["serviceConnect"]>;

/** The only deployment of a service that takes part in Service Connect. */
export function connectedDeployment(
  serviceConnect: Partial<Connect> = {},
  createdAt = "2026-11-21T10:00:00.000Z",
): EcsService["deployments"] {
  const connect: Connect = { enabled: true, namespace: "shop", services: [], ...serviceConnect };
  return [{ id: "1", status: "PRIMARY", createdAt, rolloutState: "COMPLETED", serviceConnect: connect }];
}

/** What the server `api` offers: the container port 8080 as `api:80`. */
export const offeredApi: Connect["services"] = [
  { portName: "http", discoveryName: "api", clientAliases: [{ port: 80, dnsName: "api" }] },
];

/** Two Fargate services of a Service Connect namespace, a task each: `web` asks for `api:80`, which `api` offers. */
export function connectedPair(overrides: {
  readonly client?: Partial<EcsService>;
  readonly server?: Partial<EcsService>;
  readonly clientTask?: Partial<EcsTask>;
  readonly container?: Partial<ContainerDefinition>;
  readonly port?: number;
}): NonNullable<ScopeContents["areas"]> {
  const { client = {}, server = {}, clientTask = {}, container = {}, port = 80 } = overrides;
  const reference = { from: "environment" as const, name: "API_URL", scheme: "http", host: "api", port };
  return {
    vpcs: [vpc()],
    ecsClusters: [ecsCluster()],
    ecsTaskDefinitions: [
      ecsTaskDefinition({
        containerDefinitions: [containerDefinition({ networkReferences: [reference], ...container })],
      }),
      ecsTaskDefinition({
        taskDefinitionArn: taskDefinitionArn("api:1"),
        family: "api",
        containerDefinitions: [
          containerDefinition({ portMappings: [{ name: "http", containerPort: 8080, protocol: "tcp" }] }),
        ],
      }),
    ],
    ecsServices: [
      ecsService({ deployments: connectedDeployment(), ...client }),
      ecsService({
        serviceName: "api",
        taskDefinition: taskDefinitionArn("api:1"),
        deployments: connectedDeployment({ services: offeredApi }),
        ...server,
      }),
    ],
    ecsTasks: [
      ecsTask(clientTask),
      ecsTask({
        taskArn: taskArn("task-2"),
        group: "service:api",
        taskDefinitionArn: taskDefinitionArn("api:1"),
        attachments: [taskAttachment("eni-2", "10.0.1.12")],
      }),
    ],
    networkInterfaces: [
      networkInterface({ description: attachmentArn("attachment-of-eni-1"), groups: [{ groupId: "sg-web" }] }),
      networkInterface({
        networkInterfaceId: "eni-2",
        privateIpAddress: "10.0.1.12",
        description: attachmentArn("attachment-of-eni-2"),
        groups: [{ groupId: "sg-api" }],
      }),
    ],
  };
}
