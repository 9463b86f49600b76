"use client";

import { useRef, useState, type PointerEvent } from "react";
import { useTranslations } from "use-intl";
import type { ListedSnapshot } from "#lib/api/contract.ts";
import { LineLabels } from "./line-labels.tsx";
import styles from "./time-bar.module.css";
import { markOf, nearestTick, placesOf, scaleOf, ticksOf, type SurveyMark, type Tick } from "./time-scale.ts";
import { useHandles, within, type HandleName, type Reach } from "./use-handles.ts";
import { useSurveyWords } from "./use-survey-words.ts";
import { useWidth } from "./use-width.ts";

/** No two ticks are closer: a mark is 9 px wide. */
const GAP = 10;
/** Who presses so near to a handle takes it: as far as it reaches. */
const GRIP = 12;

/** What is drawn: surveys, the oldest first, the places of the handles among them, and whether two are compared. */
export type TrackOf = {
  readonly surveys: readonly ListedSnapshot[];
  readonly head: number | undefined;
  readonly base: number | undefined;
  readonly compares: boolean;
  readonly onChoose: (name: HandleName, place: number) => void;
};

/** Surveys on a line, and a handle on the one that is shown; another on the one it is compared with. */
export function TimeTrack(props: TrackOf) {
  const { surveys, compares } = props;
  const line = useRef<HTMLDivElement>(null);
  const width = useWidth(line);
  const { times, ticks, tickOf, placeOf, shown, pointer, handleOf } = useTrack(props, width);
  const entry = surveys[shown ?? -1];
  const named = surveys.flatMap(({ snapshotId, name }, place) =>
    name === undefined ? [] : [{ key: snapshotId, text: name, x: tickOf(place)?.x ?? 0 }],
  );
  return (
    <div ref={line} className={styles["track"]} {...pointer}>
      <svg className={styles["line"]} width={width} height="16" aria-hidden="true">
        <path d={`M0 8.5h${String(width)}`} className={styles["axis"]} />
        {ticks.map((tick) => (
          <TickMark key={tick.first} tick={tick} />
        ))}
      </svg>
      <LineLabels named={named} newest={times.at(-1) ?? 0} placeOf={scaleOf(times, width)} width={width} />
      {(compares ? (["base", "head"] as const) : (["head"] as const)).map((name) => {
        const place = placeOf(name);
        const [at, tick] = [surveys[place ?? -1], tickOf(place)];
        if (place === undefined || at === undefined || tick === undefined) return undefined;
        return <Handle key={name} entry={at} x={tick.x} compares={compares} {...handleOf(name, place)} />;
      })}
      {entry === undefined || width === 0 ? undefined : (
        <Tip entry={entry} x={tickOf(shown)?.x ?? 0} width={width} compares={compares} />
      )}
    </div>
  );
}

