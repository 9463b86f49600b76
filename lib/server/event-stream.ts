import { running } from "./running.ts";

const HEARTBEAT_MS = 15_000;

/**
 * Server-sent events: `survey` (progress per area), `snapshot` (a new one exists), `mutes` (one was made or taken back), `names` (a snapshot was named). A newcomer is told first how
 * things stand, so a reconnected page misses nothing. Comments keep the connection open through proxies.
 */
export function eventStream(request: Request): Response {
  const { live } = running();
  const encoder = new TextEncoder();
  let stop: () => void = () => undefined;
  let end: () => void = () => undefined;
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string) => controller.enqueue(encoder.encode(text));
      const send = (event: string, value: unknown) => write(`event: ${event}\ndata: ${JSON.stringify(value)}\n\n`);
      const unsubscribe = live.subscribe({
        survey: (survey) => send("survey", survey),
        snapshot: (snapshot) => send("snapshot", snapshot),
        mutes: () => send("mutes", {}),
        names: () => send("names", {}),
        // The browser opens another stream, and is told there what is shown now.
        closed: () => end(),
      });
      const heartbeat = setInterval(() => write(": still here\n\n"), HEARTBEAT_MS);
      heartbeat.unref();
      stop = () => {
        stop = () => undefined;
        end = () => undefined;
        clearInterval(heartbeat);
        unsubscribe();
      };
      // Whichever comes first ends it: a reader that goes after the server closed the stream has nothing left to close.
      end = () => {
        stop();
        controller.close();
      };
      request.signal.addEventListener("abort", () => end());
      write("retry: 2000\n\n");
      if (live.survey !== undefined) send("survey", live.survey);
      if (live.shown !== undefined) {
        send("snapshot", { snapshotId: live.shown.snapshotId, finishedAt: live.shown.finishedAt });
      }
    },
    cancel() {
      stop();
    },
  });
  return new Response(stream, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      // no-transform: a proxy that compresses would hold events back until its buffer is full.
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
