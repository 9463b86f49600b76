import { pageTitle } from "#app/page-title.ts";
import { EntityPage } from "#components/entity/entity-page.tsx";

export const generateMetadata = () => pageTitle("entity");

/** The page of one resource. */
export default async function OneEntityPage({ params }: { readonly params: Promise<{ readonly urn: string }> }) {
  const { urn } = await params;
  return <EntityPage urn={decodeURIComponent(urn)} />;
}
