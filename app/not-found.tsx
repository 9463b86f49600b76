import { NoSuchPage } from "#components/shell/no-such-page.tsx";

/** No page has this address. */
export default function NotFound() {
  return <NoSuchPage />;
}
