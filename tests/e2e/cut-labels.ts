import type { Page } from "playwright-core";

/**
 * Text that a reader cannot read to its end: it reaches beyond a box that hides what reaches beyond it, and neither the box
 * nor anything around the text says the whole of it in a title. As `text < element`, each once.
 */
export async function cutLabels(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    // What is only spoken, what is drawn with a title of its own, and what is not shown is not read by eye.
    const unseen = "svg, [data-stop], script, style, dialog:not([open]), option, .visually-hidden";
    const hides = (value: string): boolean => value === "hidden" || value === "clip";
    const scrolls = (value: string): boolean => value === "auto" || value === "scroll";
    const isCutBy = (box: Element, { overflowX, overflowY }: CSSStyleDeclaration, text: DOMRect): boolean => {
      const room = box.getBoundingClientRect();
      const isWide = text.right > room.right + 1.5 || text.left < room.left - 1.5;
      const isTall = text.bottom > room.bottom + 3 || text.top < room.top - 3;
      return (hides(overflowX) && isWide) || (hides(overflowY) && isTall);
    };
    /** The first box around it that hides what reaches beyond it; none when one that scrolls comes first. */
    const cutBy = (start: Element, text: DOMRect): Element | undefined => {
      for (let box: Element | null = start; box !== null && box !== document.body; box = box.parentElement) {
        const style = getComputedStyle(box);
        if (style.display === "inline") continue;
        if (isCutBy(box, style, text)) return box;
        if (scrolls(style.overflowX) || scrolls(style.overflowY)) return undefined;
      }
      return undefined;
    };
    const found = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const said = node.textContent?.trim() ?? "";
      const parent = node.parentElement;
      if (said === "" || parent === null || parent.closest(unseen) !== null) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const text = range.getBoundingClientRect();
      if (text.width === 0 || getComputedStyle(parent).visibility === "hidden") continue;
      const box = cutBy(parent, text);
      if (box === undefined || parent.closest("[title]:not([title=''])") !== null) continue;
      if ([...box.querySelectorAll("[title]")].some((titled) => titled.getAttribute("title")?.includes(said) === true))
        continue;
      found.add(`${said.slice(0, 80)} < ${box.tagName.toLowerCase()}.${box.className}`);
    }
    return [...found];
  });
}
