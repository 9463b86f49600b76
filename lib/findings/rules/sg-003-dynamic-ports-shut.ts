import { dynamicHostPortRange, isDynamic } from "#lib/analysis/capacity/host-ports.ts";
import type {
  LoadBalancerPlace,
  OwnedInterface,
  ServicePlace,
  TargetGroupPlace,
  TaskPlace,
} from "#lib/graph/topology.ts";
import { portsBetween, type PortSet } from "#lib/net/port-set.ts";
import { contains, intersect, isEmpty, subtract, union } from "#lib/net/range-set.ts";
import { distinct, fact, listed } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { loadBalancerLegs, type LegsTo } from "../load-balancer-leg.ts";
import { operatingSystemOf } from "#lib/analysis/operating-system.ts";
import { defineRule, type Saying } from "../rule.ts";
import { openPorts } from "../security-group-remedy.ts";
import { isWanted } from "../service-state.ts";
import { subjectOf } from "../subject.ts";

/** A service whose host ports Docker chooses, with a target group and a load balancer in front of it. */
type Subject = {
  readonly service: ServicePlace;
  readonly group: TargetGroupPlace;
  readonly balancer: LoadBalancerPlace;
  readonly legsTo: LegsTo;
};

/** SG-003: the ports Docker may choose on a container instance are not open to the load balancer. */
export const dynamicPortsShut = defineRule({
  id: "SG-003",
  slug: "dynamic-ports-shut",
  severity: "high",
  level: "regional",
  needs: [
    "ecsServices",
    "ecsTasks",
    "ecsTaskDefinitions",
    "ecsContainerInstances",
    "ec2Instances",
    "networkInterfaces",
    "securityGroups",
    "securityGroupRules",
    "managedPrefixLists",
    "subnets",
    "loadBalancers",
    "listeners",
    "listenerRules",
    "targetGroups",
    "targetHealth",
  ],
  partialIsFine: [
    "securityGroups",
    "securityGroupRules",
    "managedPrefixLists",
    "subnets",
    "listeners",
    "listenerRules",
    "targetHealth",
  ],
  text: {
    title: "Dynamic host ports are not open to the load balancer",
    why: "With hostPort 0, Docker gives every task a port of its range, a new one at each start. A security group that opens only some of them works until the next port is another one.",
    fix: "Allow the whole range from the load balancer's security group only. Better: awsvpc mode, in which the load balancer meets the container port itself.",
    limits:
      "Which range an agent really uses (ECS_DYNAMIC_HOST_PORT_RANGE, the kernel's) no AWS API shows: ports that were bound are the proof, the default range is an assumption.",
    says: {
      observed:
        "{loadBalancer} cannot reach tasks of {service} on {uncovered}: security group {group} does not let these host ports in",
      latent:
        "{service} will be cut off from {loadBalancer} when Docker chooses a host port that security group {group} does not let in",
    },
    figures: {
      observed:
        "Bound now: {observed}. Open to the load balancer: {open}. Docker chooses from {range} unless told otherwise.",
      latent: "Bound now: {observed}. Open to the load balancer: {open}. Of {range}, not open: {uncovered}.",
    },
  },
  references: ["https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html"],
  subjects: ({ scope, topology }) => {
    const legsTo = loadBalancerLegs(topology);
    return inScope(topology.services, scope)
      .filter((service) => isWanted(service.item) && service.networkMode === "bridge")
      .flatMap((service) =>
        service.targetGroupUrns.flatMap((urn): readonly Subject[] => {
          const group = topology.targetGroups.get(urn);
          if (group === undefined || group.item.targetType !== "instance" || !hasDynamicPort(service, group)) return [];
          const balancers = distinct(group.forwardedBy.map(({ loadBalancer }) => loadBalancer));
          return balancers
            .filter(({ item }) => item.type !== "gateway")
            .map((balancer) => ({ service, group, balancer, legsTo }));
        }),
      );
  },
  check: (subject, { scope, topology }) => {
    const { service, group, balancer } = subject;
    const bound = boundPorts(service, group);
    const opened = openTo(subject, distinct(bound.map(({ on }) => on)));
    if ("unknown" in opened) return opened;
    const { host, open } = opened;
    const shut = bound.filter(({ on, port }) => !contains(opened.openOn(on), port));
    const range = dynamicHostPortRange(operatingSystemOf(service, topology));
    const whole = portsBetween(range.from, range.to);
    const latent = subtract(whole, open);
    // Ports that all lie elsewhere, and are open, tell that the host's range is another one.
    const hasOwnRange = bound.every(({ port }) => !contains(whole, port));
    if (shut.length === 0 && (hasOwnRange || isEmpty(latent))) return [];
    const groupId = host.item.groups[0]?.groupId ?? "—";
    const sourceId = balancer.item.securityGroups[0];
    return [
      {
        ...subjectOf(service.urn),
        discriminator: `${group.urn} ${balancer.urn}`,
        ...verdictOf(group, shut),
        values: {
          service: service.item.serviceName,
          loadBalancer: balancer.item.loadBalancerName,
          group: groupId,
          observed: portsText(bound),
          open: textOf(open),
          range: `${range.from}-${range.to}`,
          uncovered: shut.length > 0 ? portsText(shut) : textOf(latent),
        },
        affected: shut.length > 0 ? [service.urn, group.urn] : [service.urn],
        because: [
          fact(
            host.urn,
            "securityGroupRules",
            `${groupId} ingress: ${textOf(open)} ← ${sourceId ?? balancer.item.loadBalancerName}`,
          ),
          ...bound
            .slice(0, 5)
            .map(({ task, port }) => fact(task.urn, "ecsTasks", `networkBindings: hostPort = ${port}`)),
        ],
        ...(sourceId === undefined
          ? {}
          : openPorts(scope.region, { side: "ingress", on: groupId, peer: sourceId, ...range })),
        about: [service.urn, group.urn, balancer.urn],
      },
    ];
  },
});

