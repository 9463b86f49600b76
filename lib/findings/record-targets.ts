import type { OwnedInterface, RecordPlace, Topology } from "#lib/graph/topology.ts";
import type { Ec2Instance } from "#lib/model/resources/ec2-instance.ts";
import { tagValue } from "#lib/model/fields.ts";
import { urnOf } from "#lib/model/urn.ts";
import { worldOf } from "#lib/analysis/reach/world.ts";

/** A value of a record, and the interface that has the address. */
export type Held = { readonly value: string; readonly owned: OwnedInterface };

/** The values of a record that are addresses of interfaces we see. */
export function heldBy(record: RecordPlace, { interfaces }: Topology): readonly Held[] {
  return record.aims.flatMap(({ value, urns }) =>
    urns.flatMap((urn) => {
      const owned = interfaces.get(urn);
      return owned === undefined ? [] : [{ value, owned }];
    }),
  );
}

/** The public address an interface has under this value; `undefined` when the value is a private one. */
export function publicSideOf({ owned: { item }, value }: Held) {
  const all = [item.association, ...item.privateIpAddresses.map(({ association }) => association)];
  return all.find((association) => association?.publicIp === value);
}

/** The instance an interface is attached to, when it is the instance's own. */
export function instanceOf({ item, account, region }: OwnedInterface, topology: Topology): Ec2Instance | undefined {
  const id = item.attachment?.instanceId;
  if (id === undefined) return undefined;
  return worldOf(topology).gateways.ec2Instances.get(urnOf({ account, region }, "ec2-instance", id))?.item;
}

/** The Auto Scaling group that may replace an instance at any time. */
export function scalingGroupOf(instance: Ec2Instance): string | undefined {
  return tagValue(instance.tags, "aws:autoscaling:groupName");
}
