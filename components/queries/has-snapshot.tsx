"use client";

import { useQuery } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import { surveyQuery } from "./survey.ts";
import { useAt } from "./use-at.ts";

/** Whether the server had something to show when it rendered the page. */
export const HadSnapshot = createContext(true);

/** Whether there is a snapshot to ask about. Until the survey has answered, what the server knew when it rendered the page. */
export function useHasSnapshot(): boolean {
  const had = useContext(HadSnapshot);
  const at = useAt();
  const { data } = useQuery({ ...surveyQuery, select: ({ latest }) => latest !== undefined });
  return at !== undefined || (data ?? had);
}
