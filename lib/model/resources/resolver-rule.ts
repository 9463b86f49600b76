import { z } from "zod";
import { list, number, text } from "../fields.ts";

/** route53resolver:ListResolverRules, each with its VPCs from route53resolver:ListResolverRuleAssociations. */
export const resolverRuleSchema = z.object({
  resolverRuleId: z.string(),
  arn: text,
  name: text,
  /** Lower case, without a dot at its end; empty for `.`, every name. Absent of a delegation rule. */
  domainName: text,
  /** Of a delegation rule: the domain of the name servers that it goes to. */
  delegationRecord: text,
  /** `FORWARD`, `SYSTEM`, `DELEGATE`, or AWS's own `RECURSIVE`. */
  ruleType: text,
  /** `COMPLETE`, `DELETING`, `UPDATING` or `FAILED`. */
  status: text,
  targetIps: list(z.object({ ip: text, ipv6: text, port: number, protocol: text })),
  /** The outbound endpoint that queries leave by. */
  resolverEndpointId: text,
  /** The account that made the rule, or `Route 53 Resolver`. */
  ownerId: text,
  /** `NOT_SHARED`, `SHARED_WITH_ME` or `SHARED_BY_ME`. */
  shareStatus: text,
  associations: list(
    z.object({
      vpcId: text,
      /** `CREATING`, `COMPLETE`, `DELETING`, `FAILED` or `OVERRIDDEN`. */
      status: text,
      statusMessage: text,
    }),
  ),
});
/** What a VPC's resolver does with the names of a domain. */
export type ResolverRule = Readonly<z.infer<typeof resolverRuleSchema>>;
