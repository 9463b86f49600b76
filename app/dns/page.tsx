import { pageTitle } from "#app/page-title.ts";
import { DnsPage } from "#components/dns/dns-page.tsx";

export const generateMetadata = () => pageTitle("dns");

/** The page of zones and records. */
export default function NamesPage() {
  return <DnsPage />;
}
