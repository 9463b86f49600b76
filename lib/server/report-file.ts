import type { Snapshot } from "#lib/model/snapshot.ts";
import { exporters } from "#lib/report/exporters.ts";
import type { Exporter } from "#lib/report/exporter.ts";
import { isDemo } from "#lib/report/text/demo-words.ts";
import { noFormat } from "./refusal-words.ts";
import { Refusal } from "./refusal.ts";

/** The exporter of a format. Throws a {@link Refusal} that lists the formats there are. */
export function exporterOf(format: string): Exporter {
  const exporter = exporters.find((known) => known.format === format);
  if (exporter !== undefined) return exporter;
  const accepted = exporters.map((known) => known.format).join(", ");
  throw new Refusal(404, noFormat(format, accepted), {
    field: "format",
    accepted,
  });
}

/**
 * The name of a report's file: `roadstead-<scope>-<yyyymmddThhmmZ>-<snapshot8>.<extension>`, with `demo-` before the scope
 * of an invented account. Only letters, digits, dots and hyphens, whatever an account is called.
 */
export function reportFileName(snapshot: Snapshot, extension: string): string {
  const regional = snapshot.scopes.filter(({ scope }) => scope.region !== "global");
  const [one] = regional;
  const scope =
    one === undefined || regional.length > 1
      ? `${String(regional.length)}-scopes`
      : `${one.scope.alias ?? one.scope.account}-${one.scope.region}`;
  const time = snapshot.finishedAt.replaceAll(/[-:]/g, "").slice(0, 13);
  const safe = scope.replaceAll(/[^A-Za-z0-9.-]+/g, "-").slice(0, 60);
  const demo = isDemo(snapshot) ? "demo-" : "";
  return `roadstead-${demo}${safe}-${time}Z-${snapshot.snapshotId.slice(-8).replaceAll(/[^0-9A-Za-z]/g, "-")}.${extension}`;
}
