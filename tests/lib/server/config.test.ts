import { mkdtempSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { publicListenerProblem, readConfig } from "#lib/server/config.ts";

const refused = (environment: Record<string, string>) => () => readConfig(environment);
const TOKEN = "0123456789abcdef0123";

describe("the configuration", () => {
  it("listens on 127.0.0.1:3000 and surveys AWS every minute when nothing is set", () => {
    const config = readConfig({});
    expect([config.host, config.port, config.refreshSeconds]).toEqual(["127.0.0.1", 3000, 60]);
    expect(config.source).toEqual({ kind: "aws", regions: [] });
  });

  it("names the variable and what it accepts when a port is not one", () => {
    expect(refused({ PORT: "http" })).toThrow("PORT=http: expected a whole number from 0 to 65535.");
    expect(refused({ PORT: "70000" })).toThrow("PORT=70000: expected a whole number from 0 to 65535.");
  });

  it("tells every variable that is wrong at once", () => {
    expect(refused({ PORT: "x", LOG_LEVEL: "loud", ROADSTEAD_DEMO: "maybe" })).toThrow(
      /PORT=x: .*\nROADSTEAD_DEMO=maybe: expected true or false\.\nLOG_LEVEL=loud: expected debug, info/,
    );
  });

  it("takes an empty variable for one that is not set", () => {
    expect(readConfig({ PORT: "", ROADSTEAD_REGIONS: "" }).port).toBe(3000);
  });

  it("opens the default scenario in demo mode, and the one that was chosen", () => {
    expect(readConfig({ ROADSTEAD_DEMO: "true" }).source).toEqual({ kind: "demo", scenario: "harbour", frozen: false });
    const calm = { ROADSTEAD_DEMO: "1", ROADSTEAD_SCENARIO: "calm", ROADSTEAD_DEMO_FROZEN: "true" };
    expect(readConfig(calm).source).toEqual({ kind: "demo", scenario: "calm", frozen: true });
  });

  it("refuses something that is not a Region", () => {
    expect(refused({ ROADSTEAD_REGIONS: "tokyo" })).toThrow(/ROADSTEAD_REGIONS=tokyo: expected a Region/);
  });

  it("does not repeat a database URL, which holds a password", () => {
    expect(refused({ DATABASE_URL: "mysql://me:secret@db" })).toThrow(
      "DATABASE_URL: expected a PostgreSQL URL, postgres://user:password@host/database.",
    );
  });

  it("ignores the machine's own name in HOSTNAME, which shells export and nobody chose", () => {
    expect(readConfig({ HOSTNAME: hostname() })).toMatchObject({ host: "127.0.0.1", warnings: [] });
    expect(readConfig({ HOSTNAME: "example.invalid" }).warnings).toEqual([
      "HOSTNAME=example.invalid is not an IP address or localhost: listening on 127.0.0.1.",
    ]);
  });

  it("will not listen publicly without authentication, unless that is asked for", () => {
    expect(publicListenerProblem(readConfig({ HOSTNAME: "0.0.0.0" }))).toContain("ROADSTEAD_AUTH_MODE=token");
    expect(publicListenerProblem(readConfig({ HOSTNAME: "::" }))).toContain("HOSTNAME=::");
    for (const open of [
      { HOSTNAME: "127.0.0.1" },
      { HOSTNAME: "::1" },
      { HOSTNAME: "0.0.0.0", ROADSTEAD_ALLOW_UNAUTHENTICATED: "true" },
      { HOSTNAME: "0.0.0.0", ROADSTEAD_AUTH_MODE: "token", ROADSTEAD_AUTH_TOKEN: TOKEN },
    ]) {
      expect(publicListenerProblem(readConfig(open))).toBeUndefined();
    }
  });

  it("refuses a token that is too short, or that is set without the mode that would use it", () => {
    expect(refused({ ROADSTEAD_AUTH_MODE: "token", ROADSTEAD_AUTH_TOKEN: "short" })).toThrow("at least 16 characters");
    expect(refused({ ROADSTEAD_AUTH_TOKEN: TOKEN })).toThrow("expected ROADSTEAD_AUTH_MODE=token");
  });

  it("reads accounts from YAML, fills in the Regions, and keeps the zeros of an id", () => {
    const file = join(mkdtempSync(join(tmpdir(), "roadstead-")), "accounts.yaml");
    writeFileSync(file, "accounts:\n  - id: 011111111111\n  - id: '222222222222'\n    regions: [eu-west-1]\n");
    expect(readConfig({ ROADSTEAD_ACCOUNTS_FILE: file, ROADSTEAD_REGIONS: "us-east-1" }).source).toEqual({
      kind: "aws",
      regions: ["us-east-1"],
      accounts: [
        { id: "011111111111", regions: ["us-east-1"] },
        { id: "222222222222", regions: ["eu-west-1"] },
      ],
    });
  });

  it("takes accounts and Regions of every partition", () => {
    const file = join(mkdtempSync(join(tmpdir(), "roadstead-")), "accounts.yaml");
    const roleArn = "arn:aws-eusc:iam::333333333333:role/reader";
    writeFileSync(file, `accounts:\n  - {id: "333333333333", regions: [eusc-de-east-1], roleArn: "${roleArn}"}\n`);
    const { source } = readConfig({ ROADSTEAD_ACCOUNTS_FILE: file });
    expect(source).toMatchObject({ accounts: [{ regions: ["eusc-de-east-1"], roleArn }] });
    const regions = "us-gov-west-1,cn-north-1,eusc-de-east-1";
    expect(readConfig({ ROADSTEAD_REGIONS: regions }).source).toMatchObject({ regions: regions.split(",") });
  });

  it("says where an accounts file is wrong", () => {
    const file = join(mkdtempSync(join(tmpdir(), "roadstead-")), "accounts.json");
    writeFileSync(file, '{"accounts":[{"id":"1x","regions":["eu-west-1"]}]}');
    expect(refused({ ROADSTEAD_ACCOUNTS_FILE: file })).toThrow(/accounts\.0\.id: expected an account id of 12 digits/);
    writeFileSync(file, '{"accounts":[{"id":"111111111111","regions":["eu-west-1"],"role":"x"}]}');
    expect(refused({ ROADSTEAD_ACCOUNTS_FILE: file })).toThrow(/accounts\.0: there is no role: expected id, alias/);
    expect(refused({ ROADSTEAD_ACCOUNTS_FILE: "/nowhere.yaml" })).toThrow(/\/nowhere\.yaml could not be read/);
  });
});
