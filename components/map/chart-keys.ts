import type { ReadingStep } from "#lib/report/chart/reading/step-reading.ts";

const steps: { readonly [key: string]: ReadingStep } = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
  Home: "row-start",
  End: "row-end",
  PageUp: "page-up",
  PageDown: "page-down",
};

const chords: { readonly [key: string]: ReadingStep } = { Home: "start", End: "end" };

type Pressed = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
};

/** The step a key stands for; with Control, Home and End lead to the ends of the region. Other chords are the browser's. */
export function stepOfKey({ key, ctrlKey, metaKey, altKey }: Pressed): ReadingStep | undefined {
  if (metaKey || altKey) return undefined;
  return ctrlKey ? chords[key] : steps[key];
}

/** Enter and Space do the same, alone. */
export function isEnter({ key, ctrlKey, metaKey, altKey }: Pressed): boolean {
  return (key === "Enter" || key === " ") && !ctrlKey && !metaKey && !altKey;
}

/** Along a line: Alt with an arrow follows what leads on, or goes back. */
export function followOfKey({ key, ctrlKey, metaKey, altKey }: Pressed): "on" | "back" | undefined {
  if (!altKey || ctrlKey || metaKey) return undefined;
  if (key === "ArrowRight") return "on";
  return key === "ArrowLeft" ? "back" : undefined;
}
