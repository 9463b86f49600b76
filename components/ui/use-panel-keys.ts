"use client";

import { useEffect, useEffectEvent, useRef, type RefObject } from "react";
import { onPlainLetter } from "./on-plain-letter.ts";
import { useEscape } from "./use-escape.ts";

/**
 * The keys of a panel beside a list, wherever the focus is: `.` goes into the panel and back out, Escape closes it and, when the
 * focus was in it, goes back to where it came from, or to the list. Without `onClose` there is no panel.
 */
export function usePanelKeys(
  panel: RefObject<HTMLElement | null>,
  { onClose, list }: { readonly onClose: (() => void) | undefined; readonly list: () => HTMLElement | null },
): void {
  const cameFrom = useRef<Element | null>(null);
  const isInside = (): boolean => panel.current?.contains(document.activeElement) === true;
  const goBack = (): void => {
    const from = cameFrom.current;
    if (from instanceof HTMLElement && from.isConnected) from.focus();
    else list()?.focus();
  };
  const onLetter = useEffectEvent((letter: string): boolean => {
    if (letter !== "." || onClose === undefined) return false;
    if (isInside()) goBack();
    else {
      cameFrom.current = document.activeElement === document.body ? null : document.activeElement;
      panel.current?.focus();
    }
    return true;
  });
  useEffect(() => onPlainLetter((letter) => onLetter(letter)), []);
  useEscape(() => {
    if (onClose === undefined) return false;
    const wasInside = isInside();
    onClose();
    if (wasInside) goBack();
    return true;
  });
}
