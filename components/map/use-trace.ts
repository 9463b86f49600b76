"use client";

import { useRouter } from "next/navigation";
import { pathHref } from "#components/entity/entity-href.ts";
import { useKept } from "#components/queries/use-scope.ts";
import { keepPlace } from "#components/shell/keep-place.ts";

/** The ends of a path that were marked on the map; absent ones are not marked yet. */
export type PathEndsMarked = { readonly from: string | null; readonly to: string | null };

/** The page that answers what runs between the marked ends; `undefined` until both are. */
export function pathBetween({ from, to }: PathEndsMarked): string | undefined {
  return from === null || to === null ? undefined : pathHref({ from, to });
}

/** Goes to the path between the marked ends; `false` while one is missing. */
export function useTrace(ends: PathEndsMarked): () => boolean {
  const router = useRouter();
  const kept = useKept();
  const href = pathBetween(ends);
  return () => {
    if (href === undefined) return false;
    router.push(keepPlace(href, kept));
    return true;
  };
}
