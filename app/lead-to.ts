import { redirect } from "next/navigation";

/** The fields of a page's address. */
export type SearchParams = Promise<Readonly<Record<string, string | string[] | undefined>>>;

/** Leads to another page; what the address asks for goes along. */
export async function leadTo(path: string, searchParams: SearchParams): Promise<never> {
  const given = Object.entries(await searchParams).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value]] : [],
  );
  const query = new URLSearchParams(given).toString();
  redirect(query === "" ? path : `${path}?${query}`);
}
