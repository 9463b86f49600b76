import { blocks } from "./gate.ts";
import { idOf } from "./ends.ts";
import type { Endpoint, Fault } from "./endpoint.ts";
import { nameSteps, unsentPacket } from "./journeys.ts";
import { blockerOf, toHop, type Step } from "./step.ts";
import type { Traced, Tracing } from "./traced.ts";
import { walkOf } from "./variants.ts";

/** Everything that certainly stands in the way of an end having any place at all. */
export function faultsOf({ empty, faults = [] }: Endpoint): readonly Fault[] {
  return empty === undefined ? faults : [empty, ...faults];
}

/** The variant of a name that leads nowhere: the records that were followed, and what is in the way. */
export function deadEnd(tracing: Tracing): readonly Traced[] {
  const { from, to } = tracing;
  if (![from, to].some((end) => end.via !== undefined && faultsOf(end).length > 0)) return [];
  const walk = walkOf(tracing, undefined);
  const packet = unsentPacket(walk);
  const faults = [from, to].flatMap(faultsOf).map(({ code, urn, text }): Step => {
    const gated = blocks(code, { kind: "record-set", id: idOf(urn), text }, urn);
    return { kind: "dns", urn, id: idOf(urn), gated, packet, walk };
  });
  const steps = [...[from, to].flatMap((end) => nameSteps(walk, end, packet)), ...faults];
  const variant = {
    fromNode: from.node,
    toNode: to.node,
    pairs: 1,
    verdict: "unreachable",
    conditions: [],
    request: steps.map((step, i) => toHop(step, i + 1)),
    reply: [],
    blockers: faults.flatMap((step) => blockerOf(step) ?? []),
  } as const;
  return [{ variant, pathVerdict: "unreachable", steps: [], unread: [], count: 1, walk }];
}
