import { scopeKey } from "#lib/model/scope.ts";
import { fact } from "../fact.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule } from "../rule.ts";

/** What a Region of an account allows when nobody asked for more. Source: Amazon VPC quotas. */
const DEFAULT_QUOTA = 5_000;

/** ENI-009: the interfaces of a Region come near its quota. */
export const interfaceQuota = defineRule({
  id: "ENI-009",
  slug: "interface-quota",
  severity: "medium",
  level: "regional",
  needs: ["networkInterfaces"],
  text: {
    title: "Interfaces of a Region come near the quota",
    why: "Every task, load balancer node, endpoint and database has a network interface, and a Region of an account holds a limited number. At the quota nothing new gets one, whatever the subnets have left.",
    fix: "Ask for a higher quota of network interfaces per Region, and delete interfaces that nobody uses.",
    limits:
      "The quota that holds for the account is not read: the count is held against AWS's default of 5,000. Beyond that the quota was raised, and to what is not known.",
    says: {
      near: "{count} of the {quota} network interfaces that AWS allows by default are in use in {scope}",
    },
    figures: { near: "That is {percent} %. Whether the quota was raised is not known." },
  },
  references: ["https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html"],
  subjects: ({ items, scope }) => [
    items.networkInterfaces.filter(({ ownerId }) => ownerId === undefined || ownerId === scope.account).length,
  ],
  check: (count, { scope }) => {
    if (count > DEFAULT_QUOTA)
      return {
        unknown: `The quota of network interfaces of ${scopeKey(scope)} was raised above the default, and is not read.`,
      };
    const percent = Math.floor((count * 100) / DEFAULT_QUOTA);
    if (percent < 85) return [];
    const subject = `aws/${scope.account}/${scope.region}/area/networkInterfaces`;
    return [
      {
        subject,
        subjectId: scopeKey(scope),
        says: "near",
        // High and medium, one step lower each: the quota itself was not read.
        severity: percent >= 95 ? "medium" : "low",
        confidence: "possible",
        values: { count, quota: DEFAULT_QUOTA, percent, scope: scopeKey(scope) },
        affected: [],
        because: [fact(subject, "networkInterfaces", `networkInterfaces = ${count}`)],
        cli: awsCommand(scope.region, "service-quotas list-service-quotas", { "service-code": "vpc" }),
        about: [],
      },
    ];
  },
});
