import { redirect } from "next/navigation";

/** What still fits begins with the interfaces of instances; the snapshot and the what-if of the address go along. */
export default async function CapacityFrontPage({
  searchParams,
}: {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}): Promise<never> {
  const given = Object.entries(await searchParams).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value]] : [],
  );
  const query = new URLSearchParams(given).toString();
  redirect(query === "" ? "/capacity/eni" : `/capacity/eni?${query}`);
}
