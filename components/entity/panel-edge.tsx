"use client";

import { useRef, type KeyboardEvent, type PointerEvent } from "react";
import { useTranslations } from "use-intl";
import { NARROWEST, WIDEST, type PanelWidth } from "./use-panel-width.ts";
import styles from "./panel-edge.module.css";

const KEY_STEP = 20;

/** The left edge of the panel: drawn to and fro, or moved with the arrow keys, it sets the width. */
export function PanelEdge({ width, panelId }: { readonly width: PanelWidth; readonly panelId: string }) {
  const t = useTranslations("entity");
  const grabbed = useRef<{ readonly x: number; readonly pixels: number } | undefined>(undefined);
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    grabbed.current = { x: event.clientX, pixels: width.pixels };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (grabbed.current !== undefined) width.set(grabbed.current.pixels + grabbed.current.x - event.clientX);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: { readonly [key: string]: number } = {
      ArrowLeft: width.pixels + KEY_STEP,
      ArrowRight: width.pixels - KEY_STEP,
      Home: NARROWEST,
      End: WIDEST,
    };
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    width.set(next);
  };
  return (
    // A separator that can be moved is a widget: ARIA gives it a value and a place in the tab order.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      className={styles["edge"]}
      role="separator"
      aria-orientation="vertical"
      aria-label={t("width")}
      aria-controls={panelId}
      aria-valuenow={width.pixels}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => (grabbed.current = undefined)}
      onKeyDown={onKeyDown}
    />
  );
}
