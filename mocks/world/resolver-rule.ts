import type { Built } from "./part.ts";
import type { ResolverRuleAssociationRecord, ResolverRuleRecord } from "./resolver-records.ts";
import { arnOf, days, hexOf, minutesAgo, type Place } from "./place.ts";

/** A rule that was built. */
export type ResolverRule = Built & { readonly resolverRuleId: string };

/** A rule of one's own, or one that another account shares, in the VPCs it is associated with. */
export function resolverRule(
  place: Place,
  spec: {
    readonly name: string;
    /** Without the dot at its end. */
    readonly domainName: string;
    /** Where a forwarding rule sends queries, by which outbound endpoint; a system rule when absent. */
    readonly forwards?: { readonly endpointId: string; readonly to: readonly string[] };
    /** The account that shares it; this one when absent. */
    readonly sharedBy?: string;
    readonly vpcs: readonly { readonly vpcId: string; readonly name: string }[];
  },
): ResolverRule {
  const { name, forwards, sharedBy, vpcs } = spec;
  const resolverRuleId = `rslvr-rr-${hexOf(place, name, 17)}`;
  const owner = sharedBy ?? place.account;
  const madeAt = minutesAgo(place, days(290)).toISOString();
  return {
    resolverRuleId,
    part: {
      resolverRules: [
        {
          Id: resolverRuleId,
          CreatorRequestId: hexOf(place, `${name}/request`, 32),
          Arn: arnOf({ ...place, account: owner }, "route53resolver", `resolver-rule/${resolverRuleId}`),
          DomainName: `${spec.domainName}.`,
          Status: "COMPLETE",
          RuleType: forwards === undefined ? "SYSTEM" : "FORWARD",
          Name: name,
          ...(forwards !== undefined && {
            TargetIps: forwards.to.map((Ip) => ({ Ip, Port: 53, Protocol: "Do53" as const })),
            ResolverEndpointId: forwards.endpointId,
          }),
          OwnerId: owner,
          ShareStatus: sharedBy === undefined ? "NOT_SHARED" : "SHARED_WITH_ME",
          CreationTime: madeAt,
          ModificationTime: madeAt,
        },
      ],
      resolverRuleAssociations: vpcs.map((vpc) => ({
        Id: `rslvr-rrassoc-${hexOf(place, `${name}/${vpc.name}`, 17)}`,
        ResolverRuleId: resolverRuleId,
        Name: `${name} in ${vpc.name}`,
        VPCId: vpc.vpcId,
        Status: "COMPLETE" as const,
        StatusMessage: "",
      })),
    },
  };
}

const internetRuleId = "rslvr-autodefined-rr-internet-resolver";

/** The rule AWS makes for every name nothing else answers. Its association with a VPC comes with the VPC. */
export function internetRule(): ResolverRuleRecord {
  return {
    Id: internetRuleId,
    CreatorRequestId: "",
    Arn: `arn:aws:route53resolver:::autodefined-rule/${internetRuleId}`,
    DomainName: ".",
    Status: "COMPLETE",
    RuleType: "RECURSIVE",
    Name: "Internet Resolver",
    OwnerId: "Route 53 Resolver",
    ShareStatus: "NOT_SHARED",
    CreationTime: "2018-11-19T00:00:00.000Z",
    ModificationTime: "2018-11-19T00:00:00.000Z",
  };
}

/** That a VPC has the internet rule, as every VPC does. */
export function internetAssociation(vpcId: string): ResolverRuleAssociationRecord {
  return {
    Id: `rslvr-autodefined-assoc-${vpcId}-internet-resolver`,
    ResolverRuleId: internetRuleId,
    Name: "System Rule Association",
    VPCId: vpcId,
    Status: "COMPLETE",
    StatusMessage: "",
  };
}
