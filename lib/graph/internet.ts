import { GLOBAL_REGION } from "#lib/model/global-region.ts";
import type { Scope } from "#lib/model/scope.ts";
import { itemsOf, type Snapshot } from "#lib/model/snapshot.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";

/** The internet as the gateways of one scope reach it: the set of all public addresses. */
export function internetUrn(scope: Pick<Scope, "account" | "region">): Urn {
  return urnOf(scope, "internet", "internet");
}

/** The internet as an end of a question: the one that the gateways of a snapshot reach; where several scopes have some, nobody's in particular. */
export function internetEnd({ scopes }: Snapshot): Urn {
  const reaching = scopes.filter(
    (scoped) => itemsOf(scoped, "internetGateways").length + itemsOf(scoped, "egressOnlyInternetGateways").length > 0,
  );
  const [only] = reaching;
  if (only !== undefined && reaching.length === 1) return internetUrn(only.scope);
  return internetUrn({ account: scopes[0]?.scope.account ?? "", region: GLOBAL_REGION });
}
