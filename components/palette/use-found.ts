"use client";

import { useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { useLocale, useTranslations } from "use-intl";
import { entityHref } from "#components/entity/entity-href.ts";
import { useKindName } from "#components/messages/use-kind-name.ts";
import { entitiesQuery, findingsQuery } from "#components/queries/inspection.ts";
import { useAt } from "#components/queries/use-at.ts";
import { itemsFor, type PaletteItem } from "./palette-items.ts";

const MOST_RESOURCES = 12;
const MOST_FINDINGS = 8;

/** What the server knows by a text: resources, then findings and rules. */
export type Found = {
  readonly resources: readonly PaletteItem[];
  readonly findings: readonly PaletteItem[];
  /** More may come. */
  readonly isSearching: boolean;
};

/** Asks the server for a text while the palette is open; an empty text asks for nothing. */
export function useFound(
  text: string,
  { isOpen, go }: { readonly isOpen: boolean; readonly go: (href: string) => () => void },
): Found {
  const t = useTranslations();
  const kindName = useKindName();
  const reading = { at: useAt(), lang: useLocale() };
  const asked = useDeferredValue(text.trim());
  const enabled = isOpen && asked !== "";
  const entities = useQuery({ ...entitiesQuery(asked, reading.at), enabled });
  const known = useQuery({ ...findingsQuery(reading), enabled });
  if (asked === "") return { resources: [], findings: [], isSearching: text.trim() !== "" };
  const resources = (entities.data?.entities ?? []).slice(0, MOST_RESOURCES).map((entity): PaletteItem => ({
    id: entity.urn,
    group: "resources",
    label: entity.name,
    detail: [kindName(entity.kind), entity.id === entity.name ? "" : entity.id, entity.region].filter((part) => part !== "").join(" · "), // prettier-ignore
    run: go(entityHref(entity.urn)),
  }));
  const findings = (known.data?.findings ?? []).map((finding): PaletteItem => ({
    id: finding.id,
    group: "findings",
    label: finding.title,
    detail: [finding.ruleId, t(`severity.${finding.severity}`)].join(" · "),
    also: finding.ruleId,
    run: go(`/findings/${encodeURIComponent(finding.id)}`),
  }));
  const rules = (known.data?.rules ?? []).map(({ ruleId, title }): PaletteItem => ({
    id: ruleId,
    group: "rules",
    label: title,
    detail: ruleId,
    also: ruleId,
    run: go(`/rules/${ruleId}`),
  }));
  return {
    resources,
    findings: [findings, rules].flatMap((items) => itemsFor(asked, items).slice(0, MOST_FINDINGS)),
    isSearching: asked !== text.trim() || entities.isLoading || known.isLoading,
  };
}
