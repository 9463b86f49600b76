import type { Condition, Variant } from "./answer.ts";
import type { Traced, Tracing } from "./traced.ts";

/**
 * The variants, with what sets those that pass apart from those that do not: which zones, how many of the tasks, which
 * deployment. Variants of one listener rule are held against each other; what the rules set apart they say themselves.
 */
export function withSpread(tracing: Tracing, traced: readonly Traced[]): readonly Variant[] {
  const byRule = new Map<string, Traced[]>();
  for (const one of traced) {
    const rule = one.variant.conditions.find(({ kind }) => kind === "listener-rule")?.text ?? "";
    byRule.set(rule, [...(byRule.get(rule) ?? []), one]);
  }
  const conditions = new Map([...byRule.values()].flatMap((alike) => conditionsOf(tracing, alike)));
  return traced.map((one) => {
    const condition = conditions.get(one);
    return condition === undefined
      ? one.variant
      : { ...one.variant, conditions: [...one.variant.conditions, condition] };
  });
}

function conditionsOf(tracing: Tracing, alike: readonly Traced[]): readonly (readonly [Traced, Condition])[] {
  const open = alike.filter(isOpen);
  if (open.length === 0 || open.length === alike.length) return [];
  const condition = conditionOf(tracing, alike, open);
  return open.map((one) => [one, condition] as const);
}

function isOpen({ variant }: Traced): boolean {
  return variant.verdict === "reachable" || variant.verdict === "conditional";
}

function conditionOf({ say, to, from }: Tracing, alike: readonly Traced[], open: readonly Traced[]): Condition {
  const closed = alike.filter((one) => !open.includes(one));
  const zones = namesOf(open, "zone");
  const isByZone = zones.size > 0 && closed.every(({ zone }) => zone !== undefined && !zones.has(zone));
  const { spread } = to.members.length > 1 ? to : from;
  if (spread === "zone" && isByZone) {
    return { kind: "zone", text: say("onlyZones", { zones: [...zones].sort().join(", ") }) };
  }
  const kind = spread === "zone" && zones.size === 0 ? "zone" : "replica";
  const count = (some: readonly Traced[]) => String(some.reduce((sum, one) => sum + one.count, 0));
  const said = { some: count(open), all: count(alike) };
  const labels = namesOf(open, "label");
  const isByLabel = labels.size > 0 && closed.every(({ label }) => label !== undefined && !labels.has(label));
  const text = isByLabel
    ? say("onlyLabelled", { ...said, labels: [...labels].sort().join(", ") })
    : say("onlySome", said);
  return { kind, text };
}

function namesOf(traced: readonly Traced[], key: "zone" | "label"): ReadonlySet<string> {
  return new Set(traced.flatMap((one) => one[key] ?? []));
}
