import { CARRIED_ENCODING } from "./carried-encoding.ts";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { SnapshotList } from "#lib/api/contract.ts";
import { listedEntry } from "./kept-entry.ts";
import { address, noSuchSnapshot, queryFields, refuseOtherFields } from "./reads.ts";
import { etagOf, json, notModified, takesGzip, type Answerer } from "./respond.ts";
import { sinceBefore } from "./since-before.ts";
import { running } from "./running.ts";

const gunzipAsync = promisify(gunzip);

/** The snapshots that are kept, newest first. */
export const snapshotList: Answerer = (request) => {
  const server = running();
  const { live, startId } = server;
  refuseOtherFields(request, ["at"]);
  if (live.shown !== undefined) address(server, queryFields(request)); // one that is not kept is refused here too
  const etag = etagOf(startId, ...live.snapshots.flatMap(({ snapshotId, name = "" }) => [snapshotId, name]));
  const known = notModified(request, etag);
  if (known !== undefined) return known;
  const since = sinceBefore(live.snapshots, live.lives);
  const list: SnapshotList = {
    snapshots: live.snapshots.map((entry) => {
      const told = since.get(entry.snapshotId);
      return { ...listedEntry(entry), ...(told !== undefined && { since: told }) };
    }),
  };
  const answer = json(list);
  answer.headers.set("etag", etag);
  answer.headers.set("cache-control", "no-cache");
  return answer;
};

/** One whole snapshot, sent as it is stored. */
export const snapshotDocument: Answerer = async (request, { id = "latest" }) => {
  const server = running();
  refuseOtherFields(request);
  const { snapshotId } = address(server, { ...queryFields(request), at: id });
  const etag = etagOf("snapshot", snapshotId);
  const known = notModified(request, etag);
  if (known !== undefined) return known;
  const document = await server.live.document(snapshotId);
  if (document === undefined) throw noSuchSnapshot(server, snapshotId);
  const gzip = takesGzip(request);
  const body = Uint8Array.from(gzip ? document : await gunzipAsync(document));
  return new Response(body, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      etag,
      "cache-control": "no-cache",
      vary: "accept-encoding",
      ...(gzip && { [CARRIED_ENCODING]: "gzip" }),
    },
  });
};
