import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { identityAtHand } from "#lib/server/identity-at-hand.ts";

const folder = mkdtempSync(join(tmpdir(), "roadstead-"));
const files = { AWS_CONFIG_FILE: join(folder, "config"), AWS_SHARED_CREDENTIALS_FILE: join(folder, "credentials") };
writeFileSync(
  files.AWS_CONFIG_FILE,
  [
    "[default]",
    "region = ap-northeast-1",
    "[profile team]",
    "sso_session = harbour",
    "sso_account_id = 111122223333",
    "[sso-session harbour]",
    "sso_start_url = https://example.awsapps.com/start",
    "[profile audit]",
    "role_arn=arn:aws:iam::111122223333:role/audit",
    "[profile tool]",
    "credential_process = /usr/bin/tool",
  ].join("\r\n"),
);
writeFileSync(
  files.AWS_SHARED_CREDENTIALS_FILE,
  "[old]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = x\n",
);

const at = (environment: Record<string, string>) => identityAtHand({ ...files, ...environment });

it("names the way of the profile that is chosen, and never a key", async () => {
  expect(await at({ AWS_PROFILE: "team" })).toEqual({ kind: "sso", profile: "team", ssoSession: "harbour" });
  expect(await at({ AWS_PROFILE: "audit" })).toEqual({
    kind: "role",
    profile: "audit",
    roleArn: "arn:aws:iam::111122223333:role/audit",
  });
  expect(await at({ AWS_PROFILE: "tool" })).toEqual({ kind: "process", profile: "tool" });
  expect(await at({ AWS_PROFILE: "old" })).toEqual({ kind: "profile-keys", profile: "old" });
  expect(await at({ AWS_PROFILE: "missing" })).toEqual({ kind: "no-such-profile", profile: "missing" });
});

it("takes keys of the environment before the default profile, as the SDK does, and a chosen profile before both", async () => {
  const keys = { AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE", AWS_SECRET_ACCESS_KEY: "x" };
  expect(await at(keys)).toEqual({ kind: "environment" });
  expect(await at({ ...keys, AWS_PROFILE: "team" })).toMatchObject({ kind: "sso" });
});

it("goes on to a token file, a container, and says when nothing is named", async () => {
  expect(
    await at({ AWS_WEB_IDENTITY_TOKEN_FILE: "/token", AWS_ROLE_ARN: "arn:aws:iam::111122223333:role/web" }),
  ).toEqual({
    kind: "web-identity",
    roleArn: "arn:aws:iam::111122223333:role/web",
  });
  expect(await at({ AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/v2/credentials" })).toEqual({ kind: "container" });
  expect(await at({})).toEqual({ kind: "none" });
  expect(await identityAtHand({ HOME: join(folder, "nowhere") })).toEqual({ kind: "none" });
});
