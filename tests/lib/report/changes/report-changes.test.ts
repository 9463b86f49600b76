import { beforeAll, expect, test } from "vitest";
import { inspect } from "#lib/inspection/inspect.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import type { Snapshot } from "#lib/model/snapshot.ts";
import { reportChanges } from "#lib/report/changes/report-changes.ts";
import { htmlExporter } from "#lib/report/exporters/html.ts";
import { dotExporter, drawioExporter, mermaidExporter, svgExporter } from "#lib/report/exporters/map.ts";
import { markdownExporter } from "#lib/report/exporters/markdown.ts";
import { harbour } from "#mocks/scenarios/harbour.ts";
import { surveyScenario } from "#tests/support/surveyed.ts";

/** Admits harbour-public to booking-api, and nobody else to anything. */
const RULE = "sgr-0df5f9df02705ccea";

let base: Inspection;
let head: Inspection;
beforeAll(async () => {
  const snapshot = await surveyScenario(harbour);
  head = inspect(snapshot);
  base = inspect({ ...withoutRule(snapshot), snapshotId: "20261119T030405Z-11111111" });
});

function withoutRule(snapshot: Snapshot): Snapshot {
  const scopes = snapshot.scopes.map((scoped) => {
    const area = scoped.areas.securityGroupRules;
    if (area === undefined) return scoped;
    const items = area.items.filter(({ securityGroupRuleId }) => securityGroupRuleId !== RULE);
    return { ...scoped, areas: { ...scoped.areas, securityGroupRules: { ...area, items } } };
  });
  return { ...snapshot, scopes };
}

const baselineOf = (inspection: Inspection) => ({ inspection, present: new Set(head.findings.map(({ id }) => id)) });

test("a pair that a new rule opened names the group whose rule it is; the other way round it is closed by it", () => {
  const everything = { language: "en", isWanted: () => true } as const;
  const opened = reportChanges(baselineOf(base), head, everything);
  expect(opened.reachability.pairs).toBe(1);
  const [change] = opened.reachability.changes;
  expect(change).toMatchObject({ became: "opened", to: "booking-api", before: { verdict: "unreachable" } });
  expect(change?.from.map(({ name }) => name)).toEqual(["harbour-public"]);
  expect(change?.causes).toEqual(opened.configuration.changes.map(({ urn }) => urn));
  expect(opened.configuration.changes[0]?.fields[0]?.path).toBe(`rules[${RULE}]`);

  const back = { inspection: head, present: new Set(base.findings.map(({ id }) => id)) };
  const closed = reportChanges(back, base, everything);
  expect(closed.reachability.changes.map(({ became, causes }) => [became, causes.length])).toEqual([["closed", 1]]);
});

test("a problem that only one of both has is new or resolved", () => {
  const [first, ...others] = head.findings;
  const earlier = { ...head, findings: others };
  const told = (base: Inspection, now: Inspection) =>
    reportChanges({ inspection: base, present: new Set(now.findings.map(({ id }) => id)) }, now, {
      language: "en",
      isWanted: () => true,
    }).findings.map(({ id, became }) => [id, became]);
  expect(told(earlier, head)).toEqual([[first?.id, "new"]]);
  expect(told(head, earlier)).toEqual([[first?.id, "resolved"]]);
});

test("two snapshots that do not differ have nothing to tell", () => {
  const same = reportChanges(baselineOf(head), head, { language: "en", isWanted: () => true });
  expect(same.reachability).toEqual({ changes: [], pairs: 0, onlyBefore: [], onlyAfter: [] });
  expect([same.configuration.changes, same.configuration.folded, same.findings]).toEqual([[], [], []]);
});

test("a change review in both languages tells the pair, its rule and the map of it, each sentence in both", () => {
  const options = { language: "en", beside: "ja", template: "review", baseline: baselineOf(base) } as const;
  const html = htmlExporter.render(head, options);
  expect(html).toMatch(/<html lang="en" class="both">/);
  expect(html).toContain('<span lang="en">opened</span> <span lang="ja">到達可能になった</span>');
  expect(html).toContain(`rules[${RULE}]`);
  expect(html).toMatch(/<svg[^>]*>[\s\S]*booking-api/);
  const markdown = markdownExporter.render(head, options);
  expect(markdown).toContain("# Change review · 変更レビュー");
  expect(markdown).toContain("opened · 到達可能になった");
});

test("a drawing that is compared has the signs of what changed, in every format", () => {
  const options = { language: "en", baseline: baselineOf(base) } as const;
  // The group that lets in is not drawn; the line that it opened is.
  expect(svgExporter.render(head, options)).toContain("rs-change-changed");
  expect(svgExporter.render(head, { language: "en" })).not.toContain('class="rs-change');
  for (const { render } of [dotExporter, drawioExporter, mermaidExporter]) expect(render(head, options)).toContain("Δ");
});
