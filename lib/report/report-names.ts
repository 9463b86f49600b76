import type { Standing } from "#lib/analysis/names/record-state.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import type { Urn } from "#lib/model/urn.ts";
import { recordPage } from "./names/record-page.ts";

/** A name of the account, what it leads to, and how it stands. */
export type ReportName = {
  readonly urn: Urn;
  readonly name: string;
  readonly type: string;
  readonly zone: string;
  readonly values: readonly string[];
  readonly ttl?: number;
  readonly standing: Standing;
};

/** The records that lead somewhere, or should: broken ones first. Mail, text and delegation are left out. */
export function reportNames(inspection: Inspection, isWanted: (urn: Urn) => boolean): readonly ReportName[] {
  const { records } = recordPage(inspection, { sort: "verdict", offset: 0, limit: Number.MAX_SAFE_INTEGER });
  return records
    .filter(({ standing, urn }) => standing !== "plain" && isWanted(urn))
    .map(({ urn, name, type, zone, values, ttl, standing }) => ({
      urn,
      name,
      type,
      zone,
      values,
      ...(ttl !== undefined && { ttl }),
      standing,
    }));
}
