import type { ServicePlace, TargetGroupPlace, TaskPlace, Topology } from "#lib/graph/topology.ts";
import { isDynamic } from "#lib/analysis/capacity/host-ports.ts";
import type { ContainerDefinition } from "#lib/model/resources/ecs-task-definition.ts";
import { fact, listed } from "../fact.ts";
import { holdsTasks, inState, registrationAreas, servicesOf, unreadHealth } from "../group-health.ts";
import { inScope } from "../in-scope.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule } from "../rule.ts";
import { isWanted } from "../service-state.ts";
import { tiesTo } from "../service-ties.ts";
import { subjectOf } from "../subject.ts";

type Subject = { readonly group: TargetGroupPlace; readonly services: readonly ServicePlace[]; readonly port: number };

/** TG-006: health checks go to a port on which no target can be met. */
export const checkPortNeverMatches = defineRule({
  id: "TG-006",
  slug: "check-port-never-matches",
  severity: "high",
  level: "regional",
  needs: registrationAreas,
  text: {
    title: "Health check port can never match",
    why: "A health check port that is a number is the same for every target. Tasks with dynamic host ports are met on a different one each, and nobody listens on the number; the targets stay unhealthy whatever the application does.",
    fix: "Set the health check port to traffic-port, or to a port that every task maps.",
    limits:
      "In awsvpc mode a container may listen on a port that its task definition does not declare: then this stays possible until the targets fail. What else runs on an instance is not seen.",
    says: {
      dynamic: "Health checks of {targetGroup} go to port {port}, but the host ports of {services} are chosen at start",
      closed: "Health checks of {targetGroup} go to port {port}, which no container of {services} maps",
    },
    figures: {
      dynamic:
        "HealthCheckPort {port}; container port {ports} with dynamic host ports. Healthy: {healthy} of {targets|target|targets}.",
      closed: "HealthCheckPort {port}; mapped: {ports}. Healthy: {healthy} of {targets|target|targets}.",
    },
  },
  references: ["https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html"],
  subjects: ({ scope, topology }) =>
    inScope(topology.targetGroups, scope).flatMap((group): readonly Subject[] => {
      const port = Number(group.item.healthCheckPort);
      const services = servicesOf(group, topology).filter(({ item }) => isWanted(item));
      const isChecked = group.item.healthCheckEnabled !== false && Number.isInteger(port) && port > 0;
      return isChecked && services.length > 0 && holdsTasks(group.item) ? [{ group, services, port }] : [];
    }),
  check: ({ group, services, port }, { scope, topology }) => {
    const unread = unreadHealth(group);
    if (unread !== undefined) return { unknown: unread };
    const nameless = services.find(({ taskDefinition }) => taskDefinition === undefined);
    if (nameless !== undefined) return { unknown: `The task definition of ${nameless.item.serviceName} was not read.` };
    const healthy = inState(group, "healthy").length;
    // Somebody answers there, whoever it is.
    if (healthy > 0 || isMet({ group, services, port }, topology)) return [];
    const isOwn = services.some(({ networkMode }) => networkMode === "awsvpc");
    const isRandom =
      !isOwn &&
      services.every((service) => mappingsOf(service, group).every((one) => isDynamic(one, service.networkMode)));
    const failing = inState(group, "unhealthy");
    const urns = services.map(({ urn }) => urn);
    return [
      {
        ...subjectOf(group.urn),
        says: isRandom ? "dynamic" : "closed",
        confidence: failing.length > 0 ? "confirmed" : isOwn ? "possible" : "likely",
        values: {
          targetGroup: group.item.targetGroupName,
          services: listed(services.map(({ item }) => item.serviceName)),
          port,
          ports: listed(services.flatMap((service) => mappingsOf(service, group).map(portText))) || "—",
          healthy,
          targets: group.targets.length,
        },
        affected: [group.urn, ...urns],
        because: [
          fact(group.urn, "targetGroups", `HealthCheckPort = ${port}`),
          ...failing
            .slice(0, 3)
            .map(({ urn, target }) => fact(urn, "targetHealth", `${target.id}: ${target.reason ?? "unhealthy"}`)),
        ],
        cli: awsCommand(scope.region, "elbv2 modify-target-group", {
          "target-group-arn": group.item.targetGroupArn,
          "health-check-port": "traffic-port",
        }),
        about: [group.urn, ...urns],
      },
    ];
  },
});

/** Whether some container is met on the port: of the tasks themselves, or of another task on one of the instances. */
function isMet({ group, services, port }: Subject, topology: Topology): boolean {
  const listens = ({ ports }: TaskPlace) => ports.some((one) => one.port === port);
  if (group.item.targetType === "ip") {
    return services.some(({ tasks, taskDefinition }) => {
      const declared = (taskDefinition?.containerDefinitions ?? []).flatMap(({ portMappings }) => portMappings);
      return tasks.some(listens) || declared.some((mapping) => portsAround(mapping, port));
    });
  }
  const isFixed = ({ networkMode }: ServicePlace, { hostPort, containerPort }: Mapping) =>
    hostPort === port || (networkMode === "host" && containerPort === port);
  if (services.some((service) => allMappings(service).some((one) => isFixed(service, one)))) return true;
  const ids = new Set(group.targets.map(({ target }) => target.id));
  return inScope(topology.containerInstances, group).some(
    ({ item, tasks }) => ids.has(item.ec2InstanceId ?? "") && tasks.some(listens),
  );
}

type Mapping = ContainerDefinition["portMappings"][number];

function allMappings({ taskDefinition }: ServicePlace): readonly Mapping[] {
  return (taskDefinition?.containerDefinitions ?? []).flatMap(({ portMappings }) => portMappings);
}

/** The mappings of the containers that are registered with a group. */
function mappingsOf(service: ServicePlace, group: TargetGroupPlace): readonly Mapping[] {
  const names = new Set(tiesTo(service, group).map(({ containerName }) => containerName));
  const containers = service.taskDefinition?.containerDefinitions ?? [];
  return containers.filter(({ name }) => names.has(name)).flatMap(({ portMappings }) => portMappings);
}

function portsAround({ containerPort, containerPortRange }: Mapping, port: number): boolean {
  const [from, to] = (containerPortRange ?? "").split("-").map(Number);
  return containerPort === port || (from !== undefined && to !== undefined && from <= port && port <= to);
}

function portText({ containerPort, containerPortRange }: Mapping): string {
  return containerPortRange ?? String(containerPort ?? "?");
}
