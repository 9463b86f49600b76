import type { Capacity } from "#lib/api/capacity.ts";
import type { ChainRoom } from "./chain-of.ts";
import type { Pair } from "./pairs.ts";

type Service = Capacity["services"][number];

/** Whether the next task of a service would start, anywhere or in one zone. */
export type NextTask = {
  readonly key: string;
  readonly name: string;
  /** Where it was asked for one zone, which has none although others have room. */
  readonly zone?: string;
  readonly answer: "yes" | "no" | "unknown";
  /** How many more; absent where nothing limits them, or where none would start. */
  readonly count?: number;
  readonly room: ChainRoom;
};

const order = { no: 0, unknown: 1, yes: 2 };

/** The next task of each service, and of zones that have no room where others do: first those that would not start. */
export function nextTasks(services: readonly Pair<Service>[]): readonly NextTask[] {
  return services
    .flatMap(({ today, then }): readonly NextTask[] => {
      const service = then ?? today;
      if (service === undefined) return [];
      const whole = ofService(service);
      const zones = whole.answer === "yes" ? service.zones.filter(({ placeable }) => placeable === 0) : [];
      return [
        whole,
        ...zones.map((room): NextTask => ({
          key: `${service.urn} ${room.zone}`,
          name: service.name,
          zone: room.zone.slice(-2),
          answer: "no",
          room,
        })),
      ];
    })
    .toSorted((a, b) => order[a.answer] - order[b.answer]);
}

function ofService(service: Service): NextTask {
  const { urn: key, name, placeable, binding } = service;
  const shared = { key, name, room: service };
  if (placeable === 0) return { ...shared, answer: "no" };
  if (placeable !== undefined) return { ...shared, answer: "yes", count: placeable };
  return { ...shared, answer: binding === "none" ? "yes" : "unknown" };
}
