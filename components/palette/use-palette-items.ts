"use client";

import { useQuery } from "@tanstack/react-query";
import { usePathname, useRouter } from "next/navigation";
import { useDeferredValue } from "react";
import { useTranslations } from "use-intl";
import { entityHref } from "#components/entity/entity-href.ts";
import { entitiesQuery } from "#components/queries/inspection.ts";
import { useAt } from "#components/queries/use-at.ts";
import { useKept } from "#components/queries/use-scope.ts";
import { keepPlace } from "#components/shell/keep-place.ts";
import { pages } from "#components/shell/pages.ts";
import { inventoryTypeNames } from "#lib/inventory/inventory-types.ts";
import { itemsFor, type PaletteItem } from "./palette-items.ts";
import { useCommands } from "./use-commands.ts";
import { useSavedViews } from "./use-saved-views.ts";

const MOST_RESOURCES = 12;

/** All that the palette offers for a text: resources first when something is asked for, else what can be done. `isSearching` while more may come. */
export function usePaletteItems(
  text: string,
  commands: Parameters<typeof useCommands>[0] & { readonly open: boolean },
): { readonly items: readonly PaletteItem[]; readonly isSearching: boolean } {
  const t = useTranslations();
  const router = useRouter();
  const at = useAt();
  const kept = useKept();
  const asked = useDeferredValue(text.trim());
  const found = useQuery({ ...entitiesQuery(asked, at), enabled: commands.open && asked !== "" });
  const go = (href: string) => (): void => router.push(keepPlace(href, kept));
  const entities = asked === "" ? [] : (found.data?.entities ?? []).slice(0, MOST_RESOURCES);
  const resources = entities.map((entity): PaletteItem => ({
    id: entity.urn,
    group: "resources",
    label: entity.name,
    detail: [t(`kind.${entity.kind}`), entity.id === entity.name ? "" : entity.id, entity.region].filter((part) => part !== "").join(" · "), // prettier-ignore
    run: go(entityHref(entity.urn)),
  }));
  const views = useSavedViews().map((view): PaletteItem => ({
    id: `view ${view.name}`,
    group: "views",
    label: view.name,
    detail: view.href,
    run: go(view.href),
  }));
  const places = pages.map((page): PaletteItem => ({
    id: page.href,
    group: "pages",
    label: t(`pages.${page.key}`),
    keys: `g ${page.hotkey}`,
    run: go(page.href),
  }));
  const tables = inventoryTypeNames.map((type): PaletteItem => ({
    id: `/inventory/${type}`,
    group: "pages",
    label: t(`inventory.types.${type}`),
    detail: t("pages.inventory"),
    run: go(`/inventory/${type}`),
  }));
  const here = usePathname();
  const others = [...useCommands(commands), ...views, ...places.filter(({ id }) => id !== here)];
  return {
    items: [...resources, ...itemsFor(text, text.trim() === "" ? others : [...others, ...tables])],
    isSearching: asked !== text.trim() || found.isLoading,
  };
}
