import { leadTo, type SearchParams } from "#app/lead-to.ts";

/** The inventory begins with the services. */
export default function InventoryFrontPage({ searchParams }: { readonly searchParams: SearchParams }): Promise<never> {
  return leadTo("/inventory/services", searchParams);
}
