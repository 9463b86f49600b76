import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import type { Survey } from "#lib/api/contract.ts";
import { findingsSchema } from "#lib/api/findings.ts";
import { KeptMutes } from "#lib/server/kept-mutes.ts";
import { KeptSnapshots } from "#lib/server/kept-snapshots.ts";
import { LiveInspector } from "#lib/server/live-inspector.ts";
import { livesAsOf } from "#lib/server/lives.ts";
import { openLog } from "#lib/server/log.ts";
import type { Source, SurveyResult } from "#lib/server/source.ts";
import { SnapshotStore } from "#lib/server/store/snapshot-store.ts";
import { Thread, workerFromSource } from "#lib/server/thread.ts";

import { elasticIp, vpc } from "#tests/support/ec2-records.ts";
import { loadBalancer, loadBalancerInterface } from "#tests/support/elbv2-records.ts";
import { hostedZone, resourceRecordSet } from "#tests/support/route53-records.ts";
import { snapshotOf, type ScopeContents } from "#tests/support/snapshots.ts";

const root = new URL("../../../", import.meta.url);
const log = openLog("silent");
const opened: LiveInspector[] = [];

function surveyed(snapshotId: string, at = "2026-01-01T00:00:00.000Z", contents?: ScopeContents): SurveyResult {
  const scopes = contents === undefined ? [] : snapshotOf(contents).scopes;
  const head = { format: "roadstead-snapshot", version: 1, source: "test", toolVersion: "0" };
  const snapshot = { ...head, snapshotId, startedAt: at, finishedAt: at, scopes };
  const document = Uint8Array.from(gzipSync(JSON.stringify(snapshot)));
  return { surveyed: { snapshotId, startedAt: at, finishedAt: at, document, areas: [] } };
}

function inspectorOver(
  results: readonly (() => Promise<SurveyResult>)[],
  store?: SnapshotStore,
  inspections = new Thread(() => workerFromSource(new URL("lib/server/inspection-worker.ts", root))),
): LiveInspector {
  const left = [...results];
  const source: Source = {
    name: "test",
    repeats: false,
    survey: () => left.shift()?.() ?? Promise.resolve({ failed: "nothing is left", areas: [] }),
    close: () => Promise.resolve(),
  };
  const live = new LiveInspector({
    source,
    kept: new KeptSnapshots(store, [{ withinMs: Number.MAX_SAFE_INTEGER, everyMs: 0 }], log),
    mutes: new KeptMutes(new SnapshotStore({ dataDir: mkdtempSync(join(tmpdir(), "roadstead-")) }, "test"), log),
    inspections,
    refreshSeconds: 86_400,
    log,
  });
  opened.push(live);
  return live;
}

/** Resolves with the first survey that is over after `surveys` of them were. */
function ended(live: LiveInspector): Promise<Survey> {
  return new Promise((resolve) => {
    const stop = live.subscribe({
      survey: (survey) => {
        if (survey.state === "running") return;
        stop();
        resolve(survey);
      },
      snapshot: () => undefined,
    });
  });
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((live) => live.close()));
});

