import { pageTitle } from "#app/page-title.ts";
import { ChangesPage } from "#components/changes/changes-page.tsx";

export const generateMetadata = () => pageTitle("changes");

/** What became of the account between two surveys. */
export default function Changes() {
  return <ChangesPage />;
}
