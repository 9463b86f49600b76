import type { Severity } from "#lib/findings/finding.ts";
import type { OwnedInterface, ServicePlace, SubnetPlace, Topology } from "#lib/graph/topology.ts";
import type { Route } from "#lib/model/resources/route-table.ts";
import { itemsOf } from "#lib/model/snapshot.ts";
import { urnOf, type NodeKind, type Urn } from "#lib/model/urn.ts";
import { subnetOfTask } from "./chart-berths.ts";
import type { ChartDependency, ChartEdge, ChartExit } from "./chart-model.ts";
import { compareText } from "./compare-text.ts";
import { nameTag } from "./name-tag.ts";
import { markOf } from "./severity-index.ts";

type Exit = { readonly kind: NodeKind; readonly id: string; readonly tag: string };

/** Where a route leads out of the VPC; `undefined` for the local route and for interfaces. */
export function exitOfRoute(route: Route): Exit | undefined {
  const { natGatewayId, transitGatewayId, vpcPeeringConnectionId, egressOnlyInternetGatewayId, gatewayId } = route;
  if (natGatewayId !== undefined) return { kind: "nat-gateway", id: natGatewayId, tag: "NAT" };
  if (transitGatewayId !== undefined) return { kind: "transit-gateway", id: transitGatewayId, tag: "TGW" };
  if (vpcPeeringConnectionId !== undefined) {
    return { kind: "vpc-peering-connection", id: vpcPeeringConnectionId, tag: "PCX" };
  }
  if (egressOnlyInternetGatewayId !== undefined) {
    return { kind: "egress-only-internet-gateway", id: egressOnlyInternetGatewayId, tag: "EIGW" };
  }
  if (gatewayId?.startsWith("igw-") === true) return { kind: "internet-gateway", id: gatewayId, tag: "IGW" };
  if (gatewayId?.startsWith("vgw-") === true) return { kind: "vpn-gateway", id: gatewayId, tag: "VGW" };
  if (gatewayId?.startsWith("vpce-") === true) return { kind: "vpc-endpoint", id: gatewayId, tag: "VPCE" };
  return undefined;
}

/** The subnets that a service may use, and those that its tasks stand in. */
export function subnetsOfService(service: ServicePlace, topology: Topology): readonly SubnetPlace[] {
  const configured = (service.item.awsvpcConfiguration?.subnets ?? []).map((id) => urnOf(service, "subnet", id));
  const lived = service.tasks.flatMap((task) => subnetOfTask(task) ?? []);
  return [...new Set([...configured, ...lived])].flatMap((urn) => topology.subnets.get(urn) ?? []);
}

/** A route that leads nowhere any more: its table, and the range it was for. */
function deadRoute(route: Route, { routeTable }: SubnetPlace): NonNullable<ChartEdge["blocker"]> {
  const rule = route.destinationCidrBlock ?? route.destinationIpv6CidrBlock ?? route.destinationPrefixListId;
  const text = `${routeTable?.item.routeTableId ?? ""} blackhole`;
  return { tag: "RTB", text, ...(rule === undefined ? {} : { rule }) };
}

/** From each of these services to where the routes of its subnets lead. A dead route is drawn as a cut line. */
export function leaveEdges(topology: Topology, services: Iterable<ServicePlace>): readonly ChartEdge[] {
  return [...services].flatMap((service) =>
    subnetsOfService(service, topology).flatMap((subnet) =>
      (subnet.routeTable?.item.routes ?? []).flatMap((route): readonly ChartEdge[] => {
        const exit = exitOfRoute(route);
        if (exit === undefined) return [];
        const dead = route.state === "blackhole";
        return [
          {
            kind: "leaves",
            from: service.urn,
            to: urnOf(service, exit.kind, exit.id),
            label: "",
            ...(dead
              ? {
                  verdict: "unreachable" as const,
                  blocker: deadRoute(route, subnet),
                }
              : {}),
          },
        ];
      }),
    ),
  );
}

