import { html, type Inserted, type Markup } from "../markup.ts";
import { table, type Pen } from "./html-parts.ts";

/** What still fits: services, container instances, subnets, each the tightest first. */
export function capacityTables(pen: Pen): readonly Markup[] {
  return [
    ...part(pen.words.capacity.services, services(pen), pen),
    ...part(pen.words.capacity.instances, instances(pen), pen),
    ...part(pen.words.capacity.subnets, subnets(pen), pen),
  ];
}

type Rows = { readonly head: readonly string[]; readonly rows: readonly (readonly Inserted[])[] };

function part(title: string, { head, rows }: Rows, { words }: Pen): readonly Markup[] {
  return [html`<h3 class="apart">${title}</h3>`, rows.length === 0 ? html`<p>${words.none}</p>` : table(head, rows)];
}

function services({ document, words }: Pen): Rows {
  const { capacity, columns } = words;
  const rows = document.capacity.services.map((row) => [
    row.name,
    row.desired,
    row.running,
    row.placeable ?? (row.binding === "none" ? "∞" : words.verdicts.unknown),
    row.binding === undefined ? words.verdicts.unknown : capacity.bindings[row.binding],
    fits(row.deploymentFits, words),
  ]);
  const { desired, running, placeable, binding, deployment } = capacity;
  return { head: [columns.service, desired, running, placeable, binding, deployment], rows };
}

function instances({ document, words }: Pen): Rows {
  const { capacity, columns, verdicts } = words;
  const rows = document.capacity.instances.map((row) => [
    row.name,
    row.instanceType,
    row.availabilityZone,
    row.taskLimit ?? verdicts.unknown,
    row.taskFree ?? verdicts.unknown,
  ]);
  return { head: [columns.name, capacity.instanceType, capacity.zone, capacity.taskLimit, capacity.taskFree], rows };
}

function subnets({ document, words }: Pen): Rows {
  const { capacity, columns, verdicts } = words;
  const rows = document.capacity.subnets.map((row) => [
    row.name,
    html`<span class="id">${row.cidr}</span>`,
    row.usable ?? verdicts.unknown,
    row.used ?? verdicts.unknown,
    row.free ?? verdicts.unknown,
    row.highWater ?? verdicts.unknown,
    fits(row.fits, words),
  ]);
  const { cidr, usable, used, free, highWater, deployment } = capacity;
  return { head: [columns.name, cidr, usable, used, free, highWater, deployment], rows };
}

function fits(does: boolean | undefined, { capacity, verdicts }: Pen["words"]): string {
  if (does === undefined) return verdicts.unknown;
  return does ? capacity.fits : capacity.fitsNot;
}
