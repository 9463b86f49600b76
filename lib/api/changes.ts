import { z } from "zod";
import { nodeKinds } from "#lib/model/urn.ts";
import { reachKinds } from "#lib/report/changes/change-kind.ts";
import type { ConfigurationChanges } from "#lib/report/changes/configuration-changes.ts";
import type { ReachChanges } from "#lib/report/changes/reach-changes.ts";
import type { FindingChange } from "#lib/report/changes/report-changes.ts";
import { severities } from "./contract.ts";
import { verdictSchema } from "./trace.ts";

type Compared = { readonly snapshotId: string; readonly finishedAt: string };

/** `GET /api/v1/changes`: what is otherwise in `head` than in `base`; a part that was not asked for is absent. */
export type ChangesAnswer = {
  readonly base: Compared;
  readonly head: Compared;
  readonly entities?: ConfigurationChanges;
  readonly findings?: readonly FindingChange[];
  readonly reachability?: ReachChanges;
};

const compared = z.object({ snapshotId: z.string(), finishedAt: z.string() });
const outcome = z.object({
  verdict: verdictSchema,
  ports: z.array(z.string()).readonly().exactOptional(),
  replyPorts: z.array(z.string()).readonly().exactOptional(),
});
const resource = { kind: z.enum(nodeKinds), urn: z.string(), id: z.string(), name: z.string().exactOptional() };

/** `GET /api/v1/changes`: the shape of {@link ChangesAnswer}. */
export const changesSchema = z.object({
  base: compared,
  head: compared,
  entities: z
    .object({
      changes: z
        .array(
          z.object({
            change: z.enum(["added", "removed", "changed"]),
            ...resource,
            fields: z
              .array(
                z.object({ path: z.string(), before: z.string().exactOptional(), after: z.string().exactOptional() }),
              )
              .readonly(),
          }),
        )
        .readonly(),
      folded: z
        .array(z.object({ kind: z.enum(nodeKinds), added: z.number(), removed: z.number(), changed: z.number() }))
        .readonly(),
      unread: z.array(z.object({ scope: z.string(), area: z.string() })).readonly(),
    })
    .exactOptional(),
  findings: z
    .array(
      z.object({
        id: z.string(),
        ruleId: z.string(),
        severity: z.enum(severities),
        subject: z.string(),
        became: z.enum(["new", "resolved", "unknown"]),
        title: z.string(),
      }),
    )
    .readonly()
    .exactOptional(),
  reachability: z
    .object({
      changes: z
        .array(
          z.object({
            became: z.enum(reachKinds),
            to: z.string(),
            toUrn: z.string(),
            from: z.array(z.object({ urn: z.string(), name: z.string() })).readonly(),
            before: outcome,
            after: outcome,
            causes: z.array(z.string()).readonly(),
          }),
        )
        .readonly(),
      pairs: z.number(),
      onlyBefore: z.array(z.string()).readonly(),
      onlyAfter: z.array(z.string()).readonly(),
    })
    .exactOptional(),
});
