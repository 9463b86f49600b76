import { describe, expect, it } from "vitest";
import { buildTopology } from "#lib/graph/build-topology.ts";
import type { ItemOf } from "#lib/model/areas.ts";
import { ec2Instance, networkInterface } from "#tests/support/ec2-records.ts";
import {
  containerDefinition,
  containerInstanceArn,
  ecsContainerInstance,
  ecsService,
  ecsTask,
  ecsTaskDefinition,
  taskAttachment,
  taskContainer,
} from "#tests/support/ecs-records.ts";
import { target, targetGroup, targetHealth } from "#tests/support/elbv2-records.ts";
import { snapshotOf } from "#tests/support/snapshots.ts";

function placed(task: ItemOf<"ecsTasks">, definition: Partial<ItemOf<"ecsTaskDefinitions">> = {}) {
  const topology = buildTopology(
    snapshotOf({
      areas: {
        ecsTasks: [task],
        ecsTaskDefinitions: [ecsTaskDefinition(definition)],
        ecsServices: [ecsService()],
        ecsContainerInstances: [ecsContainerInstance()],
        ec2Instances: [ec2Instance()],
        networkInterfaces: [
          networkInterface(),
          networkInterface({
            networkInterfaceId: "eni-host",
            privateIpAddress: "10.0.1.20",
            attachment: { instanceId: "i-1", deviceIndex: 0 },
          }),
        ],
        targetGroups: [targetGroup({ targetType: "instance" })],
        targetHealth: [targetHealth([target({ id: "i-1", port: 32768 })])],
      },
    }),
  );
  const [place] = topology.tasks.values();
  const [group] = topology.targetGroups.values();
  return { place, behind: group?.targets[0] };
}

const onHost = ecsTask({
  launchType: "EC2",
  containerInstanceArn: containerInstanceArn(),
  attachments: [],
  containers: [
    taskContainer({
      networkBindings: [
        { bindIp: "0.0.0.0", containerPort: 8080, hostPort: 32768, protocol: "tcp" },
        { bindIp: "::", containerPort: 8080, hostPort: 32768, protocol: "tcp" },
      ],
    }),
  ],
});

describe("placeTasks", () => {
  it("meets an awsvpc task at its own interface, picked by type among Service Connect and volumes", () => {
    const { place } = placed(
      ecsTask({
        attachments: [
          { id: "sc", type: "Service Connect", status: "ATTACHED", details: [] },
          taskAttachment("eni-1", "10.0.1.10"),
        ],
      }),
    );
    expect(place?.networkInterface?.item.networkInterfaceId).toBe("eni-1");
    expect(place?.address).toBe("10.0.1.10");
    expect(place?.ports).toEqual([
      { containerName: "app", containerPort: 8080, protocol: "tcp", port: 8080, dynamic: false },
    ]);
  });

  it("has no address for a task whose interface is still being attached", () => {
    const { place } = placed(
      ecsTask({
        lastStatus: "PROVISIONING",
        attachments: [taskAttachment("eni-1", "10.0.1.10", { status: "ATTACHING" })],
      }),
    );
    expect(place?.networkInterface?.item.networkInterfaceId).toBe("eni-1");
    expect(place?.address).toBeUndefined();
  });

  it("meets a bridge task at its instance, on the port that Docker bound, once for both address families", () => {
    const { place, behind } = placed(onHost, { networkMode: "bridge" });
    expect(place?.address).toBe("10.0.1.20");
    expect(place?.ports).toEqual([
      { containerName: "app", containerPort: 8080, protocol: "tcp", port: 32768, dynamic: true },
    ]);
    expect(behind?.task?.urn).toBe(place?.urn);
    expect(behind?.port?.containerPort).toBe(8080);
  });

  it("takes a task definition without a network mode for bridge", () => {
    expect(placed(onHost, { networkMode: undefined }).place?.networkMode).toBe("bridge");
  });

  it("tells a fixed host port from a dynamic one", () => {
    const { place } = placed(onHost, {
      networkMode: "bridge",
      containerDefinitions: [containerDefinition({ portMappings: [{ containerPort: 8080, hostPort: 32768 }] })],
    });
    expect(place?.ports.map(({ dynamic }) => dynamic)).toEqual([false]);
  });

  it("meets a host task at its instance, on the container's own port", () => {
    const { place } = placed(onHost, { networkMode: "host" });
    expect(place?.address).toBe("10.0.1.20");
    expect(place?.ports.map(({ port }) => port)).toEqual([8080]);
  });

  it("meets a task without a network nowhere", () => {
    const { place } = placed(onHost, { networkMode: "none" });
    expect([place?.address, place?.ports]).toEqual([undefined, []]);
  });

  it("says unknown of the mode when the task definition was not read and nothing else tells", () => {
    const { place } = placed(onHost, { taskDefinitionArn: "another" });
    expect(place?.networkMode).toBe("unknown");
    expect(place?.address).toBe("10.0.1.20");
  });

  it("belongs to the service its group names", () => {
    expect(placed(ecsTask()).place?.serviceUrn).toBe("aws/111111111111/eu-west-1/ecs-service/shop/web");
    expect(placed(ecsTask({ group: "family:web" })).place?.serviceUrn).toBeUndefined();
  });
});
