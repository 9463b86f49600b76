"use client";

import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { useKept } from "#components/queries/use-scope.ts";
import { keepPlace } from "#components/shell/keep-place.ts";
import { pages } from "#components/shell/pages.ts";
import { inventoryTypeNames } from "#lib/inventory/inventory-types.ts";
import { itemsFor, type PaletteItem } from "./palette-items.ts";
import { useCommands } from "./use-commands.ts";
import { useFound } from "./use-found.ts";
import { useSavedViews } from "./use-saved-views.ts";

/** Pages beside those of the rail, by the messages of their names and of the page they belong to. */
const partPages = [
  { href: "/paths/matrix", name: "paths.tabs.all", of: "pages.paths" },
  { href: "/paths/assertions", name: "paths.tabs.assertions", of: "pages.paths" },
  { href: "/capacity/subnets", name: "capacity.tabs.subnets", of: "pages.capacity" },
  { href: "/capacity/what-if", name: "capacity.tabs.whatIf", of: "pages.capacity" },
] as const;

/** All that the palette offers for a text: resources first when something is asked for, else what can be done. `isSearching` while more may come. */
export function usePaletteItems(
  text: string,
  commands: Parameters<typeof useCommands>[0] & { readonly isOpen: boolean },
): { readonly items: readonly PaletteItem[]; readonly isSearching: boolean } {
  const router = useRouter();
  const kept = useKept();
  const go = (href: string) => (): void => router.push(keepPlace(href, kept));
  const { resources, findings, isSearching } = useFound(text, { isOpen: commands.isOpen, go });
  const views = useSavedViews().map((view): PaletteItem => ({
    id: `view ${view.name}`,
    group: "views",
    label: view.name,
    detail: view.href,
    run: go(view.href),
  }));
  const { railed, others } = usePages(go);
  const here = usePathname();
  const always = [...useCommands(commands), ...views, ...railed.filter(({ id }) => id !== here)];
  const items = text.trim() === "" ? always : [...resources, ...itemsFor(text, [...always, ...others]), ...findings];
  return { items, isSearching };
}

/** The pages of the rail, and those that are parts of one. */
function usePages(go: (href: string) => () => void) {
  const t = useTranslations();
  const railed = pages.map((page): PaletteItem => ({
    id: page.href,
    group: "pages",
    label: t(`pages.${page.key}`),
    keys: `g ${page.hotkey}`,
    run: go(page.href),
  }));
  const parts = partPages.map(({ href, name, of }): PaletteItem => ({
    id: href,
    group: "pages",
    label: t(name),
    detail: t(of),
    run: go(href),
  }));
  const tables = inventoryTypeNames.map((type): PaletteItem => ({
    id: `/inventory/${type}`,
    group: "pages",
    label: t(`inventory.types.${type}`),
    detail: t("pages.inventory"),
    run: go(`/inventory/${type}`),
  }));
  return { railed, others: [...parts, ...tables] };
}
