import type { Step } from "#lib/report/chart/next-box.ts";

const steps: { readonly [key: string]: Step } = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
  Home: "first",
  End: "last",
  n: "next-trouble",
  N: "previous-trouble",
};

/** The step a key stands for; none when a modifier says the key is meant for the browser. */
export function stepOfKey(event: {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}): Step | undefined {
  return event.ctrlKey || event.metaKey || event.altKey ? undefined : steps[event.key];
}
