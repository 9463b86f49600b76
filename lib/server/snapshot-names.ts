import { newNameParameters, type SnapshotNamed } from "#lib/api/snapshot-names.ts";
import { readJsonBody } from "./json-body.ts";
import { listedEntry } from "./kept-entry.ts";
import { parseParameters } from "./parse-parameters.ts";
import { address, noSuchSnapshot, queryFields } from "./reads.ts";
import { namesFull, refusals } from "./refusal-words.ts";
import { Refusal } from "./refusal.ts";
import { json, type Answerer } from "./respond.ts";
import { running } from "./running.ts";

/** So many snapshots have a name at most: each is kept, however old it is. */
const NAMES_AT_MOST = 100;

/** `PUT /api/v1/snapshots/{id}/name`: names a snapshot; another that had the name loses it. */
export const nameSnapshot: Answerer = async (request, { id = "latest" }) => {
  const { name } = parseParameters(newNameParameters, await readJsonBody(request));
  const { live } = running();
  const others = live.snapshots.filter((entry) => entry.name !== undefined && entry.name !== name);
  if (others.length >= NAMES_AT_MOST) {
    throw new Refusal(400, namesFull(NAMES_AT_MOST), {
      field: "name",
      accepted: `up to ${String(NAMES_AT_MOST)} names`,
    });
  }
  return renamed(request, id, name);
};

/** `DELETE /api/v1/snapshots/{id}/name`: the snapshot has no name any more, and is kept as long as any other. */
export const unnameSnapshot: Answerer = (request, { id = "latest" }) => renamed(request, id, undefined);

async function renamed(request: Request, id: string, name: string | undefined): Promise<Response> {
  const server = running();
  if (server.version.mode === "snapshot") throw new Refusal(404, refusals.fileHasNoNames);
  const { snapshotId } = address(server, { ...queryFields(request), at: id });
  await server.live.rename(snapshotId, name);
  const entry = server.live.snapshots.find((kept) => kept.snapshotId === snapshotId);
  if (entry === undefined) throw noSuchSnapshot(server, id);
  const answer: SnapshotNamed = { store: server.live.store, snapshot: listedEntry(entry) };
  return json(answer);
}
