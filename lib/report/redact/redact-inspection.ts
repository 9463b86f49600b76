import { valueKey, type Earlier } from "#lib/findings/earlier.ts";
import type { Finding } from "#lib/findings/finding.ts";
import { inspect } from "#lib/inspection/inspect.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import { parseUrn, urnOf, type Urn } from "#lib/model/urn.ts";
import { redactSnapshot } from "./redact-snapshot.ts";
import { hides, type Keyed, type Redaction } from "./redaction.ts";

/** An inspection that is hidden, and how a text beside it, a scope or a filter, and a URN are hidden alike. */
type RedactedInspection = {
  readonly inspection: Inspection;
  readonly text: (text: string) => string;
  readonly urn: (urn: Urn) => Urn;
};

/**
 * An inspection with what a level hides hidden: the snapshot is hidden first and inspected again, so that nothing made of
 * it (sentences, remedies, the map, ids) ever knew the originals. It judges the same. Mutes stay with their findings.
 */
export function redactInspection(inspection: Inspection, redaction: Redaction, keyed: Keyed): RedactedInspection {
  if (redaction === "none") return { inspection, text: (same) => same, urn: (same) => same };
  const { snapshot, text } = redactSnapshot(inspection.snapshot, redaction, keyed);
  const hidden = inspect(snapshot, redactEarlier(inspection.earlier, text));
  const mutes = new Map(
    inspection.findings.flatMap((finding) =>
      finding.mute === undefined ? [] : [[keyOf(finding, text), finding.mute] as const],
    ),
  );
  const mutedToo = (finding: Finding): Finding => {
    const mute = mutes.get(keyOf(finding, (same) => same));
    if (mute === undefined) return finding;
    const { kind } = mute.scope;
    const scope =
      kind === "finding"
        ? { kind, findingId: finding.id }
        : kind === "subject"
          ? { kind, ruleId: finding.ruleId, subject: finding.subject }
          : mute.scope;
    // A reason is free text: words that say nothing of AWS would be left of it.
    return { ...finding, mute: { ...mute, scope, reason: hides(redaction, "names") ? "…" : text(mute.reason) } };
  };
  const findings = hidden.findings.map(mutedToo);
  return { inspection: { ...hidden, findings }, text, urn: (urn) => hideUrn(urn, text) };
}

/** What earlier snapshots told, in the names and addresses of the hidden one. */
function redactEarlier({ nodes, owners, targets, followed }: Earlier, text: (text: string) => string): Earlier {
  const hidden = <Was extends { readonly account: string; readonly label: string }>(all: ReadonlyMap<string, Was>) =>
    new Map(
      [...all].map(([key, was]) => {
        const [address = ""] = key.split(" ", 1);
        const recordUrn = hideUrn(key.slice(address.length + 1), text);
        return [valueKey(recordUrn, text(address)), { ...was, account: text(was.account), label: text(was.label) }];
      }),
    );
  return {
    nodes: hidden(nodes),
    owners: hidden(owners),
    targets: hidden(targets),
    followed: new Map([...followed].map(([urn, groups]) => [hideUrn(urn, text), new Set([...groups].map(text))])),
  };
}

/** What a finding is about, as it reads once it is hidden by `text`. */
export function keyOf({ ruleId, subject, affected, because }: Finding, text: (text: string) => string): string {
  const urns = [...affected, ...because.map(({ urn }) => urn)].map((urn) => hideUrn(urn, text)).sort();
  return JSON.stringify([ruleId, hideUrn(subject, text), urns]);
}

/** Region and kind are no names, whatever words they are made of. */
function hideUrn(urn: Urn, text: (text: string) => string): Urn {
  const parsed = parseUrn(urn);
  if (parsed === undefined) return text(urn);
  const { account, region, kind, id } = parsed;
  return urnOf({ account: text(account), region }, kind, text(id));
}
