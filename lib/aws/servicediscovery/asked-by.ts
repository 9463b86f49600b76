import type { Scope } from "#lib/model/scope.ts";

/**
 * What a namespace, or a service in one, is asked for by: its id, and its ARN where another account shares it with this one,
 * which AWS knows by nothing else. Source: Cloud Map API reference, ServiceFilter and ListInstances.
 */
export function askedBy(
  { id, arn }: { readonly id: string; readonly arn?: string | undefined },
  { account }: Pick<Scope, "account">,
): string {
  const owner = arn?.split(":")[4];
  return arn === undefined || owner === account ? id : arn;
}
