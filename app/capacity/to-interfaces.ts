import { redirect } from "next/navigation";

/** The fields of a page's address. */
export type SearchParams = Promise<Readonly<Record<string, string | string[] | undefined>>>;

/** Leads to the interfaces of instances; the snapshot and the what-if of the address go along. */
export async function toInterfaces(searchParams: SearchParams): Promise<never> {
  const given = Object.entries(await searchParams).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value]] : [],
  );
  const query = new URLSearchParams(given).toString();
  redirect(query === "" ? "/capacity/eni" : `/capacity/eni?${query}`);
}
