import { page } from "./paging.ts";
import { WireRefusal, type Input, type Operation } from "./wire.ts";

const listRules: Operation = (input, { region }) => tokenPage("ResolverRules", region.resolverRules, input);

const listAssociations: Operation = (input, { region }) =>
  tokenPage("ResolverRuleAssociations", region.resolverRuleAssociations, input);

/** A hundred a page at most; an answer repeats how many were asked for. */
function tokenPage(key: string, all: readonly object[], input: Input): object {
  if (input.structures("Filters").length > 0) throw invalid("Filters are not spoken here");
  const size = input.number("MaxResults") ?? 100;
  if (!(size >= 1 && size <= 100)) throw invalid("MaxResults must be between 1 and 100");
  const { items, nextToken } = page(all, {
    size,
    token: input.text("NextToken"),
    list: key,
    badToken: { code: "InvalidNextTokenException", message: "The next token is invalid" },
  });
  return { [key]: items, MaxResults: size, NextToken: nextToken };
}

function invalid(message: string): WireRefusal {
  return new WireRefusal("InvalidParameterException", message);
}

/** Route 53 Resolver. */
export const resolverOperations: Readonly<Record<string, Operation>> = {
  ListResolverRules: listRules,
  ListResolverRuleAssociations: listAssociations,
};
