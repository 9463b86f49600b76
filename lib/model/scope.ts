import { z } from "zod";

/** The schema of a {@link Scope}. */
export const scopeSchema = z.object({
  account: z.string(),
  /** An AWS Region, or `GLOBAL_REGION`. */
  region: z.string(),
  /** `aws`, `aws-cn`, `aws-us-gov`, `aws-eusc`. */
  partition: z.string(),
  /** The name an accounts file gives the account. */
  alias: z.string().optional(),
});

/** One account in one Region: what a survey reads at a time. */
export type Scope = Readonly<z.infer<typeof scopeSchema>>;

/** The key of a scope in messages and maps: `111111111111/ap-northeast-1`. */
export function scopeKey(scope: Pick<Scope, "account" | "region">): string {
  return `${scope.account}/${scope.region}`;
}
