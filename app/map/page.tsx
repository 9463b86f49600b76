import { pageTitle } from "#app/page-title.ts";
import { NetworkMap } from "#components/map/map.tsx";

export const generateMetadata = () => pageTitle("map");

/** The map page. */
export default function MapPage() {
  return <NetworkMap />;
}
