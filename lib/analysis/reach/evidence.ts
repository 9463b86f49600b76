import type { TargetGroupPlace } from "#lib/graph/topology.ts";
import { parseUrn } from "#lib/model/urn.ts";
import type { TraceAnswer } from "./answer.ts";
import type { Traced, Tracing } from "./traced.ts";

type Evidence = TraceAnswer["evidence"][number];

/** What the live account says beside the verdict: task states, and the health of targets. It never replaces the verdict. */
export function evidenceOf(tracing: Tracing, traced: readonly Traced[]): readonly Evidence[] {
  return [...taskStates(tracing, traced), ...targetHealth(tracing, traced)];
}

function taskStates({ world, say }: Tracing, traced: readonly Traced[]): readonly Evidence[] {
  const urns = new Set(traced.flatMap(({ variant }) => [variant.fromNode, variant.toNode]));
  return [...urns].flatMap((urn) => {
    const task = world.topology.tasks.get(urn);
    if (task === undefined) return [];
    const { lastStatus = "", taskArn } = task.item;
    const id = taskArn.split("/").at(-1) ?? "";
    const isRunning = lastStatus === "RUNNING";
    const text = isRunning ? say("taskRunning", { task: id }) : say("taskNotRunning", { task: id, state: lastStatus });
    return [{ kind: "task-state", urn, text, at: world.topology.snapshot.finishedAt, agrees: isRunning } as const];
  });
}

function targetHealth({ world, say }: Tracing, traced: readonly Traced[]): readonly Evidence[] {
  const found: Evidence[] = [];
  for (const { variant, targetVerdict } of traced) {
    if (parseUrn(variant.toNode)?.kind !== "target") continue;
    const place = placeOf(world.topology.targetGroups.values(), variant.toNode);
    if (place === undefined) continue;
    const { state = "", reason, id } = place.target;
    const isOpen = targetVerdict === "reachable" || targetVerdict === "conditional";
    const values = {
      target: id,
      state,
      group: place.group.item.targetGroupName,
      reason: reason === undefined ? "" : ` (${reason})`,
    };
    // Unhealthy contradicts nothing: an open path may lead to a process that fails. Healthy over a closed one does.
    const agrees = state !== "healthy" || isOpen || targetVerdict === "unknown";
    found.push({
      kind: "target-health",
      urn: variant.toNode,
      text: say("healthSays", values),
      at: world.topology.snapshot.finishedAt,
      agrees,
    });
  }
  return [...new Map(found.map((one) => [one.urn, one])).values()];
}

function placeOf(groups: Iterable<TargetGroupPlace>, urn: string) {
  for (const group of groups) {
    const found = group.targets.find((target) => target.urn === urn);
    if (found !== undefined) return { target: found.target, group };
  }
  return undefined;
}
