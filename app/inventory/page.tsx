import { redirect } from "next/navigation";

type SearchParams = Promise<Readonly<Record<string, string | string[] | undefined>>>;

/** The inventory begins with the services; the snapshot and the filter of the address go along. */
export default async function InventoryFrontPage({
  searchParams,
}: {
  readonly searchParams: SearchParams;
}): Promise<never> {
  const given = Object.entries(await searchParams).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value]] : [],
  );
  const query = new URLSearchParams(given).toString();
  redirect(query === "" ? "/inventory/services" : `/inventory/services?${query}`);
}
