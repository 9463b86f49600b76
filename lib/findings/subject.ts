import { parseUrn, type Urn } from "#lib/model/urn.ts";

/** A finding's subject with the id AWS itself uses for it. */
export function subjectOf(urn: Urn): { readonly subject: Urn; readonly subjectId: string } {
  return { subject: urn, subjectId: parseUrn(urn)?.id ?? urn };
}
