/** The links of the findings that are in sight, in their order. */
function links(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("[data-finding]")].filter((link) => link.checkVisibility());
}

/** The id of the finding whose link has the focus. */
export function focusedFinding(): string | undefined {
  return document.activeElement instanceof HTMLElement ? document.activeElement.dataset["finding"] : undefined;
}

/** Moves the focus to the next or the previous finding; to the first when none has it. */
export function stepFocus(by: 1 | -1): void {
  const all = links();
  const now = all.findIndex((link) => link === document.activeElement);
  all[now === -1 ? 0 : Math.min(all.length - 1, Math.max(0, now + by))]?.focus();
}

/** The finding after one, or before it when it is the last. */
export function neighbourOf(id: string): string | undefined {
  const ids = links().map((link) => link.dataset["finding"]);
  const index = ids.indexOf(id);
  return index === -1 ? undefined : (ids[index + 1] ?? ids[index - 1]);
}

/** Gives a finding's link the focus. */
export function focusFinding(id: string): void {
  links()
    .find((link) => link.dataset["finding"] === id)
    ?.focus();
}
