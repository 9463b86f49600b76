"use client";

import Link from "next/link";
import { useState, type ComponentProps } from "react";
import { useKept } from "#components/queries/use-scope.ts";
import { keepPlace } from "./keep-place.ts";

/**
 * A link to a page of ours that stays with what the reader looks at: `?at=` and `?s=` go along. The page is fetched ahead when
 * the link is pointed at or has the focus: all of those in sight at once would be sixteen requests, and the first paint waits.
 */
export function PageLink({ href, ...props }: Omit<ComponentProps<typeof Link>, "href"> & { readonly href: string }) {
  const [near, setNear] = useState(false);
  const approach = () => setNear(true);
  return (
    <Link
      prefetch={near ? null : false}
      onPointerEnter={approach}
      onFocus={approach}
      {...props}
      href={keepPlace(href, useKept())}
    />
  );
}
