import type { Locator, Page } from "playwright-core";

/** Whether all of these are wholly in the window, without scrolling. */
export async function areInWindow(page: Page, things: readonly Locator[]): Promise<boolean> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const boxes = await Promise.all(things.map((thing) => thing.first().boundingBox()));
  return boxes.every(
    (box) => box !== null && box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height,
  );
}

/**
 * What a reader sees of a page, as text: its words, and the state of its fields, tabs, rows and folds. Two loads of one
 * address give the same; ages of facts are left out, time goes on.
 */
export async function viewOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const main = document.querySelector("main");
    if (main === null) return "";
    const words = main.cloneNode(true) as HTMLElement;
    for (const time of words.querySelectorAll("time, [data-time]")) time.remove();
    const states =
      [...main.querySelectorAll<HTMLElement>("input, select, textarea, details, [aria-selected], [aria-pressed], [aria-sort], [aria-current]")] // prettier-ignore
        .map((element) => {
          if (element instanceof HTMLInputElement) return `${element.type} ${String(element.checked)} ${element.value}`;
          if (element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement) return element.value;
          if (element instanceof HTMLDetailsElement) return `details ${String(element.open)}`;
          const { ariaSelected, ariaPressed, ariaSort, ariaCurrent, textContent } = element;
          return `${[ariaSelected, ariaPressed, ariaSort, ariaCurrent].join(" ")} ${textContent.slice(0, 60)}`;
        });
    return [words.textContent, ...states].join("\n");
  });
}
