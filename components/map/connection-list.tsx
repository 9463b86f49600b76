"use client";

import { useEffect, useRef, useState, type CSSProperties, type KeyboardEvent } from "react";
import styles from "./connection-list.module.css";

/** A way on from a box: where it leads, and in which words. */
export type Way = { readonly urn: string; readonly says: string };

/** The ways on from a box, as a list beside it: arrow keys move, Enter goes, Escape stays. */
export function ConnectionList({
  label,
  ways,
  style,
  onGo,
  onClose,
}: {
  readonly label: string;
  readonly ways: readonly Way[];
  readonly style: CSSProperties;
  readonly onGo: (way: Way) => void;
  readonly onClose: (back: boolean) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  useEffect(() => {
    list.current?.focus({ preventScroll: true });
    list.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, []);
  const moves: { readonly [key: string]: number } = {
    ArrowDown: Math.min(active + 1, ways.length - 1),
    ArrowUp: Math.max(active - 1, 0),
    Home: 0,
    End: ways.length - 1,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = event.altKey ? undefined : moves[event.key];
    const way = ways[active];
    if (next !== undefined) setActive(next);
    else if ((event.key === "Enter" || event.key === " ") && way !== undefined) onGo(way);
    else if (event.key === "Escape" || (event.altKey && event.key === "ArrowLeft")) onClose(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={list}
      role="listbox"
      aria-label={label}
      aria-activedescendant={`way-${String(active)}`}
      tabIndex={-1}
      className={styles["list"]}
      style={style}
      onKeyDown={onKeyDown}
      onBlur={() => onClose(false)}
    >
      {ways.map((way, at) => (
        // The list has the focus and the keys; an option is a place to point at.
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- see above
        <div
          key={`${way.urn} ${way.says}`}
          id={`way-${String(at)}`}
          role="option"
          aria-selected={at === active}
          className={styles["way"]}
          ref={at === active ? (element) => element?.scrollIntoView({ block: "nearest" }) : undefined}
          // The list keeps the focus.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onGo(way)}
        >
          {way.says}
        </div>
      ))}
    </div>
  );
}
