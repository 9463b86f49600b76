import type { Severity } from "#lib/findings/finding.ts";
import type { SubnetPlace } from "#lib/graph/topology.ts";
import type { Urn } from "#lib/model/urn.ts";
import { aclFlag } from "./acl-flag.ts";
import { compareText } from "./compare-text.ts";
import type { ChartColumn } from "./chart-model.ts";
import { nameTag } from "./name-tag.ts";
import { markOf } from "./severity-index.ts";

function routeClassOf(subnet: SubnetPlace): ChartColumn["routeClass"] {
  if (subnet.routeTable === undefined) return "unknown";
  const route = subnet.routeTable.item.routes.find(({ destinationCidrBlock }) => destinationCidrBlock === "0.0.0.0/0");
  if (route === undefined || route.state === "blackhole") return "isolated";
  if (route.gatewayId?.startsWith("igw-") === true) return "public";
  return route.natGatewayId === undefined ? "unknown" : "nat";
}

const routeOrder: readonly ChartColumn["routeClass"][] = ["public", "nat", "unknown", "isolated"];

/** A subnet as a column or a box: its range, its zone, where its routes lead, how many addresses are left. */
export function columnOf(subnet: SubnetPlace, severities: ReadonlyMap<Urn, Severity>): ChartColumn {
  const bits = Number(subnet.item.cidrBlock?.split("/")[1] ?? "32");
  return {
    urn: subnet.urn,
    name: nameTag(subnet.item.tags) ?? subnet.item.subnetId,
    cidr: subnet.item.cidrBlock ?? subnet.item.ipv6CidrBlocks[0] ?? "",
    zone: subnet.item.availabilityZone ?? "",
    routeClass: routeClassOf(subnet),
    ...aclFlag(subnet),
    free: subnet.item.availableIpAddressCount,
    size: 2 ** (32 - bits),
    ...markOf(severities, subnet.urn),
  };
}

/** Subnets by zone, then from the public ones inwards, then by name. */
export function compareColumns(one: ChartColumn, other: ChartColumn): number {
  return (
    compareText(one.zone, other.zone) ||
    routeOrder.indexOf(one.routeClass) - routeOrder.indexOf(other.routeClass) ||
    compareText(one.name, other.name) ||
    compareText(one.urn, other.urn)
  );
}
