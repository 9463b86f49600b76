"use client";

import { createContext } from "react";

/** Whether single letters are keys, and how to change it (WCAG 2.1.4); the frame has the choice. */
export const LettersChoice = createContext<{ readonly on: boolean; readonly change: (on: boolean) => void }>({
  on: true,
  change: () => undefined,
});
