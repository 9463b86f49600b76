import { kindWords } from "../text/kind-words.ts";
import { areaWords } from "../text/words.ts";
import { bothTexts, fixed, heads, inTwoLines, markdownTable, tableOrNone } from "./markdown-parts.ts";
import { inOneText, type Pen } from "./pen.ts";

/** What was not read, and what nobody reads. */
export function unseen(pen: Pen): readonly string[] {
  const { unread, complete, wanted } = pen.document.coverage;
  const rows = unread.map(({ scope, area, call, reason, mutes }) => [
    scope,
    inOneText(pen, ({ language }) => areaWords[language][area]),
    call ?? "",
    reason === "" ? fixed(pen, ({ notRead }) => notRead) : reason,
    mutes.join(", "),
  ]);
  const titles = heads(
    pen,
    ({ columns }) => columns.scope,
    ({ columns }) => columns.area,
    ({ columns }) => columns.call,
    ({ columns }) => columns.reason,
    ({ columns }) => columns.mutes,
  );
  return [
    ...inTwoLines(pen, ({ words }) => words.coverage(complete, wanted)),
    ...(rows.length === 0 ? inTwoLines(pen, ({ words }) => words.everythingRead) : markdownTable(titles, rows)),
    ...pen.words.never.map((line, at) => `- ${bothTexts(line, pen.beside?.words.never[at])}`),
    "",
  ];
}

/** What still fits. */
export function capacity(pen: Pen): readonly string[] {
  const { document } = pen;
  const unknown = fixed(pen, ({ verdicts }) => verdicts.unknown);
  const figure = (value: number | undefined): string => (value === undefined ? unknown : String(value));
  const services = document.capacity.services.map((row) => [
    row.name,
    String(row.desired),
    String(row.running),
    row.binding === "none" ? "∞" : figure(row.placeable),
    fixed(pen, (words) => (row.binding === undefined ? words.verdicts.unknown : words.capacity.bindings[row.binding])),
  ]);
  const subnets = document.capacity.subnets.map((row) => [
    row.name,
    row.cidr,
    figure(row.usable),
    figure(row.used),
    figure(row.free),
    figure(row.highWater),
  ]);
  const titles = heads(
    pen,
    ({ columns }) => columns.service,
    (words) => words.capacity.desired,
    (words) => words.capacity.running,
    (words) => words.capacity.placeable,
    (words) => words.capacity.binding,
  );
  const subnetTitles = heads(
    pen,
    ({ columns }) => columns.name,
    (words) => words.capacity.cidr,
    (words) => words.capacity.usable,
    (words) => words.capacity.used,
    (words) => words.capacity.free,
    (words) => words.capacity.highWater,
  );
  return [
    `### ${fixed(pen, (words) => words.capacity.services)}`,
    "",
    ...markdownTable(titles, services),
    `### ${fixed(pen, (words) => words.capacity.subnets)}`,
    "",
    ...markdownTable(subnetTitles, subnets),
  ];
}

/** The records that lead somewhere, or should. */
export function names(pen: Pen): readonly string[] {
  const rows = pen.document.names.map((name) => [
    name.name,
    name.type,
    name.values.join(" "),
    fixed(pen, (words) => words.names.standings[name.standing]),
  ]);
  const titles = heads(
    pen,
    ({ columns }) => columns.name,
    (words) => words.names.type,
    (words) => words.names.values,
    (words) => words.names.standing,
  );
  return tableOrNone(pen, titles, rows);
}

/** Every resource. */
export function inventory(pen: Pen): readonly string[] {
  const rows = pen.document.inventory.map(({ kind, name, id, status }) => [
    inOneText(pen, ({ language }) => kindWords[language][kind]),
    name,
    id,
    status ?? "",
  ]);
  const titles = heads(
    pen,
    ({ columns }) => columns.kind,
    ({ columns }) => columns.name,
    ({ columns }) => columns.id,
    ({ columns }) => columns.status,
  );
  return markdownTable(titles, rows);
}

/** Which calls were made. */
export function evidence(pen: Pen): readonly string[] {
  const rows = pen.document.evidence.map(({ scope, area, call, count, items, at }) => [
    scope,
    inOneText(pen, ({ language }) => areaWords[language][area]),
    call,
    String(count),
    String(items),
    at,
  ]);
  const titles = heads(
    pen,
    ({ columns }) => columns.scope,
    ({ columns }) => columns.area,
    ({ columns }) => columns.call,
    ({ columns }) => columns.count,
    ({ columns }) => columns.items,
    ({ columns }) => columns.at,
  );
  return markdownTable(titles, rows);
}
