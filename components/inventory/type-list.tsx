"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { useKept } from "#components/queries/use-scope.ts";
import { keepPlace } from "#components/shell/keep-place.ts";
import { PageLink } from "#components/shell/page-link.tsx";
import { useNarrow } from "#components/ui/use-narrow.ts";
import { inventoryTypeNames, type InventoryTypeName } from "#lib/inventory/inventory-types.ts";
import styles from "./inventory.module.css";

/** The address of a table; the filter goes along. */
function hrefOf(type: InventoryTypeName, q: string): string {
  return q === "" ? `/inventory/${type}` : `/inventory/${type}?${new URLSearchParams({ q }).toString()}`;
}

/** The tables of the inventory; on a narrow screen as one field. */
export function TypeList({ type, q }: { readonly type: InventoryTypeName; readonly q: string }) {
  const t = useTranslations("inventory");
  const router = useRouter();
  const kept = useKept();
  if (useNarrow()) {
    return (
      <label className={styles["typeField"]}>
        {t("table")}
        <select
          value={type}
          onChange={({ currentTarget }) => {
            const next = inventoryTypeNames.find((name) => name === currentTarget.value);
            if (next !== undefined) router.push(keepPlace(hrefOf(next, q), kept));
          }}
        >
          {inventoryTypeNames.map((name) => (
            <option key={name} value={name}>
              {t(`types.${name}`)}
            </option>
          ))}
        </select>
      </label>
    );
  }
  return (
    <nav className={styles["types"]} aria-label={t("tables")}>
      <ul>
        {inventoryTypeNames.map((name) => (
          <li key={name}>
            <PageLink href={hrefOf(name, q)} aria-current={name === type ? "page" : undefined} prefetch={false}>
              {t(`types.${name}`)}
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
