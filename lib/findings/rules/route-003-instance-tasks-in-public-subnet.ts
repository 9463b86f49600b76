import { isManaged } from "#lib/analysis/capacity/launch.ts";
import { unreadArea } from "#lib/analysis/reach/unread.ts";
import { resolveName } from "#lib/analysis/names/resolve-name.ts";
import { sayIn } from "#lib/analysis/reach/sentences.ts";
import { targetOf } from "#lib/analysis/reach/longest-prefix.ts";
import type { ServicePlace, SubnetPlace, Topology } from "#lib/graph/topology.ts";
import type { NetworkReference } from "#lib/model/resources/ecs-task-definition.ts";
import { GLOBAL_REGION } from "#lib/model/global-region.ts";
import { urnOf } from "#lib/model/urn.ts";
import { parseIp } from "#lib/net/ip.ts";
import { defaultRouteOf, defaultRouteText } from "../default-route.ts";
import { distinct, fact, listed } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { isOurAddress } from "../our-address.ts";
import { defineRule } from "../rule.ts";
import { isWanted, runsOnInstances } from "../service-state.ts";
import { hasNoAddress, needsOfService } from "../start-up-troubles.ts";
import { subjectOf } from "../subject.ts";

/** A service on instances whose tasks have interfaces of their own, and the public subnets they are in. */
type Subject = { readonly service: ServicePlace; readonly subnets: readonly SubnetPlace[] };

/** ROUTE-003: tasks with interfaces of their own on instances are in a subnet that only public addresses leave. */
export const instanceTasksInPublicSubnet = defineRule({
  id: "ROUTE-003",
  slug: "instance-tasks-in-public-subnet",
  severity: "high",
  level: "regional",
  needs: [
    "ecsServices",
    "ecsTasks",
    "ecsTaskDefinitions",
    "subnets",
    "routeTables",
    "networkInterfaces",
    "capacityProviders",
  ],
  text: {
    title: "awsvpc tasks on instances are in a public subnet",
    why: "On instances ECS gives a task's own interface no public address, so the internet gateway drops all that the task sends. The image is pulled by the host through its own interface: the task starts, and its calls time out.",
    fix: "Move the tasks to subnets whose default route leads to a NAT gateway, use bridge or host mode, or create endpoints for the AWS services they call.",
    limits:
      "What a task calls is not visible: without a name or an address of the internet in its definition, and without ECS Exec, this is only possible.",
    says: {
      needed: "Tasks of {service} cannot reach {hosts} from {subnets}: their interfaces have no public address",
      suspected: "Tasks of {service} cannot reach the internet from {subnets}: their interfaces have no public address",
    },
    figures: {
      needed: "The default route of {tables} is {route}. Called by: {from}.",
      suspected: "The default route of {tables} is {route}. Nothing shows that the tasks call out.",
    },
  },
  references: [
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking-awsvpc.html",
    "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html",
  ],
  subjects: ({ scope, topology, items }) => {
    const managed = new Set(items.capacityProviders.filter(isManaged).map(({ name }) => name));
    return inScope(topology.services, scope)
      .filter(({ item, networkMode }) => isWanted(item) && runsOnInstances(item) && networkMode === "awsvpc")
      .filter(
        ({ item }) => !item.capacityProviderStrategy.some(({ capacityProvider }) => managed.has(capacityProvider)),
      )
      .map((service): Subject => ({ service, subnets: publicSubnetsOf(topology, service) }));
  },
  check: ({ service, subnets }, { topology }) => {
    if (subnets.length === 0 || service.tasks.some(hasPublicAddress)) return [];
    const calls = callsOf(topology, service, subnets);
    const tables = subnets.flatMap(({ routeTable }) => (routeTable === undefined ? [] : [routeTable]));
    const shown = calls.length > 0;
    return [
      {
        ...subjectOf(service.urn),
        says: shown ? "needed" : "suspected",
        severity: shown ? "high" : "medium",
        confidence: shown ? "likely" : "possible",
        values: {
          service: service.item.serviceName,
          subnets: listed(subnets.map(({ item }) => item.subnetId)),
          tables: listed(distinct(tables.map(({ item }) => item.routeTableId))),
          route: listed(distinct(tables.map((table) => defaultRouteText(topology, table)))),
          hosts: listed(distinct(calls.map(({ host }) => host))),
          from: listed(distinct(calls.map(({ from }) => from))),
        },
        affected: [service.urn],
        because: [
          ...distinct(tables).map((table) =>
            fact(
              table.urn,
              "routeTables",
              `${table.item.routeTableId}: 0.0.0.0/0 → ${defaultRouteText(topology, table)}`,
            ),
          ),
          ...calls.map(({ host, from }) => fact(service.urn, "ecsTaskDefinitions", `${from} → ${host}`)),
        ],
        about: [service.urn, ...subnets.map(({ urn }) => urn)],
      },
    ];
  },
});

