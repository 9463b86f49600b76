import { leadTo, type SearchParams } from "#app/lead-to.ts";

/** What still fits begins with the interfaces of instances. */
export default function CapacityFrontPage({ searchParams }: { readonly searchParams: SearchParams }): Promise<never> {
  return leadTo("/capacity/eni", searchParams);
}
