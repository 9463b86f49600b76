import { randomUUID } from "node:crypto";
import { EXPIRY_ACCEPTED, newMuteParameters, type MuteMade, type MutesAnswer } from "#lib/api/mutes.ts";
import { isActive, muteKey, type Mute, type MuteScope } from "#lib/model/mute.ts";
import type { Finding } from "#lib/findings/finding.ts";
import { readJsonBody } from "./json-body.ts";
import { MUTES_AT_MOST } from "./kept-mutes.ts";
import { parseParameters } from "./parse-parameters.ts";
import { askLatest, queryFields } from "./reads.ts";
import { expected, mutesFull, noField, noMute } from "./refusal-words.ts";
import { Refusal } from "./refusal.ts";
import { json } from "./respond.ts";
import { running } from "./running.ts";

type Listed = MutesAnswer["mutes"][number];

/** `GET /api/v1/mutes`: the mutes, newest first. They are no part of a snapshot: `at` means nothing here. */
export function listMutes(request: Request): Response {
  const [field] = Object.keys(queryFields(request));
  if (field !== undefined) throw new Refusal(400, noField(field, "it takes no fields"), { field, accepted: "no fields" }); // prettier-ignore
  const { live } = running();
  const at = new Date().toISOString();
  const answer: MutesAnswer = { store: live.mutes.state, mutes: live.mutes.all.map((mute) => listed(mute, at)) };
  return json(answer);
}

/** `POST /api/v1/mutes`: mutes a finding, a rule on a resource, or a rule; in the place of a mute of the same. */
export async function makeMute(request: Request): Promise<Response> {
  const { reason, expiresAt, ...scope } = parseParameters(newMuteParameters, await readJsonBody(request));
  const createdAt = new Date().toISOString();
  if (expiresAt !== undefined && expiresAt <= createdAt) {
    throw new Refusal(400, expected("expiresAt", EXPIRY_ACCEPTED), {
      field: "expiresAt",
      accepted: EXPIRY_ACCEPTED,
    });
  }
  // The question answers with the full scope, or refuses.
  const known = (await askLatest("muteScope", scope)) as MuteScope;
  const { live } = running();
  const others = live.mutes.all.filter((mute) => muteKey(mute.scope) !== muteKey(known));
  if (others.length >= MUTES_AT_MOST) {
    throw new Refusal(400, mutesFull(MUTES_AT_MOST), {
      field: "scope",
      accepted: `up to ${String(MUTES_AT_MOST)} mutes`,
    });
  }
  const mute: Mute = {
    id: randomUUID(),
    scope: known,
    reason,
    createdAt,
    ...(expiresAt !== undefined && { expiresAt }),
  };
  await live.mute(mute);
  const made: MuteMade = { store: live.mutes.state, mute: listed(mute, createdAt) };
  return json(made, 201);
}

/** `DELETE /api/v1/mutes/{id}`: takes a mute back. */
export async function takeBackMute(
  _request: Request,
  { id = "" }: Readonly<Record<string, string>>,
): Promise<Response> {
  const { live } = running();
  if (await live.unmute(id)) return json({ id, store: live.mutes.state });
  throw new Refusal(404, noMute(id), {
    field: "id",
    accepted: "the id of a mute in /api/v1/mutes",
    suggestions: live.mutes.all.slice(0, 5).map((mute) => mute.id),
  });
}

function listed(mute: Mute, at: string): Listed {
  const found = running().live.shown?.digest.sighting.findings ?? [];
  return {
    ...mute,
    state: isActive(mute, at) ? "active" : "expired",
    findings: found.filter((finding) => isAbout(mute.scope, finding)).length,
  };
}

function isAbout(scope: MuteScope, { id, ruleId, subject }: Finding): boolean {
  if (scope.kind === "finding") return scope.findingId === id;
  return scope.ruleId === ruleId && (scope.kind === "rule" || scope.subject === subject);
}
