import type { Topology } from "#lib/graph/topology.ts";
import { recordFact, recordValues, writtenAddressRecords } from "../address-record.ts";
import { fact, listed } from "../fact.ts";
import { isLostNode } from "../lost-nodes.ts";
import { heldBy, instanceOf, publicSideOf, scalingGroupOf, type Held } from "../record-targets.ts";
import { defineRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";

/** A value that is an instance's for a while only. */
type Lent = { readonly held: Held; readonly instanceId: string; readonly scalingGroup?: string };

const ownInterfaces = new Set(["ec2-instance", "container-instance", "eks-node", "attached-by-hand"]);

/** DNS-007: an A or AAAA record that holds an address its instance will lose. */
export const addressOfAnInstance = defineRule({
  id: "DNS-007",
  slug: "address-of-an-instance",
  severity: "medium",
  level: "global",
  needs: ["hostedZones", "resourceRecordSets", "networkInterfaces", "ec2Instances", "vpcs", "vpcHostedZones"],
  partialIsFine: ["resourceRecordSets", "networkInterfaces", "ec2Instances", "vpcs", "vpcHostedZones"],
  text: {
    title: "Address record is pinned to an address its instance will lose",
    why: "A public address that is not an Elastic IP goes back to AWS when the instance stops, and somebody else is given it. An instance of an Auto Scaling group is replaced without asking, and takes all its addresses with it.",
    fix: "Give the instance an Elastic IP address, or put the instances behind a load balancer and make the record an alias of it.",
    limits: "The private address of an instance that stands alone stays for its life, and is not reported.",
    says: {
      lent: "{record} answers with {address}, which instance {instance} loses when it stops",
      scaling:
        "{record} answers with {address} of instance {instance}, which Auto Scaling group {group} may replace at any time",
    },
    figures: {
      lent: "The {visibility} zone {zone} holds the {type} record {record} with {addresses} (TTL {ttl}). {address} is not an Elastic IP.",
      scaling:
        "The {visibility} zone {zone} holds the {type} record {record} with {addresses} (TTL {ttl}). {instance} is a member of {group}.",
    },
  },
  references: ["https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html"],
  subjects: ({ scope, topology }) => writtenAddressRecords(topology, scope),
  check: (record, { topology, earlier }) => {
    const held = heldBy(record, topology).filter(({ value }) => !isLostNode(record, value, { topology, earlier }));
    const lent = held.flatMap((one) => lentOf(one, topology));
    const sample = lent.find(({ scalingGroup }) => scalingGroup !== undefined) ?? lent[0];
    if (sample === undefined) return [];
    const { instanceId, scalingGroup } = sample;
    return [
      {
        ...subjectOf(record.urn),
        says: scalingGroup === undefined ? "lent" : "scaling",
        severity: scalingGroup === undefined ? "medium" : "high",
        confidence: "likely",
        values: {
          ...recordValues(record),
          addresses: listed(record.item.values),
          address: sample.held.value,
          instance: instanceId,
          group: scalingGroup ?? "—",
        },
        affected: [record.urn],
        because: [
          recordFact(record, listed(record.item.values)),
          ...lent.map((one) => fact(one.held.owned.urn, "networkInterfaces", `${one.held.value}: ${one.instanceId}`)),
        ],
        about: [record.urn],
      },
    ];
  },
});

function lentOf(held: Held, topology: Topology): readonly Lent[] {
  if (!ownInterfaces.has(held.owned.owner.class)) return [];
  const instance = instanceOf(held.owned, topology);
  const open = publicSideOf(held);
  const isElastic = open !== undefined && open.ipOwnerId !== "amazon";
  if (instance === undefined || isElastic) return [];
  const { instanceId } = instance;
  const scalingGroup = scalingGroupOf(instance);
  if (scalingGroup !== undefined) return [{ held, instanceId, scalingGroup }];
  return open === undefined ? [] : [{ held, instanceId }];
}
