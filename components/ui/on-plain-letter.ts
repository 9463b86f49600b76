/** After `g` a letter is the name of a page, so long. */
export const LEADER_MS = 1200;

const fields = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";

/** Whether keys belong to a field into which something is typed. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(fields) !== null;
}

function isPlain(event: KeyboardEvent): boolean {
  if (document.documentElement.dataset["letters"] === "off" || isTyping(event.target)) return false;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  return document.querySelector("dialog[open]") === null;
}

/**
 * Listens for single letters pressed anywhere but in a field or a dialog, unless the reader has turned them off (WCAG 2.1.4).
 * `act` says whether the letter was for it; the returned function stops. The letter after `g` is the name of a page.
 */
export function onPlainLetter(act: (letter: string) => boolean): () => void {
  let leaderAt = -Infinity;
  const onKey = (event: KeyboardEvent): void => {
    const isLed = event.timeStamp - leaderAt < LEADER_MS;
    leaderAt = event.key === "g" ? event.timeStamp : -Infinity;
    if (!isLed && isPlain(event) && act(event.key)) event.preventDefault();
  };
  window.addEventListener("keydown", onKey);
  return () => window.removeEventListener("keydown", onKey);
}
