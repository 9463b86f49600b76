import { toInterfaces, type SearchParams } from "../to-interfaces.ts";

/** A what-if stands beside what is, on every page of capacity: the first of them. */
export default function CapacityWhatIfPage({ searchParams }: { readonly searchParams: SearchParams }): Promise<never> {
  return toInterfaces(searchParams);
}
