"use client";

import { useEffect, useState } from "react";

/** Whether so many milliseconds have passed since a time; renders again when they have. */
export function useElapsed(since: string, ms: number): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), Math.max(0, Date.parse(since) + ms - Date.now()));
    return () => clearTimeout(timer);
  }, [since, ms]);
  return passed;
}
