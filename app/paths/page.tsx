import { pageTitle } from "#app/page-title.ts";
import { Paths } from "#components/paths/paths.tsx";

export const generateMetadata = () => pageTitle("paths");

/** The paths page. */
export default function PathsPage() {
  return <Paths />;
}
