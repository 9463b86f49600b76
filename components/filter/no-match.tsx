"use client";

import { lazy, Suspense, type ComponentProps } from "react";
import type { LooserFilters } from "./looser-filters.tsx";

const load = () => import("./looser-filters.tsx");
const Looser = lazy(async () => ({ default: (await load()).LooserFilters }));

/** A filter that matches nothing, and looser ones. Few filters do, so what tries them is loaded when it is wanted. */
export function NoMatch(props: ComponentProps<typeof LooserFilters>) {
  return (
    <Suspense fallback={undefined}>
      <Looser {...props} />
    </Suspense>
  );
}
