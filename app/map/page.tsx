import { preload } from "react-dom";
import { pageTitle } from "#app/page-title.ts";
import { preloadChartFonts } from "#app/preload-fonts.ts";
import { NetworkMap } from "#components/map/map.tsx";
import { openingUrl } from "#lib/api/map-url.ts";
import { running } from "#lib/server/running.ts";

export const generateMetadata = () => pageTitle("map");

type Address = { readonly searchParams: Promise<{ readonly [name: string]: string | readonly string[] | undefined }> };

/** The map page. What it draws is on its way while the scripts are read that draw it. */
export default async function MapPage({ searchParams }: Address) {
  const url = running().live.shown === undefined ? undefined : openingUrl(await searchParams);
  if (url !== undefined) preload(url, { as: "fetch", crossOrigin: "anonymous" });
  preloadChartFonts();
  return <NetworkMap />;
}
