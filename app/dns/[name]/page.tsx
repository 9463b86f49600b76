import { redirect } from "next/navigation";

/** The address of a name: the DNS page with that name looked up. */
export default async function OneNamePage({ params }: { readonly params: Promise<{ readonly name: string }> }) {
  const { name } = await params;
  redirect(`/dns?${new URLSearchParams({ name: decodeURIComponent(name) }).toString()}`);
}
