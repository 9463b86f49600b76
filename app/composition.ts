import { randomUUID } from "node:crypto";
import { basename } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { Worker } from "node:worker_threads";
import { awsSource } from "#lib/server/aws-source.ts";
import type { Config } from "#lib/server/config.ts";
import { KeptMutes } from "#lib/server/kept-mutes.ts";
import { KeptSnapshots } from "#lib/server/kept-snapshots.ts";
import { LiveInspector } from "#lib/server/live-inspector.ts";
import { openLog } from "#lib/server/log.ts";
import { running, setRunning, type Running } from "#lib/server/running.ts";
import type { Source } from "#lib/server/source.ts";
import { threadedStore } from "#lib/server/store/store-thread.ts";
import { Thread, workerFromSource } from "#lib/server/thread.ts";
import { TOOL_VERSION } from "#lib/server/tool-version.ts";
import { demoScenario } from "./demo-scenario.ts";

/** Starts a thread by its entry. Compiled, every entry lies in one folder with this module; from source, each is where it is. */
function start(entry: string): Worker {
  return import.meta.url.endsWith(".ts")
    ? workerFromSource(new URL(entry, import.meta.url))
    : new Worker(new URL(`./${basename(entry, ".ts")}.js`, import.meta.url));
}

const startInspections = () => start("../lib/server/inspection-worker.ts");
const startStore = () => start("../lib/server/store/store-worker.ts");
const startSurveys = () => start("../lib/server/survey-worker.ts");
const startDemoSurveys = () => start("./demo-survey-worker.ts");

/** The source the configuration chooses. Throws a `ConfigRefusal` when the demo has no such scenario. */
export async function openSource({ source }: Config): Promise<Source> {
  switch (source.kind) {
    case "snapshot":
      return (await import("#lib/server/file-source.ts")).fileSource(source.file);
    case "aws": {
      const plan = { accounts: source.accounts ?? [{ regions: source.regions }] };
      return awsSource(new Thread(startSurveys), "aws", { request: () => ({ plan, toolVersion: TOOL_VERSION }) });
    }
    case "demo": {
      const { scenario, frozen } = source;
      const { regions, earlier } = await demoScenario(scenario);
      const plan = { accounts: [{ regions }] };
      const asked = { plan, toolVersion: TOOL_VERSION, scenario };
      // The account lives from survey to survey: the first finds it as its story tells it.
      return awsSource(new Thread(startDemoSurveys), `demo:${scenario}`, {
        request: (n) => ({ ...asked, step: frozen ? 0 : n }),
        ...(earlier !== undefined && !frozen && { earlier: { ...asked, isEarlier: true } }),
      });
    }
  }
}

/** Puts the parts together; nothing runs until `live.start()`. */
export async function compose(config: Config): Promise<Running> {
  const log = openLog(config.logLevel);
  const source = await openSource(config);
  const store = threadedStore(new Thread(startStore), config, source.name);
  const live = new LiveInspector({
    source,
    // A file is its own store of snapshots; what is muted in it is kept with the mutes of where it was made.
    kept: new KeptSnapshots(config.source.kind === "snapshot" ? undefined : store, config.retention, log),
    mutes: new KeptMutes(store, log),
    inspections: new Thread(startInspections),
    refreshSeconds: config.refreshSeconds,
    log,
  });
  const demo = await demoOf(config);
  return {
    config,
    live,
    log,
    version: await versionOf(config),
    startId: randomUUID(),
    ...(demo !== undefined && { demo }),
  };
}

async function demoOf(config: Config): Promise<Running["demo"]> {
  const { source } = config;
  if (source.kind !== "demo") return undefined;
  const { id, title, story } = await demoScenario(source.scenario);
  const { readings } = await import("#mocks/readings.ts");
  return {
    scenario: { id, title, story, reading: readings[id] ?? [] },
    change: (to) => inTurn(() => replaceWith({ ...config, source: { ...source, scenario: to } })),
  };
}

/** One change of scenario after the other: two browsers may ask at once. */
let changing: Promise<void> = Promise.resolve();

function inTurn(change: () => Promise<void>): Promise<void> {
  const changed = changing.then(change);
  changing = changed.catch(() => undefined); // told to whoever asked; the next change is another matter
  return changed;
}

/** Puts new parts in the place of those that run: nothing of one scenario is left in memory for the next. */
async function replaceWith(config: Config): Promise<void> {
  const { live: before, config: shown } = running();
  if (isDeepStrictEqual(shown.source, config.source)) return;
  const next = await compose(config);
  setRunning(next);
  // One store may have one writer.
  await before.close();
  await next.live.start();
}

async function versionOf({ source, dnsLive }: Config): Promise<Running["version"]> {
  const program = {
    name: "roadstead",
    version: TOOL_VERSION,
    node: process.versions.node,
    ...(dnsLive ? { dnsLive } : {}),
  } as const;
  if (source.kind !== "demo") return { ...program, mode: source.kind === "aws" ? "live" : "snapshot" };
  const { scenarioMenu } = await import("#mocks/scenarios.ts");
  return {
    ...program,
    mode: "demo",
    scenario: source.scenario,
    scenarios: scenarioMenu.map(({ id, title }) => ({ id, title })),
  };
}
