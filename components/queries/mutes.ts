"use client";

import { queryOptions, useMutation, useQueryClient, type UseMutationResult } from "@tanstack/react-query";
import { api } from "#lib/api/client.ts";
import type { MuteMade } from "#lib/api/mutes.ts";
import { INSPECTION_KEY } from "./inspection.ts";

/** What is muted, and whether it is kept. */
export const mutesQuery = queryOptions({
  queryKey: ["mutes"],
  queryFn: ({ signal }) => api.mutes(signal),
});

/** Mutes; what is shown is read again before it is told as done. */
export function useMakeMute(): UseMutationResult<MuteMade, Error, Readonly<Record<string, string>>> {
  const onSuccess = useReadAgain();
  return useMutation({ mutationFn: api.makeMute, onSuccess });
}

/** Takes a mute back, by its id. */
export function useTakeBackMute(): UseMutationResult<unknown, Error, string> {
  const onSuccess = useReadAgain();
  return useMutation({ mutationFn: api.takeBackMute, onSuccess });
}

function useReadAgain(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    void queries.invalidateQueries({ queryKey: mutesQuery.queryKey });
    await queries.invalidateQueries({ queryKey: [INSPECTION_KEY] });
  };
}
