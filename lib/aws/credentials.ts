import { fromNodeProviderChain, fromTemporaryCredentials } from "@aws-sdk/credential-providers";
import type { STSClientConfig } from "@aws-sdk/client-sts";
import type { Clock } from "./clock.ts";
import type { PlannedAccount } from "./plan.ts";
import { kindOf } from "./to-problem.ts";

/** Temporary or lasting AWS credentials. */
export type Credentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
};

/** Gives credentials that are valid now. */
export type CredentialsProvider = () => Promise<Credentials>;

/** Credentials are renewed this long before they expire. */
const RENEWED_EARLY_MS = 5 * 60_000;

/**
 * The credentials of a planned account: its role, assumed from the identity at hand, or that identity itself.
 * One provider serves all clients of the account, so a role is assumed once and not once a client.
 */
export function credentialsOf(
  account: PlannedAccount,
  sts: STSClientConfig & { readonly region: string },
  { atHand, clock }: { readonly atHand?: Credentials | undefined; readonly clock: Clock },
): CredentialsProvider {
  const identityAtHand: CredentialsProvider =
    atHand === undefined
      ? fromNodeProviderChain({ clientConfig: { region: sts.region } })
      : () => Promise.resolve(atHand);
  if (account.roleArn === undefined) return remembered(identityAtHand, clock);
  const assumeRole = fromTemporaryCredentials({
    masterCredentials: identityAtHand,
    params: {
      RoleArn: account.roleArn,
      RoleSessionName: "roadstead",
      ...(account.externalId === undefined ? {} : { ExternalId: account.externalId }),
    },
    clientConfig: sts,
  });
  return remembered(() => assumeRole(), clock, account.roleArn);
}

/** Keeps credentials until shortly before they expire; a refusal is not kept. */
function remembered(provider: CredentialsProvider, clock: Clock, roleArn?: string): CredentialsProvider {
  let current: Promise<Credentials> | undefined;
  const renew = (): Promise<Credentials> => {
    const renewed = provider().catch((cause: unknown): never => {
      current = undefined;
      throw refusal(cause, roleArn);
    });
    current = renewed;
    return renewed;
  };
  return async () => {
    const credentials = await (current ?? renew());
    const expiresAt = credentials.expiration?.getTime() ?? Infinity;
    return expiresAt - clock.now() > RENEWED_EARLY_MS ? credentials : renew();
  };
}

/** A denied AssumeRole must not look like a denial of the call that needed the credentials. */
function refusal(cause: unknown, roleArn: string | undefined): unknown {
  if (["throttled", "timeout", "unreachable"].includes(kindOf(cause))) return cause;
  const code = cause instanceof Error ? cause.name : "CredentialsProviderError";
  const why = cause instanceof Error ? `${code}: ${cause.message}` : String(cause);
  const error = new Error(roleArn === undefined ? why : `could not assume ${roleArn}: ${why}`, { cause });
  error.name = "CredentialsRefused";
  return Object.assign(error, { code });
}
