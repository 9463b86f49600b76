import { listed } from "../fact.ts";
import { recordFact } from "../address-record.ts";
import { defineRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";
import { ownZones } from "../zone-records.ts";

/** DNS-012: CNAMEs to load balancers where Route 53 could answer by itself. */
export const cnameToALoadBalancer = defineRule({
  id: "DNS-012",
  slug: "cname-to-a-load-balancer",
  severity: "info",
  level: "global",
  needs: ["hostedZones", "resourceRecordSets", "loadBalancers"],
  partialIsFine: ["resourceRecordSets", "loadBalancers"],
  text: {
    title: "CNAME to a load balancer where an alias is possible",
    why: "A CNAME is right, and costs every client a second look-up. An alias is answered at once, is free of charge, and can leave out a load balancer that has no healthy target.",
    fix: "Replace the CNAME with an alias of the load balancer, for A and, with dual stack, for AAAA.",
    limits: "Only zones in Route 53 are seen; with another DNS provider a CNAME is the way.",
    says: {
      cname:
        "{count|name|names} of zone {zone} {count?leads|lead} to load balancers by CNAME, where an alias would answer at once",
    },
    figures: { cname: "{list}." },
  },
  references: [
    "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-choosing-alias-non-alias.html",
  ],
  subjects: ({ scope, topology }) => ownZones(topology, scope),
  check: ({ zone, records }) => {
    const found = records.filter(
      ({ item, aims }) => item.type === "CNAME" && aims.some(({ kind }) => kind === "load-balancer"),
    );
    if (found.length === 0) return [];
    return [
      {
        ...subjectOf(zone.urn),
        says: "cname",
        confidence: "likely",
        values: {
          zone: zone.item.name,
          count: found.length,
          list: listed(found.map(({ item }) => `${item.name} → ${item.values[0] ?? ""}`)),
        },
        affected: found.slice(0, 20).map(({ urn }) => urn),
        because: found.slice(0, 5).map((record) => recordFact(record, record.item.values[0] ?? "")),
        about: [zone.urn],
      },
    ];
  },
});
