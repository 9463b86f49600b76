"use client";

import { useLocale } from "use-intl";
import { fieldInWords } from "#lib/report/entity/field-words.ts";

/** A field of a record: in words where people know it by some, its path at hand; else the path. */
export function FieldName({ path, className }: { readonly path: string; readonly className?: string | undefined }) {
  const words = fieldInWords(path, useLocale());
  if (words === undefined) return <code className={className}>{path}</code>;
  return (
    <span className={className} title={path}>
      {words}
    </span>
  );
}
