import { fitText } from "./fit-text.ts";
import type { Geometry } from "./geometry.ts";
import { undrawnText, type UndrawnArea } from "./undrawn-area.ts";
import { chartWords, type ChartLanguage } from "./words.ts";

/** The height of a line about what was not read. */
export const NOTE = 20;

/** One line for each area that was not read: where it would have been drawn, nothing may look like all there is. */
export function unreadNotes(
  unread: readonly UndrawnArea[],
  place: { readonly y: number; readonly width: number; readonly language: ChartLanguage },
): Geometry["notes"] {
  const words = chartWords(place.language);
  return unread.map((area, index) => {
    const y = place.y + index * NOTE;
    const fitted = fitText(`${words.unread}: ${undrawnText(area, place.language)}`, "condensed", {
      sizePx: 11,
      width: place.width - 56,
    });
    return {
      area: { x: 16, y, width: 16, height: 12, style: "hatch" },
      label: { x: 40, y: y + 10, ...fitted, style: "caption" },
    };
  });
}

/** What was not read, for files that place nothing: whole sentences, nothing cut. */
export function noteTexts({ notes }: Geometry): readonly string[] {
  return notes.map(({ label }) => label.full ?? label.text);
}
