"use client";

import { useQuery } from "@tanstack/react-query";
import { parseUrn } from "#lib/model/urn.ts";
import { entitiesQuery } from "#components/queries/inspection.ts";
import { useAt } from "#components/queries/use-at.ts";
import { StillWaiting } from "#components/ui/waiting.tsx";
import { StartUpNeeds } from "./startup-needs.tsx";

function startsTasks(kind: string | undefined): boolean {
  return kind === "ecs-service" || kind === "ecs-task";
}

/** What a new task needs at its start, when a question begins at a service or task: by its URN, id or name. */
export function StartUpOfEnd({ end }: { readonly end: string }) {
  const kind = parseUrn(end)?.kind;
  const { data, isLoading } = useQuery(entitiesQuery(kind === undefined ? end : "", useAt()));
  if (kind !== undefined) return startsTasks(kind) ? <StartUpNeeds urn={end} /> : undefined;
  if (isLoading) return <StillWaiting />;
  const meant = data?.entities.filter(({ id, name }) => id === end || name === end) ?? [];
  const [only] = meant.filter((node) => startsTasks(node.kind));
  return only !== undefined && meant.length === 1 ? <StartUpNeeds urn={only.urn} /> : undefined;
}
