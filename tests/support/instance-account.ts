import type { CapacityProvider } from "#lib/model/resources/ecs-cluster.ts";
import type { Ec2Instance, InstanceType } from "#lib/model/resources/ec2-instance.ts";
import type { EcsContainerInstance } from "#lib/model/resources/ecs-container-instance.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { EcsTaskDefinition } from "#lib/model/resources/ecs-task-definition.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import type { NetworkInterface } from "#lib/model/resources/network-interface.ts";
import type { Subnet } from "#lib/model/resources/subnet.ts";
import { ec2Instance, instanceType, networkInterface, subnet, vpc } from "./ec2-records.ts";
import {
  attachmentArn,
  capacityProvider,
  containerInstanceArn,
  ecsCluster,
  ecsContainerInstance,
  ecsService,
  ecsTask,
  ecsTaskDefinition,
} from "./ecs-records.ts";
import type { ScopeContents } from "./snapshots.ts";

/** What differs from the account below; `undefined` parts are as they stand there. */
export type InstanceAccount = {
  readonly trunking?: string;
  readonly principalArn?: string;
  readonly service?: Partial<EcsService>;
  readonly services?: readonly EcsService[];
  readonly definition?: Partial<EcsTaskDefinition>;
  readonly task?: Partial<EcsTask>;
  readonly tasks?: readonly EcsTask[];
  readonly instance?: Partial<EcsContainerInstance>;
  readonly instances?: readonly EcsContainerInstance[];
  readonly machine?: Partial<Ec2Instance>;
  readonly machines?: readonly Ec2Instance[];
  readonly type?: Partial<InstanceType>;
  readonly types?: readonly InstanceType[];
  readonly subnet?: Partial<Subnet>;
  readonly subnets?: readonly Subnet[];
  readonly provider?: Partial<CapacityProvider>;
  readonly interfaces?: readonly NetworkInterface[];
};

/** CPU and memory for a few tasks. */
export const roomy = [
  { name: "CPU", integerValue: 1024, stringSetValue: [] },
  { name: "MEMORY", integerValue: 1024, stringSetValue: [] },
];

/** The event with which ECS says that no interface is left. */
export const noInterfaceEvent = {
  createdAt: "2026-11-21T11:48:00.000Z",
  message: 'was unable to place a task. The closest matching (container-instance a) encountered error "RESOURCE:ENI".',
};

/**
 * A cluster of one t2.micro: it holds two interfaces, its own and that of the one awsvpc task; CPU and memory are left
 * for more. Trunking is off.
 */
export function instanceAccount(changes: InstanceAccount = {}): ScopeContents {
  const typeName = changes.machine?.instanceType ?? "t2.micro";
  return {
    areas: {
      accountSettings: [trunkingOf(changes)],
      vpcs: [vpc()],
      subnets: changes.subnets ?? [subnet(changes.subnet)],
      capacityProviders: [capacityProvider(changes.provider)],
      ecsClusters: [ecsCluster()],
      ecsServices: changes.services ?? [
        ecsService({ launchType: "EC2", desiredCount: 1, runningCount: 1, ...changes.service }),
      ],
      ecsTaskDefinitions: [ecsTaskDefinition({ requiresCompatibilities: ["EC2"], ...changes.definition })],
      ecsTasks: changes.tasks ?? [
        ecsTask({ launchType: "EC2", containerInstanceArn: containerInstanceArn(), ...changes.task }),
      ],
      ecsContainerInstances: changes.instances ?? [
        ecsContainerInstance({ remainingResources: roomy, ...changes.instance }),
      ],
      ec2Instances: changes.machines ?? [ec2Instance({ instanceType: typeName, ...changes.machine })],
      instanceTypes: changes.types ?? [
        instanceType({ instanceType: typeName, hypervisor: "xen", maximumNetworkInterfaces: 2, ...changes.type }),
      ],
      networkInterfaces: [...interfacesOfInstance, ...(changes.interfaces ?? [])],
    },
  };
}

const interfacesOfInstance = [
  networkInterface({
    networkInterfaceId: "eni-0",
    privateIpAddress: "10.0.1.20",
    attachment: { instanceId: "i-1", deviceIndex: 0, status: "attached" },
  }),
  networkInterface({
    description: attachmentArn("attachment-of-eni-1"),
    attachment: { instanceId: "i-1", deviceIndex: 1, status: "attached" },
  }),
];

function trunkingOf({ trunking = "disabled", principalArn = "arn:aws:iam::111111111111:root" }: InstanceAccount) {
  return { name: "awsvpcTrunking", value: trunking, principalArn, type: "user" };
}
