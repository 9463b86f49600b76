import { redirect } from "next/navigation";

type Asked = {
  readonly params: Promise<{ readonly name: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;
};

/** The address of a name: the DNS page with that name looked up, in the same snapshot. */
export default async function OneNamePage({ params, searchParams }: Asked) {
  const [{ name }, given] = await Promise.all([params, searchParams]);
  const search = new URLSearchParams({ name: decodeURIComponent(name) });
  for (const [key, value] of Object.entries(given)) if (typeof value === "string") search.set(key, value);
  redirect(`/dns?${search.toString()}`);
}
