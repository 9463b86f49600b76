"use client";

import Link from "next/link";
import type { ComponentProps } from "react";
import { useAt } from "#components/queries/use-at.ts";
import { keepAt } from "./keep-at.ts";

/** A link to a page of ours that stays with the snapshot the reader looks at: `?at=` goes along. */
export function PageLink({ href, ...props }: Omit<ComponentProps<typeof Link>, "href"> & { readonly href: string }) {
  return <Link {...props} href={keepAt(href, useAt())} />;
}
