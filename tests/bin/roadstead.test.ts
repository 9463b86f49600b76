import { execFile, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Mute } from "#lib/model/mute.ts";
import { SnapshotStore } from "#lib/server/store/snapshot-store.ts";
import { snapshotSchema } from "#lib/model/snapshot.ts";

const folder = mkdtempSync(join(tmpdir(), "roadstead-"));
const file = join(folder, "snapshot.json");

type Ran = { readonly code: number; readonly out: string; readonly err: string };

function roadstead(...args: readonly string[]): Promise<Ran> {
  return roadsteadIn({ ROADSTEAD_DATA_DIR: join(folder, "nothing-kept") }, ...args);
}

function roadsteadIn(environment: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Ran> {
  const program = join(import.meta.dirname, "../../bin/roadstead.js");
  const env = { ...process.env, ...environment };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [program, ...args], { env }, (_error, out, err) => {
      resolve({ code: child.exitCode ?? -1, out, err });
    });
  });
}

beforeAll(async () => {
  expect((await roadstead("collect", "--demo", "harbour", "-o", file)).code).toBe(0);
});

describe("the command line", { timeout: 60_000 }, () => {
  it("collects a snapshot into one whole file, and leaves nothing else behind", () => {
    expect(snapshotSchema.parse(JSON.parse(readFileSync(file, "utf8"))).source).toBe("demo:harbour");
    expect(readdirSync(folder).filter((name) => name.includes("tmp"))).toEqual([]);
  });

  it("says by its exit code what it found when nobody reads what it prints any more", async () => {
    const program = join(import.meta.dirname, "../../bin/roadstead.js");
    const child = spawn(process.execPath, [program, "check", "--snapshot", file], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stdout.destroy();
    child.stderr.destroy();
    expect(await new Promise((resolve) => child.on("exit", resolve))).toBe(2);
  });

  it("fails a check on severe problems only", async () => {
    expect((await roadstead("check", "--snapshot", file)).code).toBe(2);
    expect((await roadstead("check", "--snapshot", file, "--fail-on", "none")).code).toBe(0);
  });

  it("judges asserted paths: 2 when one is violated, 3 when one could not be judged, with a report for pipelines", async () => {
    const asserted = join(folder, "roadstead.assert.yaml");
    const junit = join(folder, "paths.xml");
    const judge = async (entries: string, ...more: readonly string[]) => {
      writeFileSync(asserted, `assertions:\n${entries}`);
      return roadstead("check", "--snapshot", file, "-f", asserted, ...more);
    };
    const closed = "  - { name: no Telnet, expect: must-not-reach, from: internet, to: harbour-public, port: 23 }\n";
    const open = "  - { expect: must-reach, from: internet, to: harbour-public, port: 23 }\n";
    const gone = "  - { expect: must-not-reach, from: internet, to: no-such-thing, port: 23 }\n";
    const held = await judge(closed);
    expect([held.code, held.out]).toEqual([
      0,
      "held     must-not-reach no Telnet\n1 assertions, 0 violated, 0 could not be judged.\n",
    ]);
    const unsure = await judge(closed + gone);
    expect(unsure.code).toBe(3);
    expect(unsure.out).toMatch(/^unknown {2}must-not-reach internet → no-such-thing tcp 23: “no-such-thing”/m);
    const broken = await judge(closed + open + gone, "--junit", junit, "--quiet");
    expect([broken.code, broken.out]).toEqual([2, ""]);
    expect(readFileSync(junit, "utf8")).toContain('tests="3" failures="1" errors="1"');
    expect((await judge("  - { expect: must-reach }\n")).err).toContain("assertions.0.from: expected");
    // Findings count beside them only when that is asked for.
    expect((await judge(closed, "--fail-on", "high")).code).toBe(2);
  });

  it("counts what is muted apart: by a file, by what a server has kept, or not at all", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "roadstead-"));
    const all = await roadstead("check", "--snapshot", file, "--mutes", "none");
    const rules = [...new Set([...all.out.matchAll(/^(?:critical|high) +(\S+)/gm)].map(([, ruleId]) => ruleId ?? ""))];
    const mutes = rules.map((ruleId): Mute => ({
      id: ruleId,
      scope: { kind: "rule", ruleId },
      reason: "Known",
      createdAt: "2026-01-01T00:00:00.000Z",
    }));
    const muted = join(dataDir, "mutes.json");
    writeFileSync(muted, JSON.stringify({ mutes }));
    const byFile = await roadstead("check", "--snapshot", file, "--mutes", muted);
    expect(byFile.code).toBe(0);
    expect(byFile.out).toMatch(/^muted +\S+ .* \(muted until taken back: Known\)$/m);
    expect(byFile.out).toMatch(/\d+ findings, \d+ muted, 0 of them high or worse/);
    const store = new SnapshotStore({ dataDir }, "demo:harbour");
    await store.changeMutes({ source: "demo:harbour", keep: mutes, drop: [] });
    await store.close();
    const kept = { ROADSTEAD_DATA_DIR: dataDir };
    expect((await roadsteadIn(kept, "check", "--snapshot", file)).code).toBe(0);
    expect((await roadsteadIn(kept, "check", "--snapshot", file, "--mutes", "none")).code).toBe(2);
    const report = await roadsteadIn(kept, "report", "--snapshot", file, "-f", "md", "-o", "-");
    expect(report.out).toContain("- Muted because: Known");
    writeFileSync(muted, '{"mutes":[{"id":"m"}]}');
    expect(await roadstead("check", "--snapshot", file, "--mutes", muted)).toMatchObject({ code: 1 });
  });

  it("writes the report in the format of the file's suffix", async () => {
    const report = join(folder, "report.md");
    expect((await roadstead("report", "--snapshot", file, "-o", report)).code).toBe(0);
    expect(readFileSync(report, "utf8")).toMatch(/^# /);
  });

  it("refuses a suffix of no format, and makes the folder that several formats are written to", async () => {
    const refused = await roadstead("report", "--snapshot", file, "-o", join(folder, "report.pdf"));
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining("-o report.pdf") as unknown]);
    expect(refused.err).toContain("html");
    const reports = join(folder, "made", "here");
    expect((await roadstead("report", "--snapshot", file, "-f", "md,csv", "-o", reports)).code).toBe(0);
    expect(readdirSync(reports).map((name) => name.split(".").at(-1))).toEqual(["csv", "md"]);
  });

  it("reads a snapshot that an editor gave a byte order mark", async () => {
    const marked = join(folder, "marked.json");
    writeFileSync(marked, `\uFEFF${readFileSync(file, "utf8")}`);
    expect((await roadstead("check", "--quiet", "--snapshot", marked)).code).toBe(2);
  });

  it("hides what a report is told to hide, in the file and in its name", async () => {
    const shown = await roadstead("report", "--snapshot", file, "-f", "md", "--redact", "names", "-o", "-");
    expect(shown.out).toContain("replaced by pseudonyms");
    expect(shown.out).not.toMatch(/111122223333|storefront/);
    const refused = await roadstead("report", "--snapshot", file, "--redact", "everything");
    expect(refused.err).toContain("expected none, accounts, addresses, names");
  });

  it("answers a path question with its exit code", async () => {
    const path = (...args: readonly string[]) => roadstead("path", "--snapshot", file, "--from", "internet", ...args);
    expect(await path("--to", "harbour-public", "--port", "443")).toMatchObject({ code: 0 });
    expect(await path("--to", "harbour-public", "--port", "23")).toMatchObject({ code: 2 });
    expect((await path("--to", "harbour-public", "--port", "x")).err).toContain("port: expected a port 0-65535");
  });

  it("tells a path in words: the verdict, hops both ways, blockers, assumptions, in either language", async () => {
    const ask = ["path", "--snapshot", file, "--from", "internet", "--to", "harbour-public"];
    const [open, closed, japanese, json] = await Promise.all([
      roadstead(...ask, "--port", "443"),
      roadstead(...ask, "--port", "23"),
      roadstead(...ask, "--port", "23", "--lang", "ja"),
      roadstead(...ask, "--port", "23", "--json"),
    ]);
    expect(open.out).toMatch(/^reachable: internet reaches harbour-public on tcp 443\.\n/);
    expect(open.out).toMatch(/^ {2}request: tcp .*:1024-65535 → .*:443$/m);
    expect(open.out).toMatch(/^ {2}reply: /m);
    expect(open.out).toMatch(/^ {5}\d pass {2}security-group sg-/m);
    expect(open.out).toMatch(/^assumed: .* \[PROCESS_LISTENING\]$/m);
    expect(closed.out).toMatch(/^unreachable: /);
    expect(closed.out).toMatch(/^blocked \(request.*\) .*\[[A-Z0-9_]+\]$/m);
    expect(japanese.out).toMatch(/^到達不可: /);
    expect(japanese.out).toMatch(/^遮断 \(要求/m);
    expect([japanese.code, json.code]).toEqual([2, 2]);
    expect(JSON.parse(json.out)).toMatchObject({ verdict: "unreachable", question: { to: "harbour-public" } });
  });

  it("names the flag, what it accepts and what is near when a path cannot be asked, and exits with 1", async () => {
    const ask = (...args: readonly string[]) => roadstead("path", "--snapshot", file, ...args);
    const said = await Promise.all([
      ask("--from", "internet", "--to", "harbour-publik"),
      ask("--from", "internet", "--to", "10.0.0.1/8"),
      ask("--from", "internet", "--to", "harbour-public", "--from-vpc", "vpc-nowhere"),
      ask("--from", "internet", "--to", "harbour-public", "--protocol", "tpc"),
      ask("--from", "internet"),
    ]);
    expect(said.map(({ code, out }) => [code, out])).toEqual(said.map(() => [1, ""]));
    expect(said[0].err).toMatch(/--to: .* is not in this snapshot: a URN, ARN, AWS id, name.*\nNear: .*harbour-public/);
    expect(said[1].err).toContain("--to: “10.0.0.1/8” has host bits set; the block is 10.0.0.0/8.");
    expect(said[2].err).toMatch(/--from-vpc: “vpc-nowhere” is not a VPC of this snapshot\.\nNear: vpc-/);
    expect(said[3].err).toContain("protocol: expected tcp, udp, icmp, icmpv6, all or a number 0-255");
    expect(said[4].err).toContain("to: expected a URN, ARN, AWS id");
  });

  it("finds no difference between a snapshot and itself, and then fails nothing", async () => {
    const { code, out } = await roadstead("diff", file, file, "--fail-on", "reachability,findings,configuration");
    expect(code).toBe(0);
    expect(out).toContain("Whatever both snapshots have reaches the same as before.");
    expect(out).toContain("No configuration changed.");
  });

  it("tells what a rule opened, who reaches whom through it, and fails a pipeline on what it was asked to", async () => {
    const before = join(folder, "before.json");
    const snapshot = snapshotSchema.parse(JSON.parse(readFileSync(file, "utf8")));
    // Admits harbour-public to booking-api, and nobody else to anything.
    const without = JSON.stringify({ ...snapshot, snapshotId: "20260101T000000Z-00000000" }).replace(/\{"securityGroupRuleId":"sgr-0df5f9df02705ccea".*?\},(?=\{"securityGroupRuleId")/, ""); // prettier-ignore
    writeFileSync(before, without);
    const run = (...args: readonly string[]) => roadstead("diff", before, file, ...args);
    const [text, japanese, json, markdown] = await Promise.all([
      run("--fail-on", "reachability"),
      run("--lang", "ja", "--fail-on", "configuration"),
      run("--format", "json"),
      run("--format", "md"),
    ]);
    expect([text.code, japanese.code, json.code, markdown.code]).toEqual([2, 2, 0, 0]);
    expect(text.out).toMatch(/^opened: harbour-public → booking-api: \S+ → tcp 8080$/m);
    expect(text.out).toMatch(/^ +\+ rules\[sgr-0df5f9df02705ccea\]: ingress tcp 8080 sg-/m);
    expect(japanese.out).toMatch(/^到達可能になった: harbour-public → booking-api/m);
    const told = JSON.parse(json.out) as { reachability: { changes: { became: string }[] } };
    expect(told.reachability.changes.map(({ became }) => became)).toEqual(["opened"]);
    expect(markdown.out).toContain("### Reachability");
    const wrong = await run("--fail-on", "colour");
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining("expected reachability, findings, configuration or none")]); // prettier-ignore
  });

  it("fails with 3 when one of both snapshots does not tell", async () => {
    const blind = join(folder, "blind.json");
    const snapshot = snapshotSchema.parse(JSON.parse(readFileSync(file, "utf8")));
    const problem = { kind: "denied", call: "ec2:DescribeVpcs", message: "denied", at: snapshot.finishedAt };
    const scopes = snapshot.scopes.map((scoped) => {
      const { vpcs } = scoped.areas;
      return vpcs === undefined ? scoped : { ...scoped, areas: { ...scoped.areas, vpcs: { ...vpcs, status: "incomplete", problems: [problem] } } }; // prettier-ignore
    });
    writeFileSync(blind, JSON.stringify({ ...snapshot, scopes }));
    expect((await roadstead("diff", file, blind, "--fail-on", "configuration")).code).toBe(3);
    expect((await roadstead("diff", file, blind)).code).toBe(0);
  });

  it("says what is wrong with a file, a flag, a scenario or a command, without a stack", async () => {
    const broken = join(folder, "broken.json");
    writeFileSync(broken, '{"format":"roadstead-snapshot","version":9}');
    const said = await Promise.all([
      roadstead("check", "--snapshot", broken),
      roadstead("check", "--colour"),
      roadstead("check", "--demo", "nowhere"),
      roadstead("sail"),
    ]);
    expect(said.map(({ code }) => code)).toEqual([1, 1, 1, 1]);
    expect(said[0].err).toContain("written by a newer Roadstead");
    expect(said[1].err).toContain("Unknown option '--colour'");
    expect(said[2].err).toContain("expected one of harbour,");
    expect(said[3].err).toContain('there is no command "sail"');
    expect(said.some(({ err }) => err.includes("    at "))).toBe(false);
  });

  it("will not serve the network without authentication", async () => {
    const program = join(import.meta.dirname, "../../bin/roadstead.js");
    const ran = await new Promise<Ran>((resolve) => {
      const env = { ...process.env, HOSTNAME: "0.0.0.0" };
      const child = execFile(process.execPath, [program, "serve", "--demo"], { env }, (_error, out, err) => {
        resolve({ code: child.exitCode ?? -1, out, err });
      });
    });
    expect([ran.code, ran.err]).toEqual([1, expect.stringContaining("ROADSTEAD_AUTH_MODE=token")]);
  });
});
