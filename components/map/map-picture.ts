import { chartSheet } from "#lib/report/chart/chart-sheet.ts";
import type { ChartLanguage } from "#lib/report/chart/words.ts";
import type { Geometry } from "#lib/report/chart/geometry.ts";
import { writeSvg } from "#lib/report/chart/write-svg.ts";

/** The most pixels of a picture: browsers give back an empty canvas beyond. */
const PIXELS = 120_000_000;

/** The drawing as a sheet with its title and legend, as SVG. */
export function sheetText(geometry: Geometry, language: ChartLanguage): string {
  return writeSvg(chartSheet(geometry, language));
}

/** The same as a picture, twice as large where that is possible; throws when the browser cannot make it. */
export async function sheetPicture(geometry: Geometry, language: ChartLanguage): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(sheetText(geometry, language))}`;
  await image.decode();
  const { width, height } = image;
  const scale = Math.min(2, Math.sqrt(PIXELS / (width * height)), 16_000 / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.floor(width * scale);
  canvas.height = Math.floor(height * scale);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error("no picture")) : resolve(blob)), "image/png");
  });
}
