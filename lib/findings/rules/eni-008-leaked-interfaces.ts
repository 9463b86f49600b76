import { subnetAddresses } from "#lib/analysis/capacity/subnet-addresses.ts";
import type { OwnedInterface, SubnetPlace } from "#lib/graph/topology.ts";
import { tagValue } from "#lib/model/fields.ts";
import { distinct, fact, listed } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule } from "../rule.ts";
import { lowered } from "../severity.ts";
import { interfacesIn } from "../subnet-interfaces.ts";
import { subjectOf } from "../subject.ts";

/** An interface that nobody uses, and since when, when a tag tells. */
type Leaked = { readonly one: OwnedInterface; readonly maker: string; readonly createdAt: string | undefined };

const HALF_AN_HOUR_MS = 30 * 60_000;

/** ENI-008: interfaces that were left behind hold addresses of a subnet. */
export const leakedInterfaces = defineRule({
  id: "ENI-008",
  slug: "leaked-interfaces",
  severity: "low",
  level: "regional",
  needs: ["subnets", "networkInterfaces", "ecsTasks"],
  partialIsFine: ["subnets", "networkInterfaces"],
  text: {
    title: "Interfaces that nobody uses hold addresses",
    why: "An interface keeps its addresses until it is deleted, attached or not. The Kubernetes network plugin, AWS Lambda and ECS delete their own; when one of them is cut short, theirs stay.",
    fix: "Delete what nobody uses any more. Leave interfaces alone that a service of AWS still manages.",
    limits:
      "EC2 does not tell how old an interface is: only those that carry the time in a tag are known to be left behind, the others may have just been made. Interfaces with tags of yours are taken to wait for a use.",
    says: {
      left: "{count|interface that nobody uses holds|interfaces that nobody uses hold} {addresses|address|addresses} of subnet {subnet}",
      maybe:
        "{count|interface holds|interfaces hold} {addresses|address|addresses} of subnet {subnet} and may have been left behind",
    },
    figures: {
      left: "Made by {makers}: {table}. Free in the subnet: {free} of {usable}.",
      maybe: "Made by {makers}: {table}. Free in the subnet: {free} of {usable}.",
    },
  },
  references: ["https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-eni.html"],
  subjects: ({ scope, topology }) =>
    inScope(topology.subnets, scope).filter((subnet) => interfacesIn(subnet).idle.length > 0),
  check: (subnet, { now, scope }) => {
    const leaked = interfacesIn(subnet)
      .idle.flatMap(leakedOf)
      .filter(({ createdAt }) => !isYoung(createdAt, now));
    if (leaked.length === 0) return [];
    const isSure = leaked.every(({ createdAt }) => createdAt !== undefined);
    const severity = isTight(subnet) ? "medium" : "low";
    const ids = leaked.map(({ one }) => one.item.networkInterfaceId);
    return [
      {
        ...subjectOf(subnet.urn),
        says: isSure ? "left" : "maybe",
        severity: isSure ? severity : lowered(severity),
        confidence: isSure ? "likely" : "possible",
        values: {
          count: leaked.length,
          addresses: leaked.reduce((sum, { one }) => sum + addressesOf(one), 0),
          subnet: subnet.item.subnetId,
          makers: listed(distinct(leaked.map(({ maker }) => maker))),
          table: listed(ids),
          free: subnet.item.availableIpAddressCount,
          usable: subnetAddresses(subnet)?.usable ?? 0,
        },
        affected: [subnet.urn],
        because: leaked.map(({ one, createdAt }) =>
          fact(
            one.urn,
            "networkInterfaces",
            `status = available, description = ${one.item.description ?? ""}, createdAt = ${createdAt ?? "?"}`,
          ),
        ),
        ...(isSure ? { cli: deletions(ids, scope.region) } : {}),
        about: [subnet.urn],
      },
    ];
  },
});

function deletions(ids: readonly string[], region: string): string {
  return ids
    .slice(0, 10)
    .map((id) => awsCommand(region, "ec2 delete-network-interface", { "network-interface-id": id }))
    .join("\n");
}

function leakedOf(one: OwnedInterface): readonly Leaked[] {
  const { status, interfaceType, requesterManaged, tags } = one.item;
  // Branch interfaces are never attached, and what a service of AWS manages it also deletes.
  if (status !== "available" || interfaceType === "branch" || requesterManaged === true) return [];
  const maker = makerOf(one);
  return maker === undefined ? [] : [{ one, maker, createdAt: tagValue(tags, "node.k8s.amazonaws.com/createdAt") }];
}

function makerOf({ item, owner }: OwnedInterface): string | undefined {
  const { description = "", tags } = item;
  if (description.startsWith("aws-K8S-")) return "Amazon VPC CNI";
  if (owner.class === "lambda") return "AWS Lambda";
  if (owner.class === "ecs-task" && owner.urn === undefined) return "Amazon ECS";
  return owner.class === "unattached" && description === "" && tags.length === 0 ? "—" : undefined;
}

function isYoung(createdAt: string | undefined, now: string): boolean {
  return createdAt !== undefined && Date.parse(now) - Date.parse(createdAt) <= HALF_AN_HOUR_MS;
}

function isTight(subnet: SubnetPlace): boolean {
  const usable = subnetAddresses(subnet)?.usable ?? 0;
  return usable > 0 && subnet.item.availableIpAddressCount < usable / 5;
}

function addressesOf({ item }: OwnedInterface): number {
  return Math.max(1, item.privateIpAddresses.length) + 16 * item.ipv4Prefixes.length;
}
