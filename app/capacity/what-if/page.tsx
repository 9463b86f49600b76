import { pageTitle } from "#app/page-title.ts";
import { EniPage } from "#components/capacity/eni-page.tsx";

export const generateMetadata = () => pageTitle("capacity");

/** What would fit if something were otherwise: the question stands open above what fits today. */
export default function CapacityWhatIfPage() {
  return <EniPage asks />;
}
