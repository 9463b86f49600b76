import { pageTitle } from "#app/page-title.ts";
import { SubnetsPage } from "#components/capacity/subnets-page.tsx";

export const generateMetadata = () => pageTitle("capacity");

/** The page of the addresses of subnets. */
export default function CapacitySubnetsPage() {
  return <SubnetsPage />;
}
