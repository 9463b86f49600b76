import { lets, type Leg, type LegSide } from "./load-balancer-leg.ts";

/** The ports that are shut on each side of the legs to a target; `undefined` when that cannot be told. */
export type ShutPorts = (
  legs: readonly Leg[],
  ports: readonly number[],
) => { readonly egress: readonly number[] | undefined; readonly ingress: readonly number[] | undefined };

/** Asks once for targets that are alike: those with the same list of legs, and the same ports. */
export function shutPorts(): ShutPorts {
  const known = new Map<readonly Leg[], Map<string, ReturnType<ShutPorts>>>();
  return (legs, ports) => {
    const byPorts = known.get(legs) ?? new Map<string, ReturnType<ShutPorts>>();
    known.set(legs, byPorts);
    const key = ports.join();
    const before = byPorts.get(key);
    if (before !== undefined) return before;
    const shut = {
      egress: shutOf(
        legs.map(({ egress }) => egress),
        ports,
      ),
      ingress: shutOf(
        legs.map(({ ingress }) => ingress),
        ports,
      ),
    };
    byPorts.set(key, shut);
    return shut;
  };
}

/** The ports some node cannot use; `undefined` when that cannot be told. */
function shutOf(sides: readonly LegSide[], ports: readonly number[]): readonly number[] | undefined {
  const answers = ports.map((port) => ({ port, open: sides.map((side) => lets(side, port)) }));
  if (answers.some(({ open }) => open.includes(undefined) && !open.includes(false))) return undefined;
  return answers.filter(({ open }) => open.includes(false)).map(({ port }) => port);
}
