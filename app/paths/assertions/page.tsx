import { pageTitle } from "#app/page-title.ts";
import { AssertionsPage } from "#components/paths/assertions-page.tsx";

export const generateMetadata = () => pageTitle("assertions");

/** The page of paths that must, or must not, be open. */
export default function PathAssertionsPage() {
  return <AssertionsPage />;
}
