"use client";

import { useCallback, useEffect, useState } from "react";
import styles from "./said.module.css";

const SAID_FOR_MS = 2500;

/** What was just done, for those who see and for those who hear; it goes by itself. */
export function Said({ words }: { readonly words: string }) {
  return (
    <p className={styles["said"]} role="status" data-empty={words === "" ? true : undefined}>
      {words}
    </p>
  );
}

/** The words that were said last, and how to say more. */
export function useSaid(): readonly [string, (words: string) => void] {
  const [said, setSaid] = useState({ words: "" });
  useEffect(() => {
    if (said.words === "") return;
    const timer = setTimeout(() => setSaid({ words: "" }), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return [said.words, useCallback((words: string) => setSaid({ words }), [])];
}
