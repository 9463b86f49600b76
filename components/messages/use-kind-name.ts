"use client";

import { useLocale } from "use-intl";
import type { NodeKind } from "#lib/model/urn.ts";
import { kindWords } from "#lib/report/text/kind-words.ts";

/** Names a kind of resource in words, as reports do. */
export function useKindName(): (kind: NodeKind) => string {
  const words = kindWords[useLocale()];
  return (kind) => words[kind];
}
