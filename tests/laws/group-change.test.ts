import fc from "fast-check";
import { expect, test } from "vitest";
import { changedPairs } from "#lib/analysis/matrix/changed-pairs.ts";
import { afterGroupChange } from "#lib/analysis/matrix/group-change.ts";
import { internetOf, type Matrix } from "#lib/analysis/matrix/matrix.ts";
import { rowsOf } from "#lib/analysis/matrix/rows.ts";
import { withGroupRule, withoutGroupRules } from "#lib/analysis/reach/changes.ts";
import type { Topology } from "#lib/graph/topology.ts";
import { groupRule, networks, topologyOf } from "./matrix-networks.ts";
import { pairsOf, verdictsIn, wholeMatrix } from "./matrix-verdicts.ts";

const questions = ["tcp", "tcp", "udp", "icmp", "icmpv6", "all"].map((protocol) => ({ protocol }));

/** One rule more, or some rules of a group fewer. */
const edits = fc.oneof(
  fc.record({ kind: fc.constant("more"), rule: groupRule }),
  fc.record({
    kind: fc.constant("fewer"),
    group: fc.nat(),
    gone: fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }),
  }),
);
type Edit = typeof edits extends fc.Arbitrary<infer Value> ? Value : never;

type Edited = { readonly topology: Topology; readonly group: string };

/** The account after an edit; `undefined` when it has no such group. */
function edited(topology: Topology, edit: Edit): Edited | undefined {
  const groups = [...topology.securityGroupRules];
  if ("rule" in edit) {
    const [group] = groups.find(([urn]) => urn.endsWith(`/${edit.rule.groupId}`)) ?? [];
    return group === undefined ? undefined : { topology: withGroupRule(topology, group, edit.rule), group };
  }
  const [group, rules = []] = groups[edit.group % Math.max(1, groups.length)] ?? [];
  if (group === undefined) return undefined;
  const ids = rules.flatMap(({ securityGroupRuleId = [] }, at) => (edit.gone[at] === true ? securityGroupRuleId : []));
  return { topology: withoutGroupRules(topology, group, new Set(ids)), group };
}

/** Every outcome in words, row by row. */
function gridOf(matrix: Matrix): readonly (readonly string[])[] {
  const rows = rowsOf(matrix);
  return Array.from({ length: internetOf(matrix) + 1 }, (_, from) =>
    Array.from(rows.row(from), (outcome) => JSON.stringify(matrix.outcomes.at(outcome))),
  );
}

/** The pairs of cells that differ between two grids of the same classes. */
function differences(one: ReturnType<typeof gridOf>, other: ReturnType<typeof gridOf>): readonly string[] {
  return one.flatMap((row, from) =>
    row.flatMap((cell, to) => (cell === other[from]?.[to] ? [] : [`${String(from)} ${String(to)}`])),
  );
}

/** The pairs of nodes about which two matrices of one account differ. */
function disagreements(updated: Matrix, anew: Matrix): readonly string[] {
  const [one, other] = [verdictsIn(updated), verdictsIn(anew)];
  const asked = pairsOf(other.nodes, 400).filter(([from, to]) => one.isAsked(from, to) && other.isAsked(from, to));
  return asked.flatMap(([from, to]) => {
    const [was, is] = [one.between(from, to), other.between(from, to)];
    return was === is ? [] : [`${from} → ${to}: updated ${was}, anew ${is}`];
  });
}

test(
  "a matrix after a change of one group is the matrix of the changed account, and tells every pair that changed",
  { timeout: 240_000 },
  () => {
    const seen = { updated: 0, changed: 0, coarser: 0 };
    fc.assert(
      fc.property(networks, edits, fc.constantFrom(...questions), (drawn, edit, question) => {
        const topology = topologyOf(drawn);
        const after = edited(topology, edit);
        const before = wholeMatrix(topology, question);
        const updated = after === undefined ? undefined : afterGroupChange(before, after.topology, after.group);
        if (after === undefined || updated === undefined) return;
        const anew = wholeMatrix(after.topology, question);
        const [was, is] = [gridOf(before), gridOf(updated.matrix)];
        expect(disagreements(updated.matrix, anew)).toEqual([]);
        // Blocks that no rule names any more tell nobody apart: then there are fewer classes when they are made anew.
        if (anew.partition.classes.length === before.partition.classes.length) expect(is).toEqual(gridOf(anew));
        else seen.coarser += 1;
        const told = changedPairs(before, updated);
        expect(told.map(({ from, to }) => `${String(from)} ${String(to)}`)).toEqual(differences(was, is));
        seen.updated += 1;
        if (told.length > 0) seen.changed += 1;
      }),
      { numRuns: Number(process.env["MATRIX_NETWORKS"] ?? 150) },
    );
    // A law about changes that change nothing would prove little.
    expect(seen.updated).toBeGreaterThan(0);
    expect(seen.changed).toBeGreaterThan(0);
  },
);
