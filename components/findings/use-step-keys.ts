"use client";

import { useEffect } from "react";

/** `j` and `k` walk the findings on the page by moving the focus; Enter is the link's own. */
export function useStepKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = event.key === "j" ? 1 : event.key === "k" ? -1 : 0;
      const isElsewhere =
        event.target instanceof HTMLElement && event.target.closest("input, textarea, select") !== null;
      if (step === 0 || isElsewhere || event.metaKey || event.ctrlKey || event.altKey) return;
      if (document.documentElement.dataset["letters"] === "off") return;
      const links = [...document.querySelectorAll<HTMLElement>("[data-finding]")].filter((link) =>
        link.checkVisibility(),
      );
      const now = links.findIndex((link) => link === document.activeElement);
      links[now === -1 ? 0 : Math.min(links.length - 1, Math.max(0, now + step))]?.focus();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}
