import { html, type Inserted, type Markup } from "../markup.ts";
import type { ReportWords } from "../report-wording.ts";
import { columnsOf, tableOrNone, word } from "./html-parts.ts";
import type { Pen } from "./pen.ts";

/** What still fits: services, container instances, subnets, each the tightest first. */
export function capacityTables(pen: Pen): readonly Markup[] {
  return [
    ...part(pen, ({ capacity }) => capacity.services, services(pen)),
    ...part(pen, ({ capacity }) => capacity.instances, instances(pen)),
    ...part(pen, ({ capacity }) => capacity.subnets, subnets(pen)),
  ];
}

type Rows = { readonly head: readonly Inserted[]; readonly rows: readonly (readonly Inserted[])[] };

function part(pen: Pen, title: (words: ReportWords) => string, { head, rows }: Rows): readonly Markup[] {
  return [html`<h3 class="apart">${word(pen, ({ words }) => title(words))}</h3>`, tableOrNone(pen, head, rows)];
}

function figure(pen: Pen, value: string | number | undefined): Inserted {
  return value ?? word(pen, ({ words }) => words.verdicts.unknown);
}

function services(pen: Pen): Rows {
  const rows = pen.document.capacity.services.map((row) => [
    row.name,
    row.desired,
    row.running,
    figure(pen, row.placeable ?? (row.binding === "none" ? "∞" : undefined)),
    word(pen, ({ words: { capacity, verdicts } }) =>
      row.binding === undefined ? verdicts.unknown : capacity.bindings[row.binding],
    ),
    fits(pen, row.deploymentFits),
  ]);
  const head = columnsOf(
    pen,
    ({ columns }) => columns.service,
    ({ capacity }) => capacity.desired,
    ({ capacity }) => capacity.running,
    ({ capacity }) => capacity.placeable,
    ({ capacity }) => capacity.binding,
    ({ capacity }) => capacity.deployment,
  );
  return { head, rows };
}

function instances(pen: Pen): Rows {
  const rows = pen.document.capacity.instances.map((row) => [
    row.name,
    row.instanceType,
    row.availabilityZone,
    figure(pen, row.taskLimit),
    figure(pen, row.taskFree),
  ]);
  const head = columnsOf(
    pen,
    ({ columns }) => columns.name,
    ({ capacity }) => capacity.instanceType,
    ({ capacity }) => capacity.zone,
    ({ capacity }) => capacity.taskLimit,
    ({ capacity }) => capacity.taskFree,
  );
  return { head, rows };
}

function subnets(pen: Pen): Rows {
  const rows = pen.document.capacity.subnets.map((row) => [
    row.name,
    html`<span class="id">${row.cidr}</span>`,
    figure(pen, row.usable),
    figure(pen, row.used),
    figure(pen, row.free),
    figure(pen, row.highWater),
    fits(pen, row.fits),
  ]);
  const head = columnsOf(
    pen,
    ({ columns }) => columns.name,
    ({ capacity }) => capacity.cidr,
    ({ capacity }) => capacity.usable,
    ({ capacity }) => capacity.used,
    ({ capacity }) => capacity.free,
    ({ capacity }) => capacity.highWater,
    ({ capacity }) => capacity.deployment,
  );
  return { head, rows };
}

function fits(pen: Pen, does: boolean | undefined): Inserted {
  return word(pen, ({ words: { capacity, verdicts } }) => {
    if (does === undefined) return verdicts.unknown;
    return does ? capacity.fits : capacity.fitsNot;
  });
}
