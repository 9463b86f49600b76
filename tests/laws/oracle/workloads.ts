import { arnTail } from "#lib/model/urn.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import type { NetworkInterface } from "#lib/model/resources/network-interface.ts";
import type { Network } from "./network.ts";

/** Where something is met: an address of an interface, and of a host the ports it has for it. */
export type Door = {
  readonly interface: NetworkInterface;
  readonly address: string;
  /** `tcp/80`; absent when every port is its own. */
  readonly published?: readonly string[];
};

/** The doors of an ECS task: its own interface, or its host's with the ports bound there; none when it does not run. */
export function doorsOfTask(network: Network, task: EcsTask): readonly Door[] {
  if (task.lastStatus !== "RUNNING") return [];
  const { networkMode = "bridge", containerDefinitions = [] } =
    network.areas.ecsTaskDefinitions?.find((one) => one.taskDefinitionArn === task.taskDefinitionArn) ?? {};
  if (networkMode === "awsvpc") {
    return task.attachments.flatMap(({ details }) => {
      const value = (wanted: string) => details.find(({ name }) => name === wanted)?.value ?? "";
      const own = network.interfaceById.get(value("networkInterfaceId"));
      return own === undefined ? [] : [{ interface: own, address: value("privateIPv4Address") }];
    });
  }
  const host = hostOf(network, task);
  if (host === undefined || networkMode === "none") return [];
  const bound =
    networkMode === "host"
      ? containerDefinitions.flatMap(({ portMappings }) =>
          portMappings.map(({ containerPort, protocol = "tcp" }) => ({ protocol, port: containerPort })),
        )
      : task.containers.flatMap(({ networkBindings }) =>
          networkBindings.map(({ hostPort, protocol = "tcp" }) => ({ protocol, port: hostPort })),
        );
  return [
    {
      interface: host,
      address: host.privateIpAddress ?? "",
      published: bound.map(({ protocol, port }) => `${protocol}/${String(port)}`),
    },
  ];
}

/** The interface of a task's host. */
function hostOf(network: Network, task: EcsTask): NetworkInterface | undefined {
  const { areas } = network;
  const instanceId = areas.ecsContainerInstances?.find(
    ({ containerInstanceArn }) => containerInstanceArn === task.containerInstanceArn,
  )?.ec2InstanceId;
  const instance = areas.ec2Instances?.find((one) => one.instanceId === instanceId && one.state === "running");
  return instance === undefined ? undefined : interfaceOfInstance(network, instance.instanceId);
}

/** The primary interface of an instance. */
export function interfaceOfInstance(network: Network, instanceId: string): NetworkInterface | undefined {
  return network.areas.networkInterfaces?.find(({ attachment }) => attachment?.instanceId === instanceId);
}

/** The doors of a service, a list for each running task; one that can be met nowhere has an empty one. */
export function doorsOfService(network: Network, name: string): readonly (readonly Door[])[] {
  const tasks = network.areas.ecsTasks?.filter(({ group }) => group === `service:${name}`) ?? [];
  return tasks.filter(({ lastStatus }) => lastStatus === "RUNNING").map((task) => doorsOfTask(network, task));
}

/** The nodes of a load balancer: the interfaces Elastic Load Balancing says are its own. */
export function doorsOfBalancer(network: Network, loadBalancerArn: string): readonly Door[] {
  const description = `ELB ${arnTail(loadBalancerArn)}`;
  const nodes = network.areas.networkInterfaces?.filter((one) => one.description === description) ?? [];
  return nodes.map((node) => ({ interface: node, address: node.privateIpAddress ?? "" }));
}
