/**
 * Listens for single letters pressed anywhere but in a field, unless the reader has turned them off (WCAG 2.1.4). `act` says
 * whether the letter was for it; the returned function stops.
 */
export function onPlainLetter(act: (letter: string) => boolean): () => void {
  const onKey = (event: KeyboardEvent): void => {
    const isOff = document.documentElement.dataset["letters"] === "off";
    const isTyping =
      event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]") !== null;
    if (isOff || isTyping || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector("dialog[open]") === null && act(event.key)) event.preventDefault();
  };
  window.addEventListener("keydown", onKey);
  return () => window.removeEventListener("keydown", onKey);
}
