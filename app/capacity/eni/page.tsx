import { pageTitle } from "#app/page-title.ts";
import { EniPage } from "#components/capacity/eni-page.tsx";

export const generateMetadata = () => pageTitle("capacity");

/** The page of the interfaces of container instances. */
export default function CapacityEniPage() {
  return <EniPage />;
}
