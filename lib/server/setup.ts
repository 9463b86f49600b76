import type { Setup } from "#lib/api/setup.ts";
import { defaultRegion } from "#lib/aws/default-region.ts";
import { readOnlyPolicy } from "#lib/aws/permissions.ts";
import { sdkEnvironment, type Config } from "./config.ts";
import { identityAtHand } from "./identity-at-hand.ts";
import { json } from "./respond.ts";
import { running } from "./running.ts";

/** `GET /api/v1/setup`: the policy, and what is known of this machine's identity. */
export async function tellSetup(): Promise<Response> {
  const { source } = running().config;
  // The demo may be shown to anybody: what this machine is called in AWS is none of their business.
  const machine = source.kind === "aws" ? await machineOf(source) : undefined;
  const answer: Setup = {
    policy: JSON.stringify(readOnlyPolicy(), null, 2),
    ...(machine !== undefined && { machine }),
  };
  return json(answer);
}

async function machineOf(source: Extract<Config["source"], { readonly kind: "aws" }>): Promise<Setup["machine"]> {
  const own = source.accounts?.flatMap(({ regions }) => regions) ?? source.regions;
  const fallback = own.length === 0 ? await defaultRegion() : undefined;
  return {
    identity: await identityAtHand(sdkEnvironment()),
    regions: fallback === undefined ? [...new Set(own)] : [fallback],
    ...(source.accounts !== undefined && { accounts: source.accounts.length }),
  };
}
