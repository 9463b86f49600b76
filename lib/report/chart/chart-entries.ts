import type { Severity } from "#lib/findings/finding.ts";
import type { Topology } from "#lib/graph/topology.ts";
import { itemsOf } from "#lib/model/snapshot.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import type { ChartEdge, ChartModel } from "./chart-model.ts";
import { nameTag } from "./name-tag.ts";
import { markOf } from "./severity-index.ts";

/** Internet gateways, with a line to every internet-facing load balancer of their VPC. */
export function chartEntries(
  topology: Topology,
  severities: ReadonlyMap<Urn, Severity>,
): Pick<ChartModel, "entries" | "edges"> {
  const entries: ChartModel["entries"][number][] = [];
  const edges: ChartEdge[] = [];
  for (const scoped of topology.scopes.values()) {
    for (const gateway of itemsOf(scoped, "internetGateways")) {
      const urn = urnOf(scoped.scope, "internet-gateway", gateway.internetGatewayId);
      const vpcIds = gateway.attachments.map(({ vpcId }) => vpcId);
      const facing = [...topology.loadBalancers.values()].filter(
        ({ item, account, region }) =>
          item.scheme === "internet-facing" &&
          account === scoped.scope.account &&
          region === scoped.scope.region &&
          item.vpcId !== undefined &&
          vpcIds.includes(item.vpcId),
      );
      if (facing.length === 0) continue;
      const name = nameTag(gateway.tags) ?? gateway.internetGatewayId;
      entries.push({ urn: entryUrn(urn), name, tag: "IGW", ...markOf(severities, urn) });
      for (const { urn: to } of facing) edges.push({ kind: "enters", from: entryUrn(urn), to, label: "" });
    }
  }
  return { entries, edges };
}

/** A gateway stands on both sides of the chart; the entry side's box gets a key of its own. */
function entryUrn(gatewayUrn: Urn): Urn {
  return `${gatewayUrn}#in`;
}
