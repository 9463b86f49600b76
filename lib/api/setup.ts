import { z } from "zod";

/** Where the SDK's default chain would find credentials on this machine; `none` when nothing names any: then it asks instance metadata. */
export const identityKinds = [
  "environment",
  "sso",
  "role",
  "process",
  "profile-keys",
  "no-such-profile",
  "web-identity",
  "container",
  "none",
] as const;

/** `GET /api/v1/setup`: what a server needs to read an account, and what this machine has of it. Never a key. */
export const setupSchema = z.object({
  /** The policy that lets a survey read all it asks for, as a document to hand on. */
  policy: z.string(),
  /** Of a server that reads AWS. */
  machine: z
    .object({
      identity: z.object({
        kind: z.enum(identityKinds),
        profile: z.string().exactOptional(),
        ssoSession: z.string().exactOptional(),
        roleArn: z.string().exactOptional(),
      }),
      /** The Regions that are surveyed; empty when none is known. */
      regions: z.array(z.string()).readonly(),
      /** How many accounts the accounts file lists; absent without one. */
      accounts: z.number().exactOptional(),
    })
    .exactOptional(),
});

/** What a server needs to read an account. */
export type Setup = Readonly<z.infer<typeof setupSchema>>;

/** Which identity the SDK would take on this machine. */
export type IdentityAtHand = NonNullable<Setup["machine"]>["identity"];
