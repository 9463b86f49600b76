import type { Scope } from "#lib/model/scope.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";

/** The internet as the gateways of one scope reach it: the set of all public addresses. */
export function internetUrn(scope: Pick<Scope, "account" | "region">): Urn {
  return urnOf(scope, "internet", "internet");
}
