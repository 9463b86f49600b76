import type { Curve, Point } from "./curve.ts";
import type { LineInput } from "./line-input.ts";
import { fitText } from "./fit-text.ts";
import type { Label, Line } from "./geometry.ts";
import { labelTypes, labelWidth } from "./label-box.ts";
import type { Link } from "./links.ts";
import { rightOf } from "./place-lanes.ts";
import { chartWords, type ChartLanguage } from "./words.ts";

/** How much room there is for text beside the beginning of a line. */
const START_ROOM = 64;
/** How far what cuts a line stays away from the boxes on both sides. */
const CUT_GAP = 4;

/** Why a line carries less than all: what cuts it or its reply, or the call that is missing; in a few words. */
export function troubleOf({ blocker, missing, verdict }: Link, { language }: LineInput): string | undefined {
  if (blocker === undefined) return missing;
  const words = chartWords(language);
  if (blocker.reply === true) return words.reply(cutBy(blocker));
  return verdict === "conditional" ? words.partly(cutBy(blocker)) : `✕ ${cutBy(blocker)}`;
}

/** Whether a line is cut by a cross: nothing of what it asks gets through. */
export function isCut({ verdict, blocker }: Link): boolean {
  return verdict === "unreachable" && blocker?.reply !== true;
}

/** What all edges of a line are called; nothing when they are called differently. */
function agreedLabel({ members }: Link): string {
  const [only = "", ...others] = new Set(members.map(({ label }) => label));
  return others.length > 0 ? "" : only;
}

/** What a line says at its end: why it carries less than all, the label its edges agree on, or their number. */
function saidOf(link: Link, input: LineInput): string {
  const { kind, members, from, to } = link;
  // What cuts a line stands below its cross.
  const trouble = isCut(link) ? undefined : troubleOf(link, input);
  if (trouble !== undefined) return trouble;
  // A name says what it is where its line begins; a way out says on its card who takes it.
  if (kind === "resolves" || kind === "leaves") return "";
  const agreed = agreedLabel(link);
  // A card with a count says it already.
  const counted = agreed === "" && members.length > 1 && !input.counts.has(from) && !input.counts.has(to);
  return counted ? chartWords(input.language).times(members.length) : agreed;
}

/** What cuts a line: its tag, and of what has rules the number of the one that decided. */
function cutBy({ tag, rule }: NonNullable<Link["blocker"]>): string {
  return rule === undefined ? tag : `${tag} ${rule}`;
}

/** What cuts a line, below its cross and between the lanes that the cut curve joins. */
export function cutLabel({ blocker }: Link, cross: Line["cross"], [from, , , to]: Curve): readonly Label[] {
  if (cross === undefined || blocker === undefined) return [];
  const [typeface, sizePx] = labelTypes.cut;
  const fitted = fitText(cutBy(blocker), typeface, { sizePx, width: to.x - from.x - 2 * CUT_GAP });
  const half = Math.ceil(labelWidth({ ...fitted, style: "cut" }) / 2);
  const x = Math.min(to.x - CUT_GAP - half, Math.max(from.x + CUT_GAP + half, cross.x));
  return [{ x: Math.round(x), y: cross.y + 15, ...fitted, style: "cut", anchor: "middle" }];
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
  // Conditions of rules, and what stops a part or the reply, are long: they are set in the narrower typeface.
  const style = link.kind === "forwards" || link.blocker !== undefined ? "caption" : "quiet";
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
  const cut = blocker === undefined ? "" : ` · ${cutInWords(blocker, input.language)}`;
  if (kind === "leaves" && members.length > 1) return `${words.folded("berths", members.length)} → ${to}${cut}`;
  const said = kind === "resolves" || blocker !== undefined ? agreedLabel(link) : saidOf(link, input);
  return `${input.names.get(link.from) ?? ""} → ${to}${said === "" ? "" : ` ${said}`}${cut}`;
}

/** What cuts a line, or its reply, in words: what of it decided follows in brackets. */
export function cutInWords(blocker: NonNullable<Link["blocker"]>, language: ChartLanguage): string {
  const words = chartWords(language);
  const by = blocker.rule === undefined ? blocker.text : `${blocker.text} (${cutBy(blocker)})`;
  return blocker.reply === true ? words.replyBlocked(by) : words.cutBy(by);
}
