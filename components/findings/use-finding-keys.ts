"use client";

import { useEffect, useEffectEvent, useRef } from "react";

/** After `g` a letter is the name of a page, so long. */
const LEADER_MS = 1200;

/** What the letters do on findings; `act` hears of the finding that has the focus. */
export type FindingKeys = {
  readonly step: (by: 1 | -1) => void;
  readonly act: (key: "m" | "c") => void;
};

/** `j` and `k` go to the next and the previous finding, `m` mutes, `c` copies. Keys typed into a field or a dialog belong to it. */
export function useFindingKeys({ step, act }: FindingKeys): void {
  const leaderAt = useRef(-Infinity);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const isLed = event.timeStamp - leaderAt.current < LEADER_MS;
    leaderAt.current = event.key === "g" ? event.timeStamp : -Infinity;
    if (isLed || !isForUs(event)) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "m" || event.key === "c") {
      // The letter must not be typed into the field that opens.
      event.preventDefault();
      act(event.key);
    }
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}

function isForUs({ metaKey, ctrlKey, altKey, target }: KeyboardEvent): boolean {
  if (metaKey || ctrlKey || altKey || document.documentElement.dataset["letters"] === "off") return false;
  const typing = "input:not([type=checkbox], [type=radio]), textarea, select, dialog";
  return !(target instanceof HTMLElement && target.closest(typing) !== null);
}
