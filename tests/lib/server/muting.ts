import { compose } from "#app/composition.ts";
import { readConfig } from "#lib/server/config.ts";

// A server without its HTTP side: mutes a rule at its first snapshot, says so, and goes on until it is killed.
const { live } = await compose(readConfig());
setInterval(() => undefined, 60_000);
live.subscribe({
  survey: () => undefined,
  snapshot: () => {
    const scope = { kind: "rule", ruleId: "ENI-001" } as const;
    const mute = { id: "m1", scope, reason: "known", createdAt: new Date().toISOString() };
    void live.mute(mute).then(() => process.stdout.write(`${mute.id}\n`));
  },
});
await live.start();
