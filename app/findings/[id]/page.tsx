import { pageTitle } from "#app/page-title.ts";
import { FindingPage } from "#components/findings/finding-page.tsx";

export const generateMetadata = () => pageTitle("findings");

/** The page of one finding. */
export default async function OneFindingPage({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  const { id } = await params;
  return <FindingPage id={decodeURIComponent(id)} />;
}
