import type { ServicePlace } from "#lib/graph/topology.ts";
import { parseUrn } from "#lib/model/urn.ts";
import type { CapacityGap } from "./capacity-answer.ts";
import type { Gaps } from "./gaps.ts";
import type { Launch } from "./launch.ts";
import type { CapacitySentence } from "./sentences.ts";
import type { PlacementTest } from "./service-room.ts";

/** Why how many more tasks of a service would start is not known. */
export function serviceGaps(
  service: ServicePlace,
  gaps: Gaps,
  of: {
    readonly launch: Launch;
    /** Whether the next deployment would fit by what was read, and tasks were not. */
    readonly hasDoubt: boolean;
    readonly isSubnetMissing: boolean;
    readonly isUntold: boolean;
    readonly open: readonly PlacementTest[];
  },
): readonly CapacityGap[] {
  const { launch, hasDoubt, isSubnetMissing, isUntold, open } = of;
  const id = parseUrn(service.urn)?.id ?? service.item.serviceName;
  const known = [
    ...(launch === "ec2" || launch === "external" ? gapsOnHosts(service, id, { gaps, open }) : []),
    ...(isUntold ? [gaps.of("placeable", "expression", { id, area: "ecsServices" })] : []),
    ...(isSubnetMissing ? gapsOfSubnets(service, id, gaps) : []),
    ...(hasDoubt ? gaps.unread(service, "surge", ["ecsTasks"]) : []),
    ...(launch === "mixed" ? [gaps.of("placeable", "mixed", { id, area: "ecsServices" })] : []),
  ];
  if (known.length > 0) return known;
  // Each instance says for itself why.
  return open.map((test) => gaps.of("placeable", sentenceOf(test), { id, area: "ecsContainerInstances" }));
}

function sentenceOf(test: PlacementTest): CapacitySentence {
  switch (test) {
    case "eni":
      return "open-eni";
    case "port":
      return "open-port";
    default:
      return "open-resources";
  }
}

function gapsOnHosts(
  service: ServicePlace,
  id: string,
  { gaps, open }: { readonly gaps: Gaps; readonly open: readonly PlacementTest[] },
): readonly CapacityGap[] {
  const { networkMode, taskDefinition } = service;
  const isTaken = open.includes("port") || open.includes("constraint");
  return [
    ...gaps.unread(service, "placeable", ["ecsContainerInstances"]),
    ...(networkMode === "awsvpc" ? gaps.unread(service, "placeable", ["networkInterfaces"]) : []),
    ...(networkMode === "awsvpc" || isTaken ? gaps.unread(service, "placeable", ["ecsTasks"]) : []),
    ...(taskDefinition === undefined
      ? [gaps.of("placeable", "no-definition", { id, area: "ecsTaskDefinitions" })]
      : []),
  ];
}

function gapsOfSubnets(service: ServicePlace, id: string, gaps: Gaps): readonly CapacityGap[] {
  const unread = gaps.unread(service, "placeable", ["subnets"]);
  return unread.length > 0 ? unread : [gaps.of("placeable", "no-subnets", { id, area: "subnets" })];
}
