import { z } from "zod";
import { areaSchema } from "#lib/model/area.ts";
import { areaNames } from "#lib/model/areas.ts";
import { scopeSchema } from "#lib/model/scope.ts";
import { snapshotSchema } from "#lib/model/snapshot.ts";

/** Any JSON object: an answer that is made for a page and may change with it. */
export const anySchema = z.looseObject({});

/** `GET /healthz`. */
export const healthSchema = z.object({ status: z.literal("ok") });

/** `GET /readyz`. */
export const readinessSchema = z.object({
  ready: z.boolean(),
  reasons: z.array(z.string()),
  warnings: z.array(z.string()),
  snapshotId: z.string().exactOptional(),
});

/** `DELETE /api/v1/mutes/{id}`. */
export const takenBackSchema = z.object({
  id: z.string(),
  store: z.object({ ok: z.boolean(), problem: z.string().exactOptional() }),
});

/** A snapshot without the fields of its records, which are as AWS names them and would be most of the document. */
export const snapshotOutlineSchema = snapshotSchema.extend({
  scopes: z.array(
    z.object({ scope: scopeSchema, areas: z.partialRecord(z.enum(areaNames), areaSchema(z.looseObject({}))) }),
  ),
});
