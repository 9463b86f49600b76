import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { atMost, exactly, part, tell } from "./figure.ts";
import { buildFirst, startRoadstead } from "#scripts/roadstead-process.ts";
import { startLargeEndpoint } from "./start-large-endpoint.ts";

const MEGABYTE = 1_000_000;
/** Looking is asking: the server answers its pages' own questions while it collects. */
const LOOK_EVERY_MS = 250;
const SETTLED_MS = 10_000;
/** How often the idle process looks at its own loop; what it measures is the time between two looks. */
const BESIDE_EVERY_MS = 10;

/** One look at the server: its state and its own figures. */
type Look = { readonly state: string; readonly bytes: number; readonly p99: number; readonly max: number };

async function textFrom(url: string): Promise<string> {
  return (await fetch(url, { signal: AbortSignal.timeout(30_000) })).text();
}

function sampleOf(metrics: string, name: string): number {
  const line = metrics.split("\n").find((one) => one.startsWith(`${name} `));
  return Number(line?.slice(name.length + 1) ?? NaN);
}

async function look(url: string): Promise<Look> {
  const [survey, metrics] = await Promise.all([
    textFrom(`${url}/api/v1/surveys/current`),
    textFrom(`${url}/metrics`),
    textFrom(`${url}/healthz`),
  ]);
  return {
    state: /"state":"(running|done|failed)"/.exec(survey)?.[1] ?? "unknown",
    bytes: sampleOf(metrics, "process_resident_memory_bytes"),
    p99: 1000 * sampleOf(metrics, 'roadstead_event_loop_delay_seconds{quantile="0.99"}'),
    max: 1000 * sampleOf(metrics, 'roadstead_event_loop_delay_seconds{quantile="1"}'),
  };
}

/** Looks until no survey runs. */
async function lookWhileItCollects(url: string): Promise<readonly Look[]> {
  const looks: Look[] = [];
  do {
    looks.push(await look(url));
    await sleep(LOOK_EVERY_MS);
  } while (looks.at(-1)?.state === "running");
  return looks;
}

const peakOf = (looks: readonly Look[]): number => Math.max(...looks.map(({ bytes }) => bytes));

/** The server through its first survey of an account, a while after, and through a second one. */
async function observe(tasks: number) {
  const endpoint = await startLargeEndpoint(tasks);
  const roadstead = await startRoadstead([], endpoint.environment);
  await roadstead.ready;
  // This process only looks: what keeps its loop waiting is the machine.
  const beside = monitorEventLoopDelay({ resolution: BESIDE_EVERY_MS });
  beside.enable();
  const looks = await lookWhileItCollects(roadstead.url);
  const during = looks.at(-1);
  beside.disable();
  await textFrom(`${roadstead.url}/api/v1/map`);
  await sleep(SETTLED_MS);
  const after = await look(roadstead.url);
  await fetch(`${roadstead.url}/api/v1/surveys`, { method: "POST" });
  const again = [...(await lookWhileItCollects(roadstead.url)), await look(roadstead.url)];
  await roadstead.stop();
  endpoint.stop();
  return {
    looks,
    during,
    after,
    besideP99: beside.percentile(99) / 1e6 - BESIDE_EVERY_MS,
    peak: peakOf([...looks, after]),
    peakAgain: peakOf(again),
    ended: [during?.state, again.at(-1)?.state],
  };
}

await buildFirst();
const small = await observe(10);
const large = await observe(10_000);

tell([
  exactly("surveys that did not end well, 10,000 tasks", {
    goal: 0,
    measured: large.ended.filter((state) => state !== "done").length,
    digits: 0,
    note: `${String(large.looks.length)} looks`,
  }),
  atMost("event loop delay while it collects, p99", {
    goal: 20,
    measured: large.during?.p99 ?? NaN,
    unit: "ms",
    digits: 1,
  }),
  part("the same of an idle process beside it, p99", large.besideP99, { unit: "ms", digits: 1 }),
  part("the same, max since it was ready", large.during?.max ?? NaN, { unit: "ms", digits: 1 }),
  atMost("resident memory, peak", { goal: 600, measured: large.peak / MEGABYTE, unit: "MB", digits: 0 }),
  atMost("resident memory, peak of the second survey", {
    goal: 600,
    measured: large.peakAgain / MEGABYTE,
    unit: "MB",
    digits: 0,
  }),
  atMost("resident memory, settled", { goal: 600, measured: large.after.bytes / MEGABYTE, unit: "MB", digits: 0 }),
  atMost("settled ÷ the same with 10 tasks", { goal: 2.5, measured: large.after.bytes / small.after.bytes }),
]);