/** The subnets of a service whose default route leads to an internet gateway. */
function publicSubnetsOf(topology: Topology, service: ServicePlace): readonly SubnetPlace[] {
  return (service.item.awsvpcConfiguration?.subnets ?? []).flatMap((subnetId) => {
    const subnet = topology.subnets.get(urnOf(service, "subnet", subnetId));
    const route = subnet?.routeTable === undefined ? undefined : defaultRouteOf(subnet.routeTable.item);
    const isPublic = route !== undefined && route.state !== "blackhole" && targetOf(route).kind === "internet-gateway";
    return subnet !== undefined && isPublic ? [subnet] : [];
  });
}

function hasPublicAddress({ networkInterface }: ServicePlace["tasks"][number]): boolean {
  return networkInterface?.item.association !== undefined;
}

type Call = { readonly host: string; readonly from: string };

/** What shows that a task calls out: ECS Exec without its endpoint, and names and addresses of the internet in its definition. */
function callsOf(topology: Topology, service: ServicePlace, subnets: readonly SubnetPlace[]): readonly Call[] {
  const [first] = subnets;
  // Where zones were not all read, a name may be one of ours.
  const zones = unreadArea(topology, { account: service.account, region: GLOBAL_REGION }, "hostedZones");
  const exec = needsOfService(topology, service).filter((one) => one.need.client === "task" && hasNoAddress(one));
  const named = (service.taskDefinition?.containerDefinitions ?? []).flatMap(({ name, networkReferences }) =>
    networkReferences
      .filter((reference) => zones === undefined && isOnInternet(topology, reference, first?.item.vpcId ?? ""))
      .map(({ host, name: variable = "" }) => ({ host, from: `${name}: ${variable}` })),
  );
  return [...exec.map(({ need }) => ({ host: need.host, from: need.why.join(", ") })), ...named];
}

const localNames = /\.(local|localhost|localdomain|internal|intranet|lan|home|corp|private|test|arpa)$/;

/** A public address, or a name under a public domain that no zone of ours answers for. Names of AWS may lead into a VPC. */
function isOnInternet(topology: Topology, { host, from }: NetworkReference, vpcId: string): boolean {
  if (from === "extraHosts" || from === "healthCheck") return false;
  const ip = parseIp(host);
  if (ip !== undefined) return ip.family === 4 && !isOurAddress(topology, ip);
  const name = host.toLowerCase();
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/.test(name)) return false;
  if (
    localNames.test(name) ||
    /\.(amazonaws\.(com(\.cn)?|eu)|on\.aws|api\.(aws|amazonwebservices\.(com\.cn|eu)))$/.test(name)
  )
    return false;
  const { answers } = resolveName({ topology, say: sayIn("en") }, { name, type: "A", asker: { vpcId } });
  return answers.every(({ end, steps }) => end.kind === "outside" && steps.length === 0);
}
