import { notFound } from "next/navigation";
import { pageTitle } from "#app/page-title.ts";
import { Inventory } from "#components/inventory/inventory-page.tsx";
import { inventoryTypeNames } from "#lib/inventory/inventory-types.ts";

export const generateMetadata = () => pageTitle("inventory");

/** A table of the inventory. */
export default async function InventoryTypePage({ params }: { readonly params: Promise<{ readonly type: string }> }) {
  const { type } = await params;
  const name = inventoryTypeNames.find((one) => one === type);
  if (name === undefined) notFound();
  return <Inventory type={name} />;
}
