import { keepsClientIp } from "#lib/analysis/reach/target-leg.ts";
import { sayIn } from "#lib/analysis/reach/sentences.ts";
import type { TargetGroupPlace } from "#lib/graph/topology.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import { metIn } from "./met-targets.ts";

/** Docker chooses host ports from here on, on Linux and on Windows. */
export const FIRST_HOST_PORT = 32768;

/** A target behind a load balancer, and whether its clients' own addresses are meant to reach it. */
export type TargetUse = {
  readonly group: TargetGroupPlace;
  readonly port: number | undefined;
  readonly keeps: boolean;
  /** Its port is one that Docker chose. */
  readonly isDynamic: boolean;
  readonly isAwsvpc: boolean;
  readonly interfaceUrn: Urn;
};

/** Every group of every target, once for each port it is registered with. */
export function usesOf(group: TargetGroupPlace): readonly { readonly urn: Urn; readonly use: TargetUse }[] {
  const keeps = group.forwardedBy.some(
    ({ loadBalancer }) => keepsClientIp({ say: sayIn("en") }, { balancer: loadBalancer, group }).keeps,
  );
  const found = new Map<string, { readonly urn: Urn; readonly use: TargetUse }>();
  for (const [{ place, on }] of metIn(group).alike) {
    const port = place.target.port;
    const isAwsvpc = place.task?.networkMode === "awsvpc";
    const isDynamic = place.port?.dynamic === true;
    for (const { groupId } of on.item.groups) {
      const urn = urnOf(group, "security-group", groupId);
      const key = `${urn} ${String(port)} ${String(isAwsvpc)} ${String(isDynamic)}`;
      if (!found.has(key))
        found.set(key, { urn, use: { group, port, keeps, isDynamic, isAwsvpc, interfaceUrn: on.urn } });
    }
  }
  return [...found.values()];
}
