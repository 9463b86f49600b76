import { expect, test } from "vitest";
import { dynamicHostPortRange, staticHostPorts, takenHostPorts } from "#lib/analysis/capacity/host-ports.ts";
import { containerDefinition, ecsContainerInstance, ecsTaskDefinition } from "#tests/support/ecs-records.ts";

const definition = ecsTaskDefinition({
  containerDefinitions: [
    containerDefinition({
      portMappings: [
        { containerPort: 80, hostPort: 8080 },
        { containerPort: 53, hostPort: 53, protocol: "udp" },
        { containerPort: 9000, hostPort: 0 },
      ],
    }),
  ],
});

test("bridge mode reserves the fixed host ports, host mode every container port, awsvpc none", () => {
  expect(staticHostPorts(definition, "bridge")).toEqual([
    { port: 8080, protocol: "tcp" },
    { port: 53, protocol: "udp" },
  ]);
  expect(staticHostPorts(definition, "host").map(({ port }) => port)).toEqual([8080, 53, 9000]);
  expect(staticHostPorts(definition, "awsvpc")).toEqual([]);
});

test("what an instance lists as PORTS is taken, by protocol", () => {
  const instance = ecsContainerInstance({
    remainingResources: [
      { name: "PORTS", stringSetValue: ["22", "8080"] },
      { name: "PORTS_UDP", stringSetValue: ["53"] },
    ],
  });
  expect([...(takenHostPorts(instance) ?? [])]).toEqual(["tcp/22", "tcp/8080", "udp/53"]);
  expect(takenHostPorts(ecsContainerInstance())).toBeUndefined();
});

test("Docker's range is the kernel's on Linux and the upper ports on Windows", () => {
  expect(dynamicHostPortRange("LINUX")).toEqual({ from: 32768, to: 60999 });
  expect(dynamicHostPortRange("WINDOWS_SERVER_2022_CORE")).toEqual({ from: 49152, to: 65535 });
});
