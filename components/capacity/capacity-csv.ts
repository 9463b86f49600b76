import type { Capacity } from "#lib/api/capacity.ts";
import { escapeCsv } from "#lib/report/escape.ts";
import type { Pair } from "./pairs.ts";
import { whyAtLeast } from "./why-at-least.ts";

type Instance = Capacity["instances"][number];
type Subnet = Capacity["subnets"][number];
type Service = Capacity["services"][number];
type Cell = string | number | boolean | undefined;
/** Whether there is a what-if, and where the figures were read: whose account is invented says so in every row. */
type Saved = { readonly hasThen: boolean; readonly source: string };
type Fields<Row> = { readonly [name: string]: (row: Row) => Cell };

/** Spreadsheets take a file for UTF-8 only when it begins with this mark. */
const BYTE_ORDER_MARK = "\uFEFF";

const instanceFields: Fields<Instance> = {
  name: ({ name }) => name,
  clusterArn: ({ clusterArn }) => clusterArn,
  instanceType: ({ instanceType }) => instanceType,
  availabilityZone: ({ availabilityZone }) => availabilityZone,
  enisAttached: ({ enis }) => enis.attached,
  enisMax: ({ enis }) => enis.max,
  taskFree: ({ enis }) => enis.taskFree,
  taskLimit: ({ enis }) => enis.taskLimit,
  cpuRemaining: ({ cpu }) => cpu.remaining,
  memoryRemainingMiB: ({ memory }) => memory.remaining,
};

const subnetFields: Fields<Subnet> = {
  name: ({ name }) => name,
  vpcId: ({ vpcId }) => vpcId,
  availabilityZone: ({ availabilityZone }) => availabilityZone,
  cidr: ({ cidr }) => cidr,
  usable: ({ usable }) => usable,
  used: ({ used }) => used,
  free: ({ free }) => free,
  freeForTasks: ({ freeForTasks }) => freeForTasks,
  highWater: (subnet) => (whyAtLeast(subnet) === undefined ? subnet.highWater : undefined),
  fits: ({ fits }) => fits,
  shortBy: ({ fits, shortBy }) => (fits === true ? 0 : shortBy),
  fitsScaledOut: (subnet) => (whyAtLeast(subnet) === undefined ? (subnet.atMaximum ?? subnet).fits : undefined),
};

const serviceFields: Fields<Service> = {
  name: ({ name }) => name,
  clusterArn: ({ clusterArn }) => clusterArn,
  running: ({ running }) => running,
  desired: ({ desired }) => desired,
  placeable: ({ placeable, binding }) => placeable ?? (binding === "none" ? "no limit" : undefined),
  binding: ({ binding }) => binding,
  deploymentFits: ({ surge }) => surge.fits,
  scalesTo: (service) => (isScalingKnown(service) ? (service.scaling?.maxCapacity ?? "no scaling") : undefined),
  deploymentFitsScaledOut: (service) =>
    isScalingKnown(service) ? (service.scaling?.surge ?? service.surge).fits : undefined,
};

function isScalingKnown({ unknowns }: Service): boolean {
  return !unknowns.some(({ field }) => field === "scaling");
}

/** Container instances as CSV: a line each, with a what-if every figure twice. What is not known is said, never empty. */
export function instancesCsv(pairs: readonly Pair<Instance>[], { hasThen, source }: Saved): string {
  return csv(pairs, instanceFields, { hasThen, source });
}

/** Subnets as CSV, as {@link instancesCsv}. */
export function subnetsCsv(pairs: readonly Pair<Subnet>[], { hasThen, source }: Saved): string {
  return csv(pairs, subnetFields, { hasThen, source });
}

/** Services as CSV, as {@link instancesCsv}. */
export function servicesCsv(pairs: readonly Pair<Service>[], { hasThen, source }: Saved): string {
  return csv(pairs, serviceFields, { hasThen, source });
}

function csv<Row>(pairs: readonly Pair<Row>[], fields: Fields<Row>, { hasThen, source }: Saved): string {
  const names = Object.keys(fields);
  const cells = (row: Row | undefined) =>
    names.map((name) => (row === undefined ? "" : String(fields[name]?.(row) ?? "unknown")));
  const head = ["urn", ...names, ...(hasThen ? names.map((name) => `whatIf ${name}`) : []), "source"];
  const lines = pairs.map(({ urn, today, then }) => [urn, ...cells(today), ...(hasThen ? cells(then) : []), source]);
  return BYTE_ORDER_MARK + [head, ...lines].map((line) => `${line.map(escapeCsv).join(",")}\n`).join("");
}
