import { addressLivesAfter, earlierAt } from "#lib/inspection/address-lives.ts";
import { inspect } from "#lib/inspection/inspect.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import { sayFinding } from "#lib/report/text/say.ts";
import { readSnapshotFile } from "#lib/server/file-source.ts";
import { parseFlags, UsageError, type Command } from "../command.ts";

/** `roadstead diff`: what two snapshots do not have in common. */
export const diff: Command = {
  help: `Usage: roadstead diff <before> <after> [--json]

Entities and findings that only one of two snapshot files has. Tasks are counted, not listed.
Exits with 0 whether or not they differ.
`,
  run: async (args) => {
    const given = parseFlags(args, { json: {} }, 2);
    const [before, after] = given.rest;
    if (before === undefined || after === undefined) throw new UsageError("expected two snapshot files.");
    const base = inspect(await readSnapshotFile(before));
    const later = await readSnapshotFile(after);
    // Whose an address was, the one tells of the other; they may be given in either order.
    const head = inspect(later, earlierAt(addressLivesAfter([], base.topology), later.finishedAt));
    const found = {
      base: base.snapshot.snapshotId,
      head: head.snapshot.snapshotId,
      entities: { added: entitiesOnlyIn(head, base), removed: entitiesOnlyIn(base, head) },
      findings: { added: findingsOnlyIn(head, base), removed: findingsOnlyIn(base, head) },
    };
    process.stdout.write(given.flags["json"] === true ? `${JSON.stringify(found, undefined, 2)}\n` : inWords(found));
    return 0;
  },
};

type Found = {
  readonly base: string;
  readonly head: string;
  readonly entities: { readonly added: readonly string[]; readonly removed: readonly string[] };
  readonly findings: {
    readonly added: readonly { readonly id: string; readonly text: string }[];
    readonly removed: readonly { readonly id: string; readonly text: string }[];
  };
};

function entitiesOnlyIn(one: Inspection, other: Inspection): readonly string[] {
  return one.graph.nodes.filter(({ urn }) => !other.graph.nodesByUrn.has(urn)).map(({ urn }) => urn);
}

function findingsOnlyIn(one: Inspection, other: Inspection): Found["findings"]["added"] {
  const known = new Set(other.findings.map(({ id }) => id));
  return one.findings
    .filter(({ id }) => !known.has(id))
    .map((finding) => ({
      id: finding.id,
      text: `${finding.severity} ${finding.ruleId} ${sayFinding(finding, "en").title}`,
    }));
}

const isOfATask = (urn: string) => /^aws\/[^/]+\/[^/]+\/(ecs-task|ecs-container|target)\//.test(urn);

function inWords({ base, head, entities, findings }: Found): string {
  const list = (sign: string, urns: readonly string[]) => {
    const ofTasks = urns.filter(isOfATask).length;
    const lines = urns.filter((urn) => !isOfATask(urn)).map((urn) => `${sign} ${urn}`);
    return ofTasks === 0 ? lines : [...lines, `${sign} ${String(ofTasks)} tasks, containers and targets`];
  };
  const changes = [
    ...findings.added.map(({ text }) => `+ ${text}`),
    ...findings.removed.map(({ text }) => `- ${text}`),
    ...list("+", entities.added),
    ...list("-", entities.removed),
  ];
  return `${[`${base} → ${head}`, ...(changes.length === 0 ? ["no difference"] : changes)].join("\n")}\n`;
}
