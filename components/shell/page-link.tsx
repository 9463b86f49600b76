"use client";

import Link from "next/link";
import { useState, type ComponentProps } from "react";
import { useAt } from "#components/queries/use-at.ts";
import { keepAt } from "./keep-at.ts";

/**
 * A link to a page of ours that stays with the snapshot the reader looks at: `?at=` goes along. The page is fetched ahead when
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
      href={keepAt(href, useAt())}
    />
  );
}
