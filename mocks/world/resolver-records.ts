/** What route53resolver:ListResolverRules says of a rule; the SDK has no types for it that this project uses. */
export type ResolverRuleRecord = {
  readonly Id: string;
  readonly CreatorRequestId: string;
  readonly Arn: string;
  readonly DomainName: string;
  readonly Status: "COMPLETE" | "DELETING" | "UPDATING" | "FAILED";
  readonly StatusMessage?: string;
  readonly RuleType: "FORWARD" | "SYSTEM" | "RECURSIVE";
  readonly Name: string;
  readonly TargetIps?: readonly { readonly Ip: string; readonly Port: number; readonly Protocol: "Do53" }[];
  readonly ResolverEndpointId?: string;
  readonly OwnerId: string;
  readonly ShareStatus: "NOT_SHARED" | "SHARED_WITH_ME" | "SHARED_BY_ME";
  readonly CreationTime: string;
  readonly ModificationTime: string;
};

/** What route53resolver:ListResolverRuleAssociations says of a rule in a VPC. */
export type ResolverRuleAssociationRecord = {
  readonly Id: string;
  readonly ResolverRuleId: string;
  readonly Name: string;
  readonly VPCId: string;
  readonly Status: "CREATING" | "COMPLETE" | "DELETING" | "FAILED" | "OVERRIDDEN";
  readonly StatusMessage: string;
};
