import type { ServicePlace, TargetGroupPlace, Topology } from "#lib/graph/topology.ts";
import { parseUrn, type Urn } from "#lib/model/urn.ts";
import type { TraceAnswer } from "./answer.ts";
import type { Traced, Tracing } from "./traced.ts";
import { judgeJourney } from "./verdict.ts";

type Evidence = TraceAnswer["evidence"][number];

/**
 * What the live account says beside the verdict: task states, the health of targets, the last events of services. It never
 * replaces the verdict.
 */
export function evidenceOf(tracing: Tracing, traced: readonly Traced[]): readonly Evidence[] {
  return [...taskStates(tracing, traced), ...targetHealth(tracing, traced), ...serviceEvents(tracing, traced)];
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
  for (const { variant, targetVerdict, healthLeg } of traced) {
    if (parseUrn(variant.toNode)?.kind !== "target") continue;
    const place = placeOf(world.topology, variant.toNode);
    if (place === undefined) continue;
    const { state = "", reason, id } = place.target;
    const group = place.group.item.targetGroupName;
    const health = say("healthSays", { target: id, state, group, reason: reason === undefined ? "" : ` (${reason})` });
    const [blocker] = healthLeg === undefined ? [] : judgeJourney(healthLeg).blockers;
    found.push({
      kind: "target-health",
      urn: variant.toNode,
      text: blocker === undefined ? health : say("checkBlocked", { health, why: blocker.text }),
      at: world.topology.snapshot.finishedAt,
      // Unhealthy contradicts nothing: an open path may lead to a process that fails. Healthy over a closed one does.
      agrees: state !== "healthy" || !isClosed(targetVerdict),
    });
  }
  return [...new Map(found.map((one) => [one.urn, one])).values()];
}

function isClosed(verdict: Traced["targetVerdict"]): boolean {
  return verdict === "unreachable";
}

function placeOf({ targetGroups }: Topology, urn: string) {
  for (const group of groupsNear(targetGroups, urn)) {
    const found = group.targets.find((target) => target.urn === urn);
    if (found !== undefined) return { ...found, group };
  }
  return undefined;
}

/** A target's URN begins with its group's ARN. */
function groupsNear(targetGroups: Topology["targetGroups"], urn: string): readonly TargetGroupPlace[] {
  return [...targetGroups.values()].filter(({ item }) => urn.includes(item.targetGroupArn));
}

const kindsOfEvent = [
  { kind: "steady", pattern: /has reached a steady state/ },
  { kind: "placement", pattern: /unable to (consistently )?(place|start)/ },
  { kind: "unhealthy", pattern: /unhealthy|failed (container |ELB )?health checks/ },
  { kind: "failed", pattern: /deployment failed|unable to|has begun draining/ },
] as const;

/** The newest event of each kind of the services at the far end, as AWS worded it, at its own time. */
function serviceEvents(tracing: Tracing, traced: readonly Traced[]): readonly Evidence[] {
  const services = new Map<Urn, Traced[]>();
  for (const one of traced) {
    const urn = serviceOf(tracing, one);
    if (urn !== undefined) services.set(urn, [...(services.get(urn) ?? []), one]);
  }
  return [...services].flatMap(([urn, variants]) => {
    const service = tracing.world.topology.services.get(urn);
    return service === undefined ? [] : eventsOf(service, variants);
  });
}

function serviceOf({ world, to }: Tracing, { variant }: Traced): Urn | undefined {
  const { topology } = world;
  const kind = parseUrn(variant.toNode)?.kind;
  if (kind === "ecs-task") return topology.tasks.get(variant.toNode)?.serviceUrn;
  if (kind === "target") return placeOf(topology, variant.toNode)?.task?.serviceUrn;
  return parseUrn(to.node)?.kind === "ecs-service" ? to.node : undefined;
}

function eventsOf({ urn, item }: ServicePlace, variants: readonly Traced[]): readonly Evidence[] {
  const told = new Set<string>();
  // Steady means that its load balancer finds its targets healthy: with every way to them closed, something is wrong.
  const isShut = variants.length > 0 && variants.every(({ targetVerdict }) => isClosed(targetVerdict));
  return item.events.flatMap(({ message, createdAt }): readonly Evidence[] => {
    const kind = kindsOfEvent.find(({ pattern }) => pattern.test(message))?.kind;
    // Newest first: what was steady before a trouble that has not ended says nothing of now.
    if (kind === undefined || told.has(kind) || (kind === "steady" && told.size > 0)) return [];
    told.add(kind);
    return [{ kind: "service-event", urn, text: message, at: createdAt, agrees: kind !== "steady" || !isShut }];
  });
}
