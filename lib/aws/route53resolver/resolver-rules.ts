import { allOf } from "../in-order.ts";
import { defineCollector } from "../collector.ts";
import { recordName } from "../route53/record-name.ts";
import {
  ListResolverRuleAssociationsCommand,
  ListResolverRulesCommand,
  type ResolverRuleAssociation,
} from "./commands.ts";

/**
 * Resolver rules with the VPCs they hold for: the account's own, those shared with it, and AWS's own for the internet.
 * A rule without its associations would say nothing, so that they are read first, and all of them.
 */
export const resolverRules = defineCollector({
  area: "resolverRules",
  actions: ["route53resolver:ListResolverRules", "route53resolver:ListResolverRuleAssociations"],
  async *read({ aws: { route53resolver }, pages }) {
    const associations = await allOf(
      pages(
        "route53resolver:ListResolverRuleAssociations",
        (NextToken) => route53resolver.send(new ListResolverRuleAssociationsCommand({ MaxResults: 100, NextToken })),
        (page) => [page.ResolverRuleAssociations, page.NextToken],
      ),
    );
    const byRule = new Map<string | undefined, ResolverRuleAssociation[]>();
    for (const each of associations)
      byRule.set(each.ResolverRuleId, [...(byRule.get(each.ResolverRuleId) ?? []), each]);
    const rules = pages(
      "route53resolver:ListResolverRules",
      (NextToken) => route53resolver.send(new ListResolverRulesCommand({ MaxResults: 100, NextToken })),
      (page) => [page.ResolverRules, page.NextToken],
    );
    for await (const rule of rules) yield { rule, associations: byRule.get(rule.Id) ?? [] };
  },
  normalise: ({ rule, associations }) => ({
    resolverRuleId: rule.Id,
    arn: rule.Arn,
    name: rule.Name,
    domainName: rule.DomainName === undefined ? undefined : recordName(rule.DomainName),
    delegationRecord: rule.DelegationRecord === undefined ? undefined : recordName(rule.DelegationRecord),
    ruleType: rule.RuleType,
    status: rule.Status,
    targetIps: (rule.TargetIps ?? []).map(({ Ip, Ipv6, Port, Protocol }) => ({
      ip: Ip,
      ipv6: Ipv6,
      port: Port,
      protocol: Protocol,
    })),
    resolverEndpointId: rule.ResolverEndpointId,
    ownerId: rule.OwnerId,
    shareStatus: rule.ShareStatus,
    associations: associations.map(({ VPCId, Status, StatusMessage }) => ({
      vpcId: VPCId,
      status: Status,
      statusMessage: StatusMessage,
    })),
  }),
});
