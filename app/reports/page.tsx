import { pageTitle } from "#app/page-title.ts";
import { Reports } from "#components/reports/reports.tsx";

export const generateMetadata = () => pageTitle("reports");

/** The reports page. */
export default function ReportsPage() {
  return <Reports />;
}
