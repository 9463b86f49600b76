"use client";

import { useTranslations } from "use-intl";
import type { Capacity } from "#lib/api/capacity.ts";
import { shortId } from "#components/entity/entity-link.tsx";
import styles from "./capacity.module.css";
import { fillOf, type Fill } from "./fills.tsx";

type Instance = Capacity["instances"][number];
type Slot = Instance["enis"]["slots"][number];

/** Which fill the tasks of a service have; of none, tasks that belong to no service. */
export type FillOfService = (service: string | undefined) => Fill;

/** Beyond so many places they are drawn small, in rows. */
const MOST_LARGE = 24;
const A_ROW = 40;

/** The interface places of an instance, one cell each, and the same in words. */
export function SlotStrip({
  instance,
  fillOf: fillOfService,
}: {
  readonly instance: Instance;
  readonly fillOf: FillOfService;
}) {
  const t = useTranslations("capacity");
  const words = useSlotWords(instance);
  const { slots, taskFree, max } = instance.enis;
  if (slots.length === 0) return <span className={styles["unknownText"]}>{t("noSlots")}</span>;
  // How many more there are is not known: what was read, and a hatched rest.
  const isOpen = taskFree === undefined;
  const rest = isOpen ? Math.max(1, instance.trunking.active ? 1 : (max ?? 0) - slots.length) : 0;
  const all: readonly (Slot | undefined)[] = [...slots, ...Array.from({ length: rest }, () => undefined)];
  const isSmall = all.length > MOST_LARGE;
  const size = isSmall ? 5 : 14;
  const step = isSmall ? 6 : 16;
  const columns = isSmall ? A_ROW : all.length;
  return (
    <svg
      className={styles["strip"]}
      role="img"
      aria-label={words}
      width={Math.min(columns, all.length) * step}
      height={Math.ceil(all.length / columns) * step}
    >
      {all.map((slot, at) => (
        <SlotCell
          // The places of an instance have an order and nothing else to go by.
          key={`${String(at)} ${slot?.eniId ?? ""}`}
          slot={slot}
          fill={fillOfSlot(slot, fillOfService)}
          x={(at % columns) * step + 0.5}
          y={Math.floor(at / columns) * step + 0.5}
          size={size - 1}
        />
      ))}
    </svg>
  );
}

/** What the drawing shows, as a sentence. */
function useSlotWords({ enis: { slots, taskFree = -1 } }: Instance): string {
  const t = useTranslations("capacity");
  const taken = slots.filter(({ owner }) => owner !== "free");
  const counts = new Map<string, number>();
  for (const { owner } of taken) counts.set(wordOf(owner), (counts.get(wordOf(owner)) ?? 0) + 1);
  const list = [...counts].map(([owner, count]) => {
    const word = t(`slot.${slotWord(owner)}`);
    return count === 1 ? word : `${word} × ${String(count)}`;
  });
  return t("slots", { taken: taken.length, list: list.join(", "), free: taskFree });
}

const slotWords = [
  "container-instance",
  "ecs-trunk",
  "ecs-task",
  "pending-task",
  "attached-by-hand",
  "free",
  "other",
] as const;

function slotWord(owner: string): (typeof slotWords)[number] {
  return slotWords.find((word) => word === owner) ?? "other";
}

function wordOf(owner: string): string {
  return slotWord(owner);
}

function fillOfSlot(slot: Slot | undefined, fillOfService: FillOfService): Fill {
  switch (slot?.owner) {
    case undefined:
      return "hatch";
    case "ecs-task":
    case "pending-task":
      return fillOfService(slot.service);
    case "free":
    case "container-instance":
    case "ecs-trunk":
      return "none";
    default:
      return "grey";
  }
}

const letters: { readonly [owner: string]: string } = { "container-instance": "P", "ecs-trunk": "T" };

type Square = { readonly x: number; readonly y: number; readonly size: number };

function SlotCell({ slot, fill, ...square }: Square & { readonly slot: Slot | undefined; readonly fill: Fill }) {
  const { x, y, size } = square;
  return (
    <g>
      <SlotTitle slot={slot} />
      <rect
        className={styles["cell"]}
        data-owner={slot?.owner ?? "more"}
        x={x}
        y={y}
        width={size}
        height={size}
        fill={fillOf(fill)}
      />
      {isMoving(slot) ? (
        <path
          className={styles["moving"]}
          d={`M${String(x)} ${String(y)}h${String(size)}l-${String(size)} ${String(size)}Z`}
        />
      ) : undefined}
      <Letter owner={slot?.owner ?? ""} {...square} />
    </g>
  );
}

function isMoving(slot: Slot | undefined): boolean {
  return slot?.state !== undefined || slot?.owner === "pending-task";
}

function Letter({ owner, x, y, size }: Square & { readonly owner: string }) {
  const letter = letters[owner];
  if (letter === undefined || size < 10) return undefined;
  return (
    <text className={styles["letter"]} x={x + size / 2} y={y + size / 2 + 3.6} textAnchor="middle">
      {letter}
    </text>
  );
}

/** Who has the place: what it is, the task, its service, the interface and its address. */
function SlotTitle({ slot }: { readonly slot: Slot | undefined }) {
  const t = useTranslations("capacity.slot");
  if (slot === undefined) return <title>{t("more")}</title>;
  const { owner, urn, service, eniId, address, state } = slot;
  const isOfInstance = owner === "container-instance" || owner === "ecs-trunk";
  const words = [
    t(slotWord(owner)),
    isOfInstance || urn === undefined ? undefined : shortId(urn),
    service === undefined ? undefined : shortId(service),
    eniId,
    address,
    state === undefined ? undefined : t(state),
  ];
  return <title>{words.filter((word) => word !== undefined).join(" · ")}</title>;
}
