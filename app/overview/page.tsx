import { pageTitle } from "#app/page-title.ts";
import { Overview } from "#components/overview/overview.tsx";

export const generateMetadata = () => pageTitle("overview");

/** The overview page. */
export default function OverviewPage() {
  return <Overview />;
}
