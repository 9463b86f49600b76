import type {
  ServiceDiscoveryClientResolvedConfig,
  ServiceInputTypes,
  ServiceOutputTypes,
} from "@aws-sdk/client-servicediscovery";
import { makeBuilder } from "@smithy/core/client";
import { getEndpointPlugin } from "@smithy/core/endpoints";

/** Which page of a list is asked for. */
type ListInput = { MaxResults?: number | undefined; NextToken?: string | undefined };

/** An address that a rule forwards to. */
type TargetAddress = {
  Ip?: string | undefined;
  Port?: number | undefined;
  Ipv6?: string | undefined;
  Protocol?: string | undefined;
  ServerNameIndication?: string | undefined;
};

/** A Resolver rule. Source: Route 53 API reference, `ResolverRule`. */
type ResolverRule = {
  Id?: string | undefined;
  CreatorRequestId?: string | undefined;
  Arn?: string | undefined;
  DomainName?: string | undefined;
  Status?: string | undefined;
  StatusMessage?: string | undefined;
  RuleType?: string | undefined;
  Name?: string | undefined;
  TargetIps?: TargetAddress[] | undefined;
  ResolverEndpointId?: string | undefined;
  OwnerId?: string | undefined;
  ShareStatus?: string | undefined;
  CreationTime?: string | undefined;
  ModificationTime?: string | undefined;
  DelegationRecord?: string | undefined;
};

/** A VPC that a rule holds for. Source: Route 53 API reference, `ResolverRuleAssociation`. */
export type ResolverRuleAssociation = {
  Id?: string | undefined;
  ResolverRuleId?: string | undefined;
  Name?: string | undefined;
  VPCId?: string | undefined;
  Status?: string | undefined;
  StatusMessage?: string | undefined;
};

type Answer = {
  $metadata: ServiceOutputTypes["$metadata"];
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
};
type RulesPage = Answer & { ResolverRules?: ResolverRule[] | undefined };
type AssociationsPage = Answer & { ResolverRuleAssociations?: ResolverRuleAssociation[] | undefined };

const command = makeBuilder<ServiceDiscoveryClientResolvedConfig, ServiceInputTypes, ServiceOutputTypes>(
  {
    UseFIPS: { type: "builtInParams", name: "useFipsEndpoint" },
    Endpoint: { type: "builtInParams", name: "endpoint" },
    Region: { type: "builtInParams", name: "region" },
    UseDualStack: { type: "builtInParams", name: "useDualstackEndpoint" },
  },
  "Route53Resolver",
  "Route53ResolverClient",
  getEndpointPlugin,
);
type OperationSchema = Parameters<typeof command>[3];
type Schema = OperationSchema[4];

// The SDK's compact form of a schema. First what it is: 1 a list, 3 a structure, 9 an operation; of members, 0 is text, 1 a number.
const space = "com.amazonaws.route53resolver";

const page: Schema = [3, space, "ListRequest", 0, ["MaxResults", "NextToken"], [1, 0]];

const targetAddress: Schema = [
  3, space, "TargetAddress", 0,
  ["Ip", "Port", "Ipv6", "Protocol", "ServerNameIndication"],
  [0, 1, 0, 0, 0],
]; // prettier-ignore
const resolverRule: Schema = [
  3, space, "ResolverRule", 0,
  [
    "Id", "CreatorRequestId", "Arn", "DomainName", "Status", "StatusMessage", "RuleType", "Name", "TargetIps",
    "ResolverEndpointId", "OwnerId", "ShareStatus", "CreationTime", "ModificationTime", "DelegationRecord",
  ],
  [0, 0, 0, 0, 0, 0, 0, 0, [1, space, "TargetList", 0, targetAddress], 0, 0, 0, 0, 0, 0],
]; // prettier-ignore
const resolverRuleAssociation: Schema = [
  3, space, "ResolverRuleAssociation", 0,
  ["Id", "ResolverRuleId", "Name", "VPCId", "Status", "StatusMessage"],
  [0, 0, 0, 0, 0, 0],
]; // prettier-ignore

/** The schema of `ListResolverRules`. */
export const ListResolverRules$ = listOf("ListResolverRules", "ResolverRules", resolverRule);
/** The schema of `ListResolverRuleAssociations`. */
export const ListResolverRuleAssociations$ = listOf(
  "ListResolverRuleAssociations",
  "ResolverRuleAssociations",
  resolverRuleAssociation,
);

/** The rules of an account in a Region, those shared with it and the autodefined one too; a hundred a page at most. */
export class ListResolverRulesCommand extends command<ListInput, RulesPage>(
  {},
  () => [],
  "ListResolverRules",
  ListResolverRules$,
) {}

/** Which VPCs of the account the rules hold for; a hundred a page at most. */
export class ListResolverRuleAssociationsCommand extends command<ListInput, AssociationsPage>(
  {},
  () => [],
  "ListResolverRuleAssociations",
  ListResolverRuleAssociations$,
) {}

function listOf(operation: string, member: string, item: Schema): OperationSchema {
  const members: Schema = [1, space, `${member}List`, 0, item];
  const answer: Schema = [3, space, `${operation}Response`, 0, ["NextToken", "MaxResults", member], [0, 1, members]];
  return [9, space, operation, 0, page, answer];
}
