import { pageTitle } from "#app/page-title.ts";
import { MatrixPage } from "#components/matrix/matrix-page.tsx";

export const generateMetadata = () => pageTitle("matrix");

/** The page of all pairs. */
export default function PathMatrixPage() {
  return <MatrixPage />;
}
