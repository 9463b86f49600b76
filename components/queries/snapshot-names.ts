"use client";

import { useMutation, useQueryClient, type UseMutationResult } from "@tanstack/react-query";
import { api } from "#lib/api/client.ts";
import type { SnapshotNamed } from "#lib/api/snapshot-names.ts";
import { snapshotsQuery } from "./inspection.ts";

/** A snapshot, and what it is to be called; without a name it loses its own. */
export type Naming = { readonly snapshotId: string; readonly name: string | undefined };

/** Names a snapshot; the list is read again before it is told as done. */
export function useNameSnapshot(): UseMutationResult<SnapshotNamed, Error, Naming> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ snapshotId, name }: Naming) =>
      name === undefined ? api.unnameSnapshot(snapshotId) : api.nameSnapshot(snapshotId, name),
    onSuccess: () => queries.invalidateQueries({ queryKey: snapshotsQuery.queryKey }),
  });
}
