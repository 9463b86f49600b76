import { capacityModel } from "#lib/analysis/capacity/capacity-model.ts";
import { capacityOf } from "#lib/analysis/capacity/capacity.ts";
import type { CapacityAnswer } from "#lib/analysis/capacity/capacity-answer.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { Language } from "./text/language.ts";

type Subnet = CapacityAnswer["subnets"][number];
type Service = CapacityAnswer["services"][number];
type Instance = CapacityAnswer["instances"][number];

/** What still fits, as a report says it; a figure that is absent is not known. */
export type ReportCapacity = {
  readonly services: readonly (Pick<Service, "urn" | "name" | "desired" | "running" | "placeable" | "binding"> & {
    readonly deploymentFits?: boolean;
  })[];
  readonly instances: readonly (Pick<Instance, "urn" | "name" | "instanceType" | "availabilityZone"> & {
    readonly taskLimit?: number;
    readonly taskFree?: number;
  })[];
  readonly subnets: readonly Pick<
    Subnet,
    "urn" | "name" | "cidr" | "usable" | "used" | "free" | "highWater" | "fits" | "shortBy"
  >[];
};

/** The capacity of an inspection, the tightest first. */
export function reportCapacity(
  { topology }: Inspection,
  language: Language,
  isWanted: (urn: Urn) => boolean,
): ReportCapacity {
  const answer = capacityOf(capacityModel(topology), language);
  const within = <Row extends { readonly urn: string }>(rows: readonly Row[]) => rows.filter(({ urn }) => isWanted(urn)); // prettier-ignore
  return {
    services: tightest(within(answer.services), ({ placeable }) => placeable).map(serviceRow),
    instances: tightest(within(answer.instances), ({ enis }) => enis.taskFree).map(instanceRow),
    subnets: tightest(within(answer.subnets), ({ free }) => free).map(subnetRow),
  };
}

/** What is not known comes first: it may be the tightest of all. */
function tightest<Row extends { readonly name: string }>(
  rows: readonly Row[],
  roomOf: (row: Row) => number | undefined,
): readonly Row[] {
  return rows.toSorted(
    (a, b) => (roomOf(a) ?? -1) - (roomOf(b) ?? -1) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
  );
}

function serviceRow({
  urn,
  name,
  desired,
  running,
  placeable,
  binding,
  surge,
}: Service): ReportCapacity["services"][number] {
  return {
    urn,
    name,
    desired,
    running,
    ...(placeable !== undefined && { placeable }),
    ...(binding !== undefined && { binding }),
    ...(surge.fits !== undefined && { deploymentFits: surge.fits }),
  };
}

function instanceRow({
  urn,
  name,
  instanceType,
  availabilityZone,
  enis,
}: Instance): ReportCapacity["instances"][number] {
  return {
    urn,
    name,
    ...(instanceType !== undefined && { instanceType }),
    ...(availabilityZone !== undefined && { availabilityZone }),
    ...(enis.taskLimit !== undefined && { taskLimit: enis.taskLimit }),
    ...(enis.taskFree !== undefined && { taskFree: enis.taskFree }),
  };
}

function subnetRow({
  urn,
  name,
  cidr,
  usable,
  used,
  free,
  highWater,
  fits,
  shortBy,
  unknowns,
}: Subnet): ReportCapacity["subnets"][number] {
  // A high water that may be higher still is not known.
  const isUntold = unknowns.some(({ field }) => field === "highWater");
  return {
    urn,
    name,
    cidr,
    ...(usable !== undefined && { usable }),
    ...(used !== undefined && { used }),
    ...(free !== undefined && { free }),
    ...(highWater !== undefined && !isUntold && { highWater }),
    ...(fits !== undefined && { fits }),
    ...(shortBy !== undefined && { shortBy }),
  };
}
