import type { Curve, Point } from "./curve.ts";
import type { LineInput } from "./line-input.ts";
import { fitText } from "./fit-text.ts";
import type { Label } from "./geometry.ts";
import { labelTypes } from "./label-box.ts";
import type { Link } from "./links.ts";
import { rightOf } from "./place-lanes.ts";
import { chartWords } from "./words.ts";

/** How much room there is for text beside the beginning of a line. */
const START_ROOM = 64;

/** What all edges of a line are called; nothing when they are called differently. */
function agreedLabel({ members }: Link): string {
  const [only = "", ...others] = new Set(members.map(({ label }) => label));
  return others.length > 0 ? "" : only;
}

/** What a line says at its end: the label its edges agree on, or their number. */
function saidOf(link: Link, { language, counts }: LineInput): string {
  const { kind, members, blocker, missing, from, to } = link;
  const words = chartWords(language);
  if (blocker?.reply === true) return words.reply(cutBy(blocker));
  if (missing !== undefined) return missing;
  // A name says what it is where its line begins; a way out says on its card who takes it.
  if (kind === "resolves" || kind === "leaves") return "";
  const agreed = agreedLabel(link);
  // A card with a count says it already.
  return agreed === "" && members.length > 1 && !counts.has(from) && !counts.has(to)
    ? words.times(members.length)
    : agreed;
}

/** What cuts a line: its tag, and of what has rules the number of the one that decided. */
export function cutBy({ tag, rule }: NonNullable<Link["blocker"]>): string {
  return rule === undefined ? tag : `${tag} ${rule}`;
}

/** The type and time to live of names, beside the beginning of their line. */
export function startLabel(link: Link, start: Point): readonly Label[] {
  const agreed = link.kind === "resolves" ? agreedLabel(link) : "";
  if (agreed === "") return [];
  const fitted = fitText(link.wrongType === true ? `◆ ${agreed}` : agreed, "mono", { sizePx: 10, width: START_ROOM });
  return [{ x: start.x + 6, y: Math.round(start.y) - 4, ...fitted, style: "quiet" }];
}

/** How much room there is before a lane. */
function roomBefore(urn: string, { lanes, laneOf }: LineInput): number {
  const at = lanes.findIndex(({ id }) => id === laneOf.get(urn));
  const [before, lane] = [lanes[at - 1], lanes[at]];
  return before === undefined || lane === undefined ? 0 : lane.x - rightOf(before) - 14;
}

/** What a line says, beside its end: above it, or below when it comes from above. */
export function endLabel(link: Link, last: Curve, input: LineInput): readonly Label[] {
  const said = saidOf(link, input);
  if (said === "") return [];
  const end = last[3];
  // Conditions of rules are long: they are set in the narrower typeface.
  const style = link.kind === "forwards" ? "caption" : "quiet";
  const [typeface, sizePx] = labelTypes[style];
  const fitted = fitText(said, typeface, { sizePx, width: roomBefore(link.to, input) });
  const y = Math.round(end.y) + (last[0].y < end.y - 8 ? 13 : -5);
  return [{ x: Math.round(end.x) - 7, y, ...fitted, style, anchor: "end" }];
}

/** A line in words. A trunk is said by its number, not by the member it happens to start at. */
export function nameOfLink(link: Link, input: LineInput): string {
  const words = chartWords(input.language);
  const to = input.names.get(link.to) ?? "";
  const { blocker, kind, members } = link;
  const reply = blocker?.reply === true;
  const cut = blocker === undefined ? "" : ` · ${reply ? words.replyBlocked(blocker.text) : words.cutBy(blocker.text)}`;
  if (kind === "leaves" && members.length > 1) return `${words.folded("berths", members.length)} → ${to}${cut}`;
  const said = kind === "resolves" ? agreedLabel(link) : saidOf(link, input);
  return `${input.names.get(link.from) ?? ""} → ${to}${said === "" || reply ? "" : ` ${said}`}${cut}`;
}
