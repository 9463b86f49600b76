import type { Verdict } from "#lib/graph/graph.ts";
import type { TargetGroupPlace } from "#lib/graph/topology.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import type { Urn } from "#lib/model/urn.ts";
import { compareText } from "./chart/compare-text.ts";
import { legVerdict } from "./leg-verdict.ts";
import type { Language } from "./text/language.ts";

/** One way from a listener to a service, with the verdict of its last leg and the health AWS reports beside it. */
export type LoadBalancedPath = {
  readonly loadBalancer: string;
  readonly listener: string;
  readonly rule: string;
  readonly targetGroup: string;
  readonly targetGroupUrn: Urn;
  readonly service: string;
  readonly serviceUrn: Urn;
  readonly verdict: Verdict;
  /** What stops it, when something does. */
  readonly because?: string;
  /** Absent when target health was not read. */
  readonly health?: { readonly healthy: number; readonly all: number };
};

function healthOf(place: TargetGroupPlace): LoadBalancedPath["health"] {
  if (place.health?.targets.known !== true) return undefined;
  const counted = place.health.targets.value.filter(({ state }) => state !== "draining");
  return { healthy: counted.filter(({ state }) => state === "healthy").length, all: counted.length };
}

function conditionOf(rule: TargetGroupPlace["forwardedBy"][number]["rule"]["item"]): string {
  return rule.conditions.map(({ values }) => values.join(" | ")).join(" & ");
}

/** Every way from a listener through a target group to a service, sorted by their names. */
export function loadBalancedPaths({ topology }: Inspection, language: Language): readonly LoadBalancedPath[] {
  const paths = [...topology.targetGroups.values()].flatMap((place) => {
    const health = healthOf(place);
    return place.forwardedBy.flatMap(({ rule, listener, loadBalancer }) =>
      place.serviceUrns.map((serviceUrn): LoadBalancedPath => {
        const leg = legVerdict(topology, { targetGroup: place, loadBalancer, serviceUrn }, language);
        return {
          loadBalancer: loadBalancer.item.loadBalancerName,
          listener: `${listener.item.protocol ?? ""} :${String(listener.item.port ?? "")}`.trim(),
          rule: conditionOf(rule.item),
          targetGroup: place.item.targetGroupName,
          targetGroupUrn: place.urn,
          service: topology.services.get(serviceUrn)?.item.serviceName ?? serviceUrn,
          serviceUrn,
          verdict: leg.verdict,
          ...(leg.blocker === undefined ? {} : { because: leg.blocker.text }),
          ...(health === undefined ? {} : { health }),
        };
      }),
    );
  });
  const key = (path: LoadBalancedPath): string =>
    [path.loadBalancer, path.listener, path.rule, path.targetGroup, path.serviceUrn].join(" ");
  return paths.sort((one, other) => compareText(key(one), key(other)));
}
