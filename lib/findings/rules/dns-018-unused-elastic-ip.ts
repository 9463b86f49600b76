import { recordFact, recordValues } from "../address-record.ts";
import { fact, listed } from "../fact.ts";
import type { Placed, Topology } from "#lib/graph/topology.ts";
import type { ElasticIp } from "#lib/model/resources/elastic-ip.ts";
import { defineRule } from "../rule.ts";
import { sortedRecords } from "../sorted-records.ts";
import { subjectOf } from "../subject.ts";

/** DNS-018: a record on an Elastic IP that nothing uses. */
export const unusedElasticIp = defineRule({
  id: "DNS-018",
  slug: "unused-elastic-ip",
  severity: "medium",
  level: "global",
  needs: ["hostedZones", "resourceRecordSets", "elasticIps", "networkInterfaces"],
  partialIsFine: ["resourceRecordSets", "elasticIps"],
  text: {
    title: "Record on an Elastic IP that nothing uses",
    why: "Clients of the name connect to an address behind which there is nobody. The address is still yours, but is billed, and the next cleanup gives it away with the name still pointing at it.",
    fix: "Associate the address with what should answer, or delete the record and then release the address.",
    limits: "When the address was last associated AWS does not say.",
    says: { unused: "{record} answers with {addresses}, an Elastic IP that is associated with nothing" },
    figures: {
      unused:
        "The {visibility} zone {zone} holds the {type} record {record} with {values} (TTL {ttl}). Allocation {allocation}.",
    },
  },
  references: ["https://docs.aws.amazon.com/vpc/latest/userguide/vpc-eips.html"],
  subjects: ({ scope, topology }) =>
    sortedRecords(topology, scope).leading.filter(({ aims }) => aims.some(({ kind }) => kind === "elastic-ip")),
  check: (record, { topology }) => {
    const idle = record.aims.flatMap(({ kind, value, urns }) => {
      const address = kind === "elastic-ip" ? addressAt(urns[0] ?? "", topology) : undefined;
      const isUsed =
        address === undefined ||
        address.item.associationId !== undefined ||
        address.item.networkInterfaceId !== undefined;
      return isUsed ? [] : [{ value, address }];
    });
    if (idle.length === 0) return [];
    return [
      {
        ...subjectOf(record.urn),
        says: "unused",
        confidence: "confirmed",
        values: {
          ...recordValues(record),
          addresses: listed(idle.map(({ value }) => value)),
          values: listed(record.item.values),
          allocation: listed(idle.map(({ address }) => address.item.allocationId)),
        },
        affected: [record.urn, ...idle.map(({ address }) => address.urn)],
        because: [
          recordFact(record, listed(record.item.values)),
          ...idle.map(({ address, value }) => fact(address.urn, "elasticIps", `${value}: AssociationId = —`)),
        ],
        about: [record.urn],
      },
    ];
  },
});

function addressAt(urn: string, { placed }: Topology): Placed<ElasticIp> | undefined {
  const id = urn.slice(urn.lastIndexOf("/") + 1);
  return placed.map(({ byId }) => byId.elasticIps.get(id)).find((address) => address?.urn === urn);
}
