/** Advance widths of printable ASCII in thousandths of an em, measured from the typefaces the chart is set in. */
const widths = {
  condensed: [
    212, 258, 382, 637, 538, 837, 626, 220, 302, 302, 414, 540, 248, 360, 248, 349, 540, 540, 540, 540, 540, 540, 540,
    540, 540, 540, 258, 258, 540, 540, 540, 431, 803, 579, 589, 561, 607, 526, 505, 627, 637, 362, 462, 574, 453, 730,
    637, 638, 548, 638, 578, 525, 516, 611, 549, 808, 555, 534, 524, 286, 349, 286, 540, 508, 540, 483, 524, 454, 524,
    495, 294, 477, 513, 228, 228, 477, 247, 787, 513, 504, 524, 524, 332, 439, 318, 513, 445, 698, 459, 451, 421, 310,
    288, 310, 540,
  ],
  semibold: [
    212, 284, 429, 582, 533, 870, 644, 235, 303, 303, 514, 540, 274, 362, 274, 401, 540, 540, 540, 540, 540, 540, 540,
    540, 540, 540, 282, 282, 540, 540, 540, 447, 811, 606, 600, 581, 625, 544, 523, 641, 651, 387, 494, 614, 473, 737,
    651, 642, 583, 642, 601, 546, 524, 624, 583, 861, 595, 566, 540, 299, 401, 299, 540, 502, 540, 507, 544, 464, 544,
    505, 328, 492, 532, 252, 255, 511, 268, 802, 532, 506, 544, 544, 357, 449, 334, 533, 476, 739, 488, 483, 452, 329,
    346, 329, 540,
  ],
} as const;

/** A typeface of the chart. */
export type Typeface = "condensed" | "semibold" | "mono";

/** Advance widths of the punctuation of our own texts, that is in the typefaces and outside of ASCII. */
const punctuation: { readonly [character: string]: { readonly [Face in Typeface]: number } } = {
  "·": { condensed: 296, semibold: 316, mono: 600 },
  "–": { condensed: 528, semibold: 528, mono: 600 },
  "×": { condensed: 540, semibold: 540, mono: 600 },
};

/** An ellipsis, in thousandths of an em: wide enough for each of the typefaces. */
const ELLIPSIS = 800;

function advance(character: string, typeface: Typeface): number {
  if (character === "…") return ELLIPSIS;
  const code = character.codePointAt(0) ?? 0;
  // Everything else outside ASCII counts as a full em: true for Japanese, generous for the rest.
  if (code < 32 || code > 126) return punctuation[character]?.[typeface] ?? 1000;
  return typeface === "mono" ? 600 : (widths[typeface][code - 32] ?? 1000);
}

/** The width of a text in whole pixels, rounded up. */
export function textWidth(text: string, typeface: Typeface, sizePx: number): number {
  let sum = 0;
  for (const character of text) sum += advance(character, typeface);
  return Math.ceil((sum * sizePx) / 1000);
}

/** The text, cut with an ellipsis where it would not fit; `full` is there only when something was cut. */
export function fitText(
  text: string,
  typeface: Typeface,
  room: { readonly sizePx: number; readonly width: number },
): { readonly text: string; readonly full?: string } {
  if (textWidth(text, typeface, room.sizePx) <= room.width) return { text };
  const limit = (room.width * 1000) / room.sizePx - ELLIPSIS;
  let sum = 0;
  let kept = "";
  for (const character of text) {
    sum += advance(character, typeface);
    if (sum > limit) break;
    kept += character;
  }
  return { text: `${kept.trimEnd()}…`, full: text };
}
