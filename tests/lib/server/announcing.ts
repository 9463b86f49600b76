import { compose } from "#app/composition.ts";
import { readConfig } from "#lib/server/config.ts";

// A server without its HTTP side: says every snapshot on a line of its own, and goes on until it is killed.
const { live } = await compose(readConfig());
setInterval(() => undefined, 60_000);
live.subscribe({
  survey: ({ state }) => state !== "running" && live.startSurvey(),
  snapshot: ({ snapshotId }) => process.stdout.write(`${snapshotId}\n`),
});
await live.start();
