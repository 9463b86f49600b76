import { arnTail } from "#lib/model/urn.ts";
import { portTexts } from "#lib/net/port-set.ts";
import { hasPorts } from "#lib/net/protocol.ts";
import { isUntoldSystem } from "../operating-system.ts";
import type { Assumption } from "./gate.ts";
import { mixedAge } from "./snapshot-age.ts";
import type { Traced, Tracing } from "./traced.ts";

/** What an answer takes for granted: the client's ports, the host it names, defaults of attributes, that a process listens. */
export function assumptionsOf(tracing: Tracing, traced: readonly Traced[]): readonly Assumption[] {
  const { say, asked, from } = tracing;
  const ports = asked.sourcePorts === undefined && hasPorts(asked.protocol) ? traced[0]?.walk.sourcePorts : undefined;
  const client: readonly Assumption[] =
    ports === undefined
      ? []
      : [
          {
            code: "CLIENT_EPHEMERAL_PORTS",
            text: say("clientPorts", { name: from.text, ports: portTexts(ports).join(", ") }),
          },
        ];
  const gates = traced.flatMap(({ steps }) => steps.flatMap(({ gated }) => gated.assumes));
  // A healthy target has answered on its port.
  const isHeard = traced.length > 0 && traced.every(({ isHealthy }) => isHealthy === true);
  const listening: readonly Assumption[] =
    hasPorts(asked.protocol) && !isHeard ? [{ code: "PROCESS_LISTENING", text: say("processListens") }] : [];
  const ages = mixedAge(tracing.world.topology.snapshot, say);
  const ends = [from, tracing.to].flatMap((end) => end.answers ?? [end]);
  const named = ends.flatMap(({ assumes = [] }) => assumes);
  const systems = client.length === 0 ? [] : systemsTaken(tracing);
  const all = [...named, ...client, ...systems, ...hostTaken(tracing), ...gates, ...listening, ...ages];
  return [...new Map(all.map((assumption) => [`${assumption.code}|${assumption.text}`, assumption])).values()];
}

/** A name that was followed is taken to be the host that listener rules are asked about. */
function hostTaken({ say, asked, to, through }: Tracing): readonly Assumption[] {
  if (!through || asked.host !== undefined || to.host === undefined) return [];
  return [{ code: "HTTP_HOST", text: say("hostTaken", { host: to.host }) }];
}

/** The operating system of tasks decides their source ports. */
function systemsTaken({ say, from, world }: Tracing): readonly Assumption[] {
  return from.members.flatMap(({ within, station }) => {
    const owner = station?.kind === "interface" ? station.owned.owner.urn : undefined;
    const task = within?.task ?? world.topology.tasks.get(owner ?? "");
    if (task === undefined || !isUntoldSystem(task)) return [];
    const id = arnTail(task.item.taskArn).split("/").at(-1) ?? "";
    return [{ code: "CLIENT_OPERATING_SYSTEM", text: say("systemTaken", { task: id }) }];
  });
}