/** What the line draws, where its handles are, and what keys and the pointer do on it. */
function useTrack({ surveys, head, base, compares, onChoose }: TrackOf, width: number) {
  const elements = useRef<Partial<Record<HandleName, HTMLElement | null>>>({});
  const [pointed, setPointed] = useState<number>();
  const [focused, setFocused] = useState<HandleName>();
  const { moving, move, choose, leave, keysOf } = useHandles(onChoose);
  const times = surveys.map(({ finishedAt }) => Date.parse(finishedAt));
  const ticks = ticksOf(placesOf(times, width), surveys.map(markOf), GAP);
  const tickOf = (place = -1): Tick | undefined => ticks.find(({ first, last }) => first <= place && place <= last);
  const placeOf = (name: HandleName) => (moving?.name === name ? moving.place : { head, base }[name]);
  const newest = surveys.length - 1;
  const reaches = {
    head: { least: compares ? 1 : 0, most: newest },
    base: { least: 0, most: (head ?? newest) - 1 },
  };
  const pointedAt = ({ clientX, currentTarget, shiftKey }: PointerEvent) => {
    const x = clientX - currentTarget.getBoundingClientRect().left;
    const from = (name: HandleName) => Math.abs((tickOf(placeOf(name))?.x ?? Infinity) - x);
    const isBase = compares && (shiftKey || (from("base") <= GRIP && from("base") < from("head")));
    return { name: isBase ? ("base" as const) : ("head" as const), place: nearestTick(ticks, x)?.about };
  };
  const moveTo = (name: HandleName, place: number | undefined) => {
    if (place !== undefined && reaches[name].most >= 0) move(name, within(reaches[name], place));
  };
  const pointer = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      const { name, place } = pointedAt(event);
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      elements.current[name]?.focus();
      moveTo(name, place);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const { place } = pointedAt(event);
      setPointed(place);
      // Who took the move back with Esc holds nothing any more, though the button is still down.
      if (moving !== undefined && event.currentTarget.hasPointerCapture(event.pointerId)) moveTo(moving.name, place);
    },
    onPointerUp: choose,
    onPointerCancel: leave,
    onPointerLeave: () => setPointed(undefined),
  };
  const handleOf = (name: HandleName, place: number) => {
    const reach: Reach = { ...reaches[name], at: place };
    return {
      name,
      reach,
      keys: keysOf(name, reach),
      onFocus: (isFocused: boolean) => setFocused(isFocused ? name : undefined),
      onElement: (element: HTMLElement | null) => void (elements.current[name] = element),
    };
  };
  const shown = moving?.place ?? pointed ?? (focused === undefined ? undefined : placeOf(focused));
  return { times, ticks, tickOf, placeOf, shown, pointer, handleOf };
}

const diamond = (x: number) => `M${String(x + 0.5)} 4l4.5 4.5-4.5 4.5-4.5-4.5Z`;

/** A tick; an open diamond where something changed, a filled one where a critical or high finding came. */
function TickMark({ tick: { x, first, last, mark } }: { readonly tick: Tick }) {
  const reach = first === last ? 3 : 5;
  return (
    <>
      <path d={`M${String(x + 0.5)} ${String(8.5 - reach)}v${String(2 * reach)}`} className={styles["tick"]} />
      {mark === undefined ? undefined : <path d={diamond(x)} className={styles[mark satisfies SurveyMark]} />}
    </>
  );
}

function Handle({
  name,
  compares,
  entry,
  reach,
  x,
  keys,
  onFocus,
  onElement,
}: {
  readonly name: HandleName;
  readonly compares: boolean;
  readonly entry: ListedSnapshot;
  readonly reach: Reach;
  readonly x: number;
  readonly keys: ReturnType<ReturnType<typeof useHandles>["keysOf"]>;
  readonly onFocus: (isFocused: boolean) => void;
  readonly onElement: (element: HTMLElement | null) => void;
}) {
  const t = useTranslations("timeBar");
  const words = useSurveyWords();
  return (
    <span
      ref={onElement}
      role="slider"
      tabIndex={0}
      className={styles["handle"]}
      data-handle={name}
      style={{ left: x }}
      aria-label={t(name === "base" ? "base" : compares ? "head" : "shown")}
      aria-orientation="horizontal"
      aria-valuemin={reach.least}
      aria-valuemax={reach.most}
      aria-valuenow={reach.at}
      aria-valuetext={words(entry).spoken}
      {...keys}
      onFocus={() => onFocus(true)}
      onBlur={() => {
        keys.onBlur();
        onFocus(false);
      }}
    />
  );
}

/** What the survey is that is pointed at, above the line. */
function Tip({
  entry,
  x,
  width,
  compares,
}: {
  readonly entry: ListedSnapshot;
  readonly x: number;
  readonly width: number;
  readonly compares: boolean;
}) {
  const t = useTranslations("timeBar");
  const words = useSurveyWords();
  const { time, name, changes } = words(entry);
  return (
    <div
      className={styles["tip"]}
      style={{ left: x, transform: `translateX(${String((-100 * x) / width)}%)` }}
      aria-hidden="true"
    >
      <span className={styles["time"]}>{time}</span>
      {name === undefined ? undefined : <bdi className={styles["called"]}>{name}</bdi>}
      {changes.map((change) => (
        <span key={change}>{change}</span>
      ))}
      {compares ? <span className={styles["hint"]}>{t("hint")}</span> : undefined}
    </div>
  );
}
