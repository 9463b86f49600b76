import {
  dynamicHostPortRange,
  hostPortKey,
  reservedHostPorts,
  staticHostPorts,
} from "#lib/analysis/capacity/host-ports.ts";
import { fact, listed } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { operatingSystemOf } from "#lib/analysis/operating-system.ts";
import { defineRule } from "../rule.ts";
import { isWanted } from "../service-state.ts";
import { subjectOf } from "../subject.ts";

/** PORT-004: a fixed host port is one that the system, the agent or Docker may take. */
export const hostPortInUseByOthers = defineRule({
  id: "PORT-004",
  slug: "host-port-in-use-by-others",
  severity: "medium",
  level: "regional",
  needs: ["ecsServices", "ecsTasks", "ecsTaskDefinitions", "ecsContainerInstances", "ec2Instances"],
  text: {
    title: "Fixed host port lies where others take ports",
    why: "The kernel takes ports of its ephemeral range for connections that leave the host, and Docker for ports that it chooses. A task that wants one of them for itself starts today and not tomorrow. Ports of the agent and of SSH are never given.",
    fix: "Use a fixed port below 32768 that nobody else has, let Docker choose (hostPort 0), or use awsvpc mode.",
    limits:
      "The range is the default of Amazon Linux and of Windows. What an instance is configured to is not visible.",
    says: {
      ephemeral: "{service} fixes host port {ports}, which the kernel or Docker of its host may have taken",
      reserved: "{service} fixes host port {ports}, which the host keeps for itself: no task is placed",
    },
    figures: {
      ephemeral: "Network mode {mode}; ephemeral range {from}–{to}.",
      reserved: "Network mode {mode}; kept for the host: {kept}.",
    },
  },
  references: ["https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html"],
  subjects: ({ scope, topology }) => inScope(topology.services, scope).filter(({ item }) => isWanted(item)),
  check: (service, { topology }) => {
    const { item, taskDefinition: definition, networkMode } = service;
    if (definition === undefined) return { unknown: `The task definition of ${item.serviceName} was not read.` };
    const ports = staticHostPorts(definition, networkMode);
    const operatingSystem = operatingSystemOf(service, topology);
    const range = dynamicHostPortRange(operatingSystem);
    const kept = reservedHostPorts(operatingSystem);
    const reserved = ports.filter(({ port, protocol }) => protocol === "tcp" && kept.includes(port));
    const ephemeral = ports.filter(
      ({ port }) => port >= range.from && port <= range.to && !reserved.some((one) => one.port === port),
    );
    const says = reserved.length > 0 ? "reserved" : "ephemeral";
    const shown = reserved.length > 0 ? reserved : ephemeral;
    if (shown.length === 0) return [];
    return [
      {
        ...subjectOf(service.urn),
        says,
        confidence: "likely",
        values: {
          service: item.serviceName,
          ports: listed(shown.map(hostPortKey)),
          mode: networkMode,
          from: range.from,
          to: range.to,
          kept: listed(kept.map(String), 20),
        },
        affected: [service.urn],
        because: shown.map((port) =>
          fact(
            service.urn,
            "ecsTaskDefinitions",
            `${definition.taskDefinitionArn}: ${networkMode}, hostPort = ${hostPortKey(port)}`,
          ),
        ),
        about: [service.urn, ...service.targetGroupUrns],
      },
    ];
  },
});
