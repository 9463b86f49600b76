import type { RecordPlace } from "#lib/graph/topology.ts";
import { healthOf, type RecordHealth } from "./record-health.ts";
import type { Namer } from "./resolution.ts";

/** One of the records of a name that may be given as its answer. */
export type Choice = {
  /** Absent when nothing is answered: to callers no geolocation record names. */
  readonly record?: RecordPlace;
  /** When it is given; absent when it is always among the answers. */
  readonly when?: string;
  readonly isStandby: boolean;
};

type Rated = { readonly record: RecordPlace; readonly health: RecordHealth };

/**
 * The records a name may be answered with, by their routing policy. Weight 0 counts only when no other weight can; an
 * unhealthy record only when none is better, then all of the set are as good as healthy. Never empty.
 * Source: Route 53 Developer Guide, "Choosing a routing policy", "How Amazon Route 53 chooses records when health
 * checking is configured".
 */
export function choicesOf(namer: Namer, records: readonly [RecordPlace, ...RecordPlace[]]): readonly Choice[] {
  const rated = records.map((record): Rated => ({ record, health: healthOf(namer.topology, record) }));
  const { item } = records[0];
  if (item.weight !== undefined) return weighted(namer, rated);
  if (item.failover !== undefined) return failover(namer, rated);
  if (item.geoLocation !== undefined) return byLocation(namer, rated);
  if (item.region !== undefined) {
    return some(namer, rated, ({ record }) => namer.say("dnsNearest", { region: record.item.region ?? "" }));
  }
  if (item.multiValueAnswer === true || item.setIdentifier === undefined) return some(namer, rated, () => undefined);
  return some(namer, rated, ({ record }) => namer.say("dnsSet", { set: record.item.setIdentifier ?? "" }));
}

/** Those that are not known to be unhealthy; all of them when that leaves none. */
function some(
  { say }: Namer,
  rated: readonly Rated[],
  whenOf: (rated: Rated) => string | undefined,
): readonly Choice[] {
  const live = liveOf(rated);
  return live.map((one): Choice => {
    const parts = [
      live.length > 1 ? whenOf(one) : undefined,
      one.health === "unknown" ? say("dnsIfHealthy") : undefined,
    ];
    const when = parts.filter((part) => part !== undefined).join(", ");
    return { record: one.record, isStandby: false, ...(when === "" || live.length === 1 ? {} : { when }) };
  });
}

function liveOf(rated: readonly Rated[]): readonly Rated[] {
  const live = rated.filter(({ health }) => health !== "unhealthy");
  return live.length > 0 ? live : rated;
}

function weighted(namer: Namer, rated: readonly Rated[]): readonly Choice[] {
  const heavy = rated.filter(({ record }) => (record.item.weight ?? 0) > 0);
  const light = rated.filter(({ record }) => (record.item.weight ?? 0) === 0);
  const isDown = heavy.every(({ health }) => health === "unhealthy");
  const spare = light.filter(({ health }) => health !== "unhealthy");
  const pool = !isDown || heavy.length === 0 ? (heavy.length > 0 ? heavy : light) : spare.length > 0 ? spare : heavy;
  const total = liveOf(pool).reduce((sum, { record }) => sum + (record.item.weight ?? 0), 0);
  return some(namer, pool, ({ record }) =>
    namer.say("dnsWeight", { weight: String(record.item.weight ?? 0), total: String(total) }),
  );
}

/** The primary while it is healthy, and when neither is; the secondary in between. */
function failover({ say }: Namer, rated: readonly Rated[]): readonly Choice[] {
  const sideOf = (side: string) => rated.find(({ record }) => record.item.failover?.toUpperCase() === side);
  const [primary, secondary] = [sideOf("PRIMARY"), sideOf("SECONDARY")];
  if (primary === undefined || secondary === undefined) {
    return rated.map(({ record }) => ({ record, isStandby: false }));
  }
  if (primary.health === "healthy" || secondary.health === "unhealthy") {
    return [{ record: primary.record, isStandby: false }];
  }
  if (primary.health === "unhealthy" && secondary.health === "healthy") {
    return [{ record: secondary.record, isStandby: false }];
  }
  const first: Choice = { record: primary.record, when: say("dnsPrimary"), isStandby: primary.health === "unhealthy" };
  const second: Choice = {
    record: secondary.record,
    when: say("dnsSecondary"),
    isStandby: primary.health !== "unhealthy",
  };
  return first.isStandby ? [second, first] : [first, second];
}

/** Callers whose place no record names get no answer, unless a default record (`*`) is there. */
function byLocation(namer: Namer, rated: readonly Rated[]): readonly Choice[] {
  const { say } = namer;
  const named = liveOf(rated).map(({ record, health }): Choice => {
    const place = record.item.geoLocation ?? "";
    const when = place === "*" ? say("dnsElsewhere") : say("dnsLocation", { place });
    return { record, when: health === "unknown" ? `${when}, ${say("dnsIfHealthy")}` : when, isStandby: false };
  });
  const hasDefault = rated.some(({ record }) => record.item.geoLocation === "*");
  return hasDefault ? named : [...named, { when: say("dnsElsewhere"), isStandby: true }];
}