describe("the live inspector", () => {
  it("surveys, inspects and answers questions about what it found", async () => {
    const live = inspectorOver([() => Promise.resolve(surveyed("s1"))]);
    const over = ended(live);
    await live.start();
    expect(await over).toMatchObject({ state: "done", snapshotId: "s1", latest: { snapshotId: "s1" } });
    const question = { snapshotId: "s1", question: "findings", parameters: {}, language: "en", gzip: false } as const;
    const answer = await live.ask(question);
    if (answer?.kind !== "answer") throw new Error("expected an answer");
    expect(findingsSchema.parse(JSON.parse(Buffer.from(answer.body).toString())).snapshotId).toBe("s1");
    expect(await live.ask({ ...question, snapshotId: "s9" })).toBeUndefined();
  });

  it("has the new snapshot alone in memory, and reads an earlier one again when somebody looks back", async () => {
    const live = inspectorOver(["s1", "s2"].map((id) => () => Promise.resolve(surveyed(id))));
    for (const id of ["s1", "s2"]) {
      const over = ended(live);
      live.startSurvey();
      await over;
      expect(live.shown?.snapshotId).toBe(id);
    }
    const about = async (snapshotId: string) => {
      const question = { question: "coverage", parameters: {}, language: "en", gzip: false } as const;
      const answer = await live.ask({ ...question, snapshotId });
      if (answer?.kind !== "answer") throw new Error("expected an answer");
      return JSON.parse(Buffer.from(answer.body).toString()) as unknown;
    };
    expect(await about("s1")).toMatchObject({ snapshotId: "s1" });
    expect(await about("s2")).toMatchObject({ snapshotId: "s2" });
  });

  it("lets a question wait while a new snapshot takes the place of the last", async () => {
    let finish: (result: SurveyResult) => void = () => undefined;
    const second = new Promise<SurveyResult>((resolve) => (finish = resolve));
    const live = inspectorOver([() => Promise.resolve(surveyed("s1")), () => second]);
    const over = ended(live);
    live.startSurvey();
    await over;
    live.startSurvey();
    await live.replaced();
    expect(live.shown?.snapshotId).toBe("s1");
    finish(surveyed("s2"));
    await new Promise((resolve) => setImmediate(resolve));
    await live.replaced();
    expect(live.shown?.snapshotId).toBe("s2");
  });

  it("refuses in words what it was still asked when it is closed, and starts no thread again", async () => {
    let started = 0;
    const silent = new Thread(() => {
      started += 1;
      return new Worker("require('node:worker_threads').parentPort.on('message', () => undefined)", { eval: true });
    });
    const live = inspectorOver([], undefined, silent);
    const question = { question: "coverage", parameters: {}, language: "en", gzip: false } as const;
    const refused = expect(live.ask({ ...question, snapshotId: "s1" })).rejects.toMatchObject({ status: 503 });
    await new Promise((resolve) => setImmediate(resolve));
    const late = expect(live.ask({ ...question, snapshotId: "s1" })).rejects.toMatchObject({ status: 503 });
    await live.close();
    await Promise.all([refused, late]);
    await expect(live.ask({ ...question, snapshotId: "s1" })).rejects.toMatchObject({ status: 503 });
    expect(started).toBe(1);
  });

  it("joins a survey that is running instead of starting another", async () => {
    const live = inspectorOver([() => Promise.resolve(surveyed("s1"))]);
    const one = live.startSurvey();
    expect(live.startSurvey()).toEqual(one);
    await ended(live);
  });

  it("goes on showing the last good snapshot when a survey reads nothing", async () => {
    const live = inspectorOver([
      () => Promise.resolve(surveyed("s1")),
      () => Promise.resolve({ failed: "no credentials", areas: [] }),
    ]);
    const first = ended(live);
    live.startSurvey();
    await first;
    const second = ended(live);
    live.startSurvey();
    expect(await second).toMatchObject({ state: "failed", problem: "no credentials", latest: { snapshotId: "s1" } });
    expect(live.shown?.snapshotId).toBe("s1");
  });

  it("survives a source that breaks", async () => {
    const live = inspectorOver([() => Promise.reject(new Error("a defect"))]);
    const over = ended(live);
    live.startSurvey();
    expect((await over).problem).toContain("a defect");
  });
});

