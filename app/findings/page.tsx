import { pageTitle } from "#app/page-title.ts";
import { Findings } from "#components/findings/findings.tsx";

export const generateMetadata = () => pageTitle("findings");

/** The findings page. */
export default function FindingsPage() {
  return <Findings />;
}
