import { toInterfaces, type SearchParams } from "./to-interfaces.ts";

/** What still fits begins with the interfaces of instances. */
export default function CapacityFrontPage({ searchParams }: { readonly searchParams: SearchParams }): Promise<never> {
  return toInterfaces(searchParams);
}
