import { createHash } from "node:crypto";
import type { SnapshotEntry, SurveyArea } from "#lib/api/contract.ts";
import { severities } from "#lib/api/contract.ts";
import { addressLivesAfter, type AddressLives } from "#lib/inspection/address-lives.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import { configurationPrints } from "#lib/report/changes/configuration-changes.ts";
import { areasOf } from "./file-source.ts";
import { freeAddresses } from "./free-addresses.ts";
import type { KeptEntry } from "./kept-entry.ts";
import { rememberedFrom, type Sighting } from "./lives.ts";

/** What the server thread keeps of an inspection: enough for lists, lives of findings and metrics. */
export type Digest = {
  readonly entry: KeptEntry;
  readonly sighting: Sighting;
  /** The lives of the addresses that records hold, after this snapshot; of the newest one only they are kept. */
  readonly addresses: AddressLives;
  readonly areas: readonly SurveyArea[];
  /** When each area was read, by `<scope> <area>`. */
  readonly readAt: ReadonlyMap<string, string>;
  /** How often each call was made, by its IAM spelling. */
  readonly calls: ReadonlyMap<string, number>;
};

/** Reduces an inspection to its digest. `sizeBytes` is the size of the compressed document, `addresses` are the lives before it. */
export function digestOf(inspection: Inspection, sizeBytes: number, addresses: AddressLives): Digest {
  const { snapshot, topology, findings, settled } = inspection;
  const areas = areasOf(snapshot);
  const scopes = [...new Set(areas.map(({ scope }) => scope))].sort();
  const bySeverity = severities.map((severity) => [
    severity,
    findings.filter((finding) => finding.severity === severity).length,
  ]);
  const complete = areas.filter(({ state }) => state === "complete").length;
  return {
    entry: {
      snapshotId: snapshot.snapshotId,
      startedAt: snapshot.startedAt,
      finishedAt: snapshot.finishedAt,
      source: snapshot.source,
      scopes,
      areas: { complete, incomplete: areas.length - complete },
      // Built from the list of severities itself.
      findings: Object.fromEntries(bySeverity) as SnapshotEntry["findings"],
      sizeBytes,
      free: freeAddresses(topology),
      prints: configurationPrints(snapshot, shortHash),
    },
    sighting: { at: snapshot.finishedAt, findings, settled },
    addresses: addressLivesAfter(addresses, topology, rememberedFrom(snapshot.finishedAt)),
    areas,
    ...readingsOf(inspection),
  };
}

/** Long enough that two set-ups in a row never share one by chance. */
function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 8);
}

function readingsOf({ snapshot }: Inspection): Pick<Digest, "readAt" | "calls"> {
  const readAt = new Map<string, string>();
  const calls = new Map<string, number>();
  for (const { scope, areas } of snapshot.scopes) {
    for (const [name, area] of Object.entries(areas)) {
      readAt.set(`${scope.account}/${scope.region} ${name}`, area.readAt);
      for (const { call, count } of area.readings) calls.set(call, (calls.get(call) ?? 0) + count);
    }
  }
  return { readAt, calls };
}
