import type { AreaName } from "#lib/model/areas.ts";
import { parseUrn } from "#lib/model/urn.ts";
import type { CapacityGap } from "./capacity-answer.ts";
import { typeNameOf, type Host } from "./capacity-model.ts";
import type { EniSlots } from "./eni-slots.ts";
import type { Gaps } from "./gaps.ts";
import { takenHostPorts } from "./host-ports.ts";
import { isExternal, resourceOf } from "./placement.ts";

/** Why figures of a container instance are not known. */
export function instanceGaps(host: Host, slots: EniSlots | undefined, gaps: Gaps): readonly CapacityGap[] {
  const { place } = host;
  const id = place.item.ec2InstanceId ?? parseUrn(place.urn)?.id ?? place.urn;
  return [
    ...(isExternal(place)
      ? [gaps.of("enis", "external", { id, area: "ecsContainerInstances" })]
      : interfaceGaps(host, { id, slots, gaps })),
    ...(takenHostPorts(place.item) === undefined
      ? [gaps.of("hostPorts", "no-ports", { id, area: "ecsContainerInstances" })]
      : []),
    ...((["CPU", "MEMORY"] as const).some((name) => resourceOf(place.item, name).remaining === undefined)
      ? [gaps.of("cpu", "no-resources", { id, area: "ecsContainerInstances" })]
      : []),
  ];
}

function interfaceGaps(
  { place, type }: Host,
  { id, slots, gaps }: { readonly id: string; readonly slots: EniSlots | undefined; readonly gaps: Gaps },
): readonly CapacityGap[] {
  const ofType: readonly AreaName[] = [
    ...(place.instance === undefined ? (["ec2Instances"] as const) : []),
    ...(type === undefined ? (["instanceTypes"] as const) : []),
  ];
  const areas: readonly AreaName[] = ["networkInterfaces", "ecsTasks", ...(slots === undefined ? ofType : [])];
  const unread = [...gaps.unread(place, "enis", areas), ...gaps.unread(place, "trunking.account", ["accountSettings"])];
  const name = typeNameOf(place);
  if (slots !== undefined) {
    return slots.taskLimit === undefined
      ? [...unread, gaps.of("enis.taskLimit", "no-trunk-limit", { type: name ?? id, area: "instanceTypes" })]
      : unread;
  }
  if (unread.length > 0) return unread;
  return [
    name === undefined
      ? gaps.of("enis", "no-type", { id, area: "ec2Instances" })
      : gaps.of("enis", "type-unread", { type: name, area: "instanceTypes" }),
  ];
}