describe("a load balancer that loses an address a record holds", () => {
  /** `www` holds .10; the only node of `front` has the address that is given. */
  const withNode = (publicIp: string): ScopeContents => ({
    areas: {
      vpcs: [vpc()],
      loadBalancers: [loadBalancer()],
      networkInterfaces: [loadBalancerInterface("app/front/1", { association: { publicIp, ipOwnerId: "amazon-elb" } })],
      hostedZones: [hostedZone()],
      resourceRecordSets: [resourceRecordSet({ values: ["203.0.113.10"] })],
    },
  });
  const day = (number: number) => `2026-01-0${String(number)}T00:00:00.000Z`;
  const survey = (number: number, publicIp: string) => () =>
    Promise.resolve(surveyed(`s${String(number)}`, day(number), withNode(publicIp)));
  const foundIn = async (live: LiveInspector, snapshotId: string, rule: string) => {
    const question = { question: "findings", parameters: {}, language: "en", gzip: false } as const;
    const answer = await live.ask({ ...question, snapshotId });
    if (answer?.kind !== "answer") throw new Error("expected an answer");
    const { findings } = findingsSchema.parse(JSON.parse(Buffer.from(answer.body).toString()));
    return findings.filter(({ ruleId }) => ruleId === rule);
  };
  const pinnedIn = (live: LiveInspector, snapshotId: string) => foundIn(live, snapshotId, "DNS-001");
  const another = async (live: LiveInspector) => {
    const over = ended(live);
    live.startSurvey();
    await over;
  };

  it("leaves the name broken, not resolved: in the next survey, after a restart, and when one looks back", async () => {
    const folder = mkdtempSync(join(tmpdir(), "roadstead-"));
    const open = () => new SnapshotStore({ dataDir: folder }, "test");
    const before = inspectorOver([survey(1, "203.0.113.10"), survey(2, "203.0.113.99")], open());
    for (const id of ["s1", "s2"]) {
      await another(before);
      expect(await pinnedIn(before, id)).toMatchObject([{ firstSeenAt: day(1) }]);
    }
    await before.close();

    const live = inspectorOver([survey(3, "203.0.113.99")], open());
    const over = ended(live);
    await live.start();
    await over;
    const [found] = await pinnedIn(live, "s3");
    expect(found).toMatchObject({ severity: "critical", confidence: "confirmed", firstSeenAt: day(1) });
    expect(found?.summary).toContain("203.0.113.10 (2026-01-01 00:00 UTC)");
    expect((await pinnedIn(live, "s2"))[0]?.title).toBe(found?.title);
    expect((await pinnedIn(live, "s1"))[0]?.title).toContain("breaks when a node is replaced");
    expect([...live.lives.values()].filter(({ finding }) => finding.ruleId === "DNS-001")).toMatchObject([
      { firstSeenAt: day(1), lastSeenAt: day(3) },
    ]);
  });

  it("leaves it to another rule when the address was an Elastic IP that was released", async () => {
    const withAddress = (isHeld: boolean): ScopeContents => ({
      areas: {
        vpcs: [vpc()],
        elasticIps: isHeld ? [elasticIp({ publicIp: "203.0.113.10" })] : [],
        hostedZones: [hostedZone()],
        resourceRecordSets: [resourceRecordSet({ values: ["203.0.113.10"] })],
      },
    });
    const surveys = [true, false].map(
      (isHeld, index) => () => Promise.resolve(surveyed(`s${String(index + 1)}`, day(index + 1), withAddress(isHeld))),
    );
    const live = inspectorOver(
      surveys,
      new SnapshotStore({ dataDir: mkdtempSync(join(tmpdir(), "roadstead-")) }, "test"),
    );
    await another(live);
    await another(live);
    expect(await foundIn(live, "s2", "DNS-002")).toMatchObject([{ severity: "high", confidence: "confirmed" }]);
    expect(await foundIn(live, "s2", "DNS-001")).toEqual([]);
  });

  it("is told without a store too, as long as the server runs", async () => {
    const live = inspectorOver([survey(1, "203.0.113.10"), survey(2, "203.0.113.99")]);
    await another(live);
    await another(live);
    expect(await pinnedIn(live, "s2")).toMatchObject([{ severity: "critical", confidence: "confirmed" }]);
  });
});

describe("lives as of an earlier time", () => {
  it("do not know what came later, and have not lost what was resolved later", () => {
    const finding = { id: "f" } as never; // only its dates are looked at
    const lives = new Map([
      ["later", { firstSeenAt: "2026-03-01", lastSeenAt: "2026-03-01", finding }],
      ["gone", { firstSeenAt: "2026-01-01", lastSeenAt: "2026-01-05", resolvedAt: "2026-03-01", finding }],
    ]);
    expect([...livesAsOf(lives, "2026-02-01")]).toEqual([
      ["gone", { firstSeenAt: "2026-01-01", lastSeenAt: "2026-01-05", finding }],
    ]);
  });
});