type Opened = {
  readonly host: OwnedInterface;
  /** The ports every node of the load balancer may use on one host, and on all of them. */
  readonly openOn: (on: OwnedInterface) => PortSet;
  readonly open: PortSet;
};

function openTo(
  { service, balancer, legsTo }: Subject,
  hosts: readonly OwnedInterface[],
): Opened | { readonly unknown: string } {
  const [host] = hosts;
  if (host === undefined)
    return { unknown: `${service.item.serviceName} has no task whose host port could be looked at.` };
  if (balancer.interfaces.length === 0)
    return { unknown: `The interfaces of ${balancer.item.loadBalancerName} were not found.` };
  const byHost = new Map<OwnedInterface, PortSet>();
  for (const on of hosts) {
    const sides = legsTo(balancer.interfaces, on, on.item.privateIpAddress ?? "").legs.map(({ ingress }) => ingress);
    const unread = sides.find((side) => side.unread !== undefined)?.unread;
    if (unread !== undefined) return { unknown: unread };
    byHost.set(
      on,
      sides.map(({ open }) => setOf(open)).reduce((a, b) => intersect(a, b)),
    );
  }
  return { host, openOn: (on) => byHost.get(on) ?? [], open: [...byHost.values()].reduce((a, b) => intersect(a, b)) };
}

function verdictOf(
  group: TargetGroupPlace,
  shut: readonly Bound[],
): Pick<Saying<"observed" | "latent">, "says" | "severity" | "confidence"> {
  if (shut.length === 0) return { says: "latent", severity: "medium", confidence: "possible" };
  return { says: "observed", severity: "high", confidence: timedOut(group, shut) ? "confirmed" : "likely" };
}

function portsText(bound: readonly Bound[]): string {
  return listed(distinct(bound.map(({ port }) => String(port))));
}

type Bound = { readonly task: TaskPlace; readonly on: OwnedInterface; readonly port: number };

/** The containers of the service that the target group is for. */
function tiesOf({ item }: ServicePlace, group: TargetGroupPlace) {
  return item.loadBalancers.filter(({ targetGroupArn }) => targetGroupArn === group.item.targetGroupArn);
}

function hasDynamicPort(service: ServicePlace, group: TargetGroupPlace): boolean {
  const ties = tiesOf(service, group);
  const containers = service.taskDefinition?.containerDefinitions ?? [];
  return containers.some(({ name, portMappings }) =>
    portMappings.some(
      (mapping) =>
        isDynamic(mapping, "bridge") &&
        ties.some(
          ({ containerName, containerPort }) => containerName === name && containerPort === mapping.containerPort,
        ),
    ),
  );
}

/** The host ports that are bound for the target group's container, and the interface they are met on. */
function boundPorts(service: ServicePlace, group: TargetGroupPlace): readonly Bound[] {
  const ties = tiesOf(service, group);
  return service.tasks.flatMap((task) => {
    const on = task.networkInterface;
    if (on === undefined) return [];
    return task.ports
      .filter(
        ({ dynamic, containerName, containerPort }) =>
          dynamic && ties.some((tie) => tie.containerName === containerName && tie.containerPort === containerPort),
      )
      .map(({ port }) => ({ task, on, port }));
  });
}

function timedOut({ targets }: TargetGroupPlace, shut: readonly Bound[]): boolean {
  const ports = new Set<number | undefined>(shut.map(({ port }) => port));
  return targets.some(({ target }) => target.reason === "Target.Timeout" && ports.has(target.port));
}

function setOf(ranges: readonly { readonly from: number; readonly to: number }[]): PortSet {
  return ranges.map(({ from, to }) => portsBetween(from, to)).reduce((a, b) => union(a, b), []);
}

function textOf(ports: PortSet): string {
  const texts = ports.map(({ from, until }) => (until - from === 1 ? String(from) : `${from}-${until - 1}`));
  return texts.length === 0 ? "—" : listed(texts);
}
