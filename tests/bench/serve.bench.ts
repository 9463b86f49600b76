import { Agent, get } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { atMost, part, tell } from "./figure.ts";
import { startEmptyNext } from "./empty-next.ts";
import { processorOf } from "./metrics-text.ts";
import { buildFirst, startRoadstead, surveyed } from "#scripts/roadstead-process.ts";

const ROUNDS = 7;
const ASKED = 400;
const LISTENERS = 100;
const NOTICES = 20;
/** How long notices that were sent are waited for. */
const SENT_MS = 300;

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

type Asked = { readonly status: number | undefined; readonly etag: string | undefined };

/** One request over a connection that stays open. */
async function ask(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Asked> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers }, (response) => {
      response.resume();
      response.on("end", () => resolve({ status: response.statusCode, etag: response.headers.etag }));
    }).on("error", reject);
  });
}

async function askOften(url: string, headers: Readonly<Record<string, string>>, status: number): Promise<void> {
  for (let count = 0; count < ASKED; count += 1) {
    const answer = await ask(url, headers);
    if (answer.status !== status) throw new Error(`${url} answered ${String(answer.status)}`);
  }
}

/** Clients that listen for events until `stop` is called. */
async function listen(
  url: string,
  count: number,
): Promise<{ readonly heard: () => number; readonly stop: () => void }> {
  const ending = new AbortController();
  let heard = 0;
  await Promise.all(
    Array.from({ length: count }, async () => {
      const { body } = await fetch(`${url}/api/v1/events`, { signal: ending.signal });
      void (async () => {
        const decoder = new TextDecoder();
        for await (const chunk of body ?? []) heard += decoder.decode(chunk).split("event: mutes\n").length - 1;
      })().catch(() => undefined);
    }),
  );
  return { heard: () => heard, stop: () => ending.abort() };
}

/** Makes and takes back mutes: each is told to everybody who listens. */
async function notices(url: string): Promise<void> {
  for (let count = 0; count < NOTICES / 2; count += 1) {
    const body = JSON.stringify({ scope: "rule", ruleId: "DNS-001", reason: "bench" });
    const headers = { "content-type": "application/json" };
    const made = await fetch(`${url}/api/v1/mutes`, { method: "POST", body, headers });
    const { mute } = (await made.json()) as { mute: { id: string } };
    await (await fetch(`${url}/api/v1/mutes/${mute.id}`, { method: "DELETE" })).text();
  }
  await sleep(SENT_MS);
}

/** The least of several rounds, each figure in milliseconds of the processor. */
async function leastOf(work: () => Promise<number>): Promise<number> {
  const figures: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) figures.push(await work());
  return Math.min(...figures);
}

await buildFirst();
const roadstead = await startRoadstead(["--demo"], {
  ROADSTEAD_REFRESH_SECONDS: "3600",
  ROADSTEAD_DEMO_FROZEN: "true",
});
await roadstead.ready;
await surveyed(roadstead.url);
const graph = `${roadstead.url}/api/v1/graph`;
const { etag = "" } = await ask(graph);
const empty = await startEmptyNext({ "public/graph.json": await (await fetch(graph)).text() });
const known = { "if-none-match": etag };

/** What is asked in each round, and what the server that answers it took of the processor for one of them at least, in milliseconds. */
const questions = {
  unchanged: { url: roadstead.url, path: "/api/v1/graph", headers: known, status: 304 },
  nothing: { url: empty.url, path: "/nothing", headers: {}, status: 304 },
  body: { url: roadstead.url, path: "/api/v1/graph", headers: { "accept-encoding": "gzip" }, status: 200 },
  file: { url: empty.url, path: "/graph.json", headers: { "accept-encoding": "gzip" }, status: 200 },
};
const least = { unchanged: Infinity, nothing: Infinity, body: Infinity, file: Infinity };
for (let round = 0; round < ROUNDS; round += 1) {
  for (const name of ["unchanged", "nothing", "body", "file"] as const) {
    const { url, path, headers, status } = questions[name];
    const cost = await processorOf(url, () => askOften(`${url}${path}`, headers, status));
    least[name] = Math.min(least[name], cost / ASKED);
  }
}

const alone = await leastOf(() => processorOf(roadstead.url, () => notices(roadstead.url)));
const listeners = await listen(roadstead.url, LISTENERS);
const told = await leastOf(() => processorOf(roadstead.url, () => notices(roadstead.url)));
const heard = listeners.heard();
listeners.stop();
const notice = (told - alone) / (LISTENERS * NOTICES);
await roadstead.stop();
await empty.stop();

tell([
  atMost("an unchanged snapshot asked for again ÷ a route that answers nothing", { goal: 1.2, measured: least.unchanged / least.nothing }), // prettier-ignore
  atMost("a body, compressed once ÷ the same as a static file", { goal: 2, measured: least.body / least.file }),
  atMost("a notice to one listener ÷ a poll that finds nothing new", {
    goal: 0.3,
    measured: notice / least.unchanged,
    note: `${String(heard)} heard`,
  }),
  part("a poll that finds nothing new, of the processor", least.unchanged, { unit: "ms" }),
]);
