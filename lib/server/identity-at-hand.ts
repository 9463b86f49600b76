import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import type { IdentityAtHand } from "#lib/api/setup.ts";
import type { Environment } from "./config.ts";

type Profile = ReadonlyMap<string, string>;

/**
 * Which identity the SDK's default chain would take, by what names one: variables, the profile of the shared files, a token
 * file, a container. Nothing is asked and no secret is read out; whether AWS accepts it, only a survey tells.
 */
export async function identityAtHand(environment: Environment): Promise<IdentityAtHand> {
  const { AWS_PROFILE: chosen, AWS_ACCESS_KEY_ID: key } = environment;
  if (chosen === undefined && key !== undefined) return { kind: "environment" };
  const profile = (await profilesOf(environment)).get(chosen ?? "default");
  const ofProfile = profile === undefined ? undefined : kindOfProfile(profile, chosen ?? "default");
  if (ofProfile !== undefined) return ofProfile;
  if (chosen !== undefined) return { kind: "no-such-profile", profile: chosen };
  if (environment["AWS_WEB_IDENTITY_TOKEN_FILE"] !== undefined) {
    const roleArn = environment["AWS_ROLE_ARN"];
    return { kind: "web-identity", ...(roleArn !== undefined && { roleArn }) };
  }
  const isContainer =
    environment["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] !== undefined ||
    environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"] !== undefined;
  return { kind: isContainer ? "container" : "none" };
}

function kindOfProfile(keys: Profile, profile: string): IdentityAtHand | undefined {
  const ssoSession = keys.get("sso_session");
  const roleArn = keys.get("role_arn");
  if (ssoSession !== undefined || keys.has("sso_start_url")) {
    return { kind: "sso", profile, ...(ssoSession !== undefined && { ssoSession }) };
  }
  if (roleArn !== undefined) return { kind: "role", profile, roleArn };
  if (keys.has("credential_process")) return { kind: "process", profile };
  return keys.has("aws_access_key_id") ? { kind: "profile-keys", profile } : undefined;
}

/** The profiles of the shared files by name: `[profile x]` in the one, `[x]` in the other. */
async function profilesOf(environment: Environment): Promise<ReadonlyMap<string, Profile>> {
  const folder = join(environment["HOME"] ?? homedir(), ".aws");
  const texts = await Promise.all([
    textOf(environment["AWS_CONFIG_FILE"] ?? join(folder, "config")),
    textOf(environment["AWS_SHARED_CREDENTIALS_FILE"] ?? join(folder, "credentials")),
  ]);
  const profiles = new Map<string, Map<string, string>>();
  for (const line of texts.flatMap((text) => ["[]", ...text.split(/\r?\n/)])) readLine(profiles, line);
  return profiles;
}

function readLine(profiles: Map<string, Map<string, string>>, line: string): void {
  const section = /^\s*\[\s*(?:profile\s+)?([^\]]*?)\s*\]/.exec(line)?.[1];
  if (section !== undefined) {
    const keys = profiles.get(section) ?? new Map<string, string>();
    // The last of a map is the one that is read: its keys follow.
    profiles.delete(section);
    profiles.set(section, keys);
    return;
  }
  const [, key, value] = /^([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
  if (key !== undefined && value !== undefined) [...profiles.values()].at(-1)?.set(key.toLowerCase(), value);
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch {
    return ""; // most machines that run servers have no such file
  }
}
