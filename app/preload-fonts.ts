import { preload } from "react-dom";
import sans from "@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff2";
import strong from "@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-600-normal.woff2";

/** Asks for the letters of the first paint with the page itself, instead of once its styles have been read. */
export function preloadFonts(): void {
  for (const font of [sans, strong]) preload(font, { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
}
