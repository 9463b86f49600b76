import type { Curve, Point } from "./curve.ts";
import type { LineInput } from "./line-input.ts";
import { fitText } from "./fit-text.ts";
import type { Label } from "./geometry.ts";
import type { Link } from "./links.ts";
import { chartWords } from "./words.ts";

/** How much room there is for text beside the end of a line. */
const ROOM = 80;
const RULE_ROOM = 92;

/** What a line says of itself: the label its edges agree on, or their number. */
function saidOf({ kind, members, blocker, missing, from, to }: Link, { language, counts }: LineInput): string {
  const words = chartWords(language);
  const counted = counts.has(from) || counts.has(to);
  if (blocker?.reply === true) return words.reply(blocker.tag);
  if (missing !== undefined) return missing;
  if (kind === "leaves" && members.length > 1) return words.folded("berths", members.length);
  const labels = new Set(members.map(({ label }) => label).filter((label) => label !== ""));
  const [only = ""] = labels;
  if (labels.size === 1) return only;
  // A card with a count says it already.
  return members.length > 1 && !counted ? words.times(members.length) : "";
}

/** A name's type and time to live, beside the beginning of its line. */
export function startLabel(link: Link, start: Point): readonly Label[] {
  if (link.kind !== "resolves" || link.members.length > 1 || link.label === "") return [];
  const text = link.wrongType === true ? `◆ ${link.label}` : link.label;
  const fitted = fitText(text, "mono", { sizePx: 10, width: 64 });
  return [{ x: start.x + 6, y: Math.round(start.y) - 4, ...fitted, style: "quiet" }];
}

/** What a line says, beside its end: above it, or below when it comes from above. */
export function endLabel(link: Link, last: Curve, input: LineInput): readonly Label[] {
  const said = link.kind === "resolves" && link.members.length === 1 ? "" : saidOf(link, input);
  if (said === "") return [];
  const end = last[3];
  const fitted = fitText(said, "mono", { sizePx: 10, width: link.kind === "forwards" ? RULE_ROOM : ROOM });
  const below = link.kind !== "leaves" && last[0].y < end.y - 8;
  const y = Math.round(end.y) + (below ? 13 : -5);
  return [{ x: Math.round(end.x) - 7, y, ...fitted, style: "quiet", anchor: "end" }];
}

/** A line in words. A trunk is said by its number, not by the member it happens to start at. */
export function nameOfLink(link: Link, input: LineInput): string {
  const words = chartWords(input.language);
  const to = input.names.get(link.to) ?? "";
  const reply = link.blocker?.reply === true;
  const cut =
    link.blocker === undefined
      ? ""
      : ` · ${reply ? words.replyBlocked(link.blocker.text) : words.cutBy(link.blocker.text)}`;
  const said = saidOf(link, input);
  if (link.kind === "leaves" && link.members.length > 1) return `${said} → ${to}${cut}`;
  return `${input.names.get(link.from) ?? ""} → ${to}${said === "" || reply ? "" : ` ${said}`}${cut}`;
}
