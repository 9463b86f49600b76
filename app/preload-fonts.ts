import { preload } from "react-dom";
import narrow from "@fontsource/ibm-plex-sans-condensed/files/ibm-plex-sans-condensed-latin-400-normal.woff2";
import narrowStrong from "@fontsource/ibm-plex-sans-condensed/files/ibm-plex-sans-condensed-latin-600-normal.woff2";
import sans from "@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff2";
import strong from "@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-600-normal.woff2";

function preloadAll(fonts: readonly string[]): void {
  for (const font of fonts) preload(font, { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
}

/** Asks for the letters of the first paint with the page itself, instead of once its styles have been read. */
export function preloadFonts(): void {
  preloadAll([sans, strong]);
}

/** Asks for the letters of a chart likewise. */
export function preloadChartFonts(): void {
  preloadAll([narrow, narrowStrong]);
}