/** The gateways that routes of drawn subnets lead to, dead ones included, and the interface endpoints beside them. */
export function chartExits(topology: Topology, severities: ReadonlyMap<Urn, Severity>): readonly ChartExit[] {
  const exits = new Map<Urn, ChartExit>();
  const names = namesOfExits(topology);
  const put = (urn: Urn, tag: string, id: string): void => {
    exits.set(urn, { urn, tag, name: names.get(urn) ?? id, ...markOf(severities, urn) });
  };
  for (const subnet of topology.subnets.values()) {
    for (const route of subnet.routeTable?.item.routes ?? []) {
      const exit = exitOfRoute(route);
      if (exit !== undefined) put(urnOf(subnet, exit.kind, exit.id), exit.tag, exit.id);
    }
  }
  for (const scoped of topology.scopes.values()) {
    for (const endpoint of itemsOf(scoped, "vpcEndpoints")) {
      put(urnOf(scoped.scope, "vpc-endpoint", endpoint.vpcEndpointId), "VPCE", endpoint.vpcEndpointId);
    }
  }
  return [...exits.values()].sort(
    (one, other) =>
      compareText(one.tag, other.tag) || compareText(one.name, other.name) || compareText(one.urn, other.urn),
  );
}

/** How gateways and endpoints are called; one that is not there any more has no name. */
export function namesOfExits(topology: Topology): ReadonlyMap<Urn, string> {
  const names = new Map<Urn, string>();
  for (const scoped of topology.scopes.values()) {
    const put = (kind: NodeKind, id: string, name: string | undefined): void => {
      names.set(urnOf(scoped.scope, kind, id), name ?? id);
    };
    for (const nat of itemsOf(scoped, "natGateways")) put("nat-gateway", nat.natGatewayId, nameTag(nat.tags));
    for (const gateway of itemsOf(scoped, "internetGateways")) {
      put("internet-gateway", gateway.internetGatewayId, nameTag(gateway.tags));
    }
    // com.amazonaws.<region>.ecr.api is known as ecr.api.
    for (const endpoint of itemsOf(scoped, "vpcEndpoints")) {
      put("vpc-endpoint", endpoint.vpcEndpointId, endpoint.serviceName?.split(".").slice(3).join("."));
    }
    for (const peering of itemsOf(scoped, "vpcPeeringConnections")) {
      put("vpc-peering-connection", peering.vpcPeeringConnectionId, nameTag(peering.tags));
    }
    for (const transit of itemsOf(scoped, "transitGateways")) {
      put("transit-gateway", transit.transitGatewayId, nameTag(transit.tags));
    }
  }
  return names;
}

const dependencyTags: { readonly [ownerClass: string]: string } = { rds: "RDS", efs: "EFS", other: "ENI" };

/** How a dependency is called, by one of its interfaces. */
export function dependencyName(networkInterface: OwnedInterface): string {
  const { item, owner } = networkInterface;
  const named = nameTag(item.tags);
  // Every database's interface has the same description; its security group is what people name.
  if (owner.class === "rds") return named ?? item.groups[0]?.groupName ?? owner.label ?? item.networkInterfaceId;
  return named ?? owner.label ?? item.networkInterfaceId;
}

/** The interfaces of what we do not run, one a name and VPC: databases, caches, file systems. */
export function dependencyInterfaces(topology: Topology): ReadonlyMap<string, readonly OwnedInterface[]> {
  const groups = new Map<string, OwnedInterface[]>();
  for (const networkInterface of topology.interfaces.values()) {
    if (dependencyTags[networkInterface.owner.class] === undefined) continue;
    const key = `${networkInterface.item.vpcId ?? ""} ${dependencyName(networkInterface)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [networkInterface]);
    else group.push(networkInterface);
  }
  return groups;
}

/** Dependencies as boxes: the first interface of each stands for all of its kind. */
export function chartDependencies(
  topology: Topology,
  severities: ReadonlyMap<Urn, Severity>,
): readonly ChartDependency[] {
  return [...dependencyInterfaces(topology).values()]
    .flatMap(([first]) =>
      first === undefined
        ? []
        : [
            {
              urn: first.urn,
              name: dependencyName(first),
              tag: dependencyTags[first.owner.class] ?? "ENI",
              ...markOf(severities, first.urn),
            },
          ],
    )
    .sort((one, other) => compareText(one.name, other.name) || compareText(one.urn, other.urn));
}
