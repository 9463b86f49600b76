import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LiveResolver } from "#lib/server/live-resolver.ts";

const [A, MX] = [1, 15];
const [NXDOMAIN, SERVFAIL] = [3, 2];

type Answer = { readonly type: number; readonly ttl: number; readonly data: Buffer };

/** The question's name, as it is on the wire, and the name in dots. */
function nameIn(query: Buffer): { readonly end: number; readonly name: string } {
  const labels: string[] = [];
  let at = 12;
  while (query[at] !== 0) {
    const length = query[at] ?? 0;
    labels.push(query.toString("latin1", at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { end: at + 1, name: labels.join(".").toLowerCase() };
}

/** A reply to a query: its header, its question, and the answers, each under the question's name. */
function reply(query: Buffer, rcode: number, answers: readonly Answer[]): Buffer {
  const header = Buffer.from(query.subarray(0, 12));
  header.writeUInt16BE(0x8180 | rcode, 2);
  header.writeUInt16BE(answers.length, 6);
  header.writeUInt32BE(0, 8);
  const question = query.subarray(12, nameIn(query).end + 4);
  const records = answers.map(({ type, ttl, data }) => {
    const head = Buffer.alloc(12);
    head.writeUInt16BE(0xc00c, 0);
    head.writeUInt16BE(type, 2);
    head.writeUInt16BE(1, 4);
    head.writeUInt32BE(ttl, 6);
    head.writeUInt16BE(data.length, 10);
    return Buffer.concat([head, data]);
  });
  return Buffer.concat([header, question, ...records]);
}

const zone: { readonly [name: string]: readonly Answer[] | number } = {
  "www.example.jp": [
    { type: A, ttl: 60, data: Buffer.from([203, 0, 113, 2]) },
    { type: A, ttl: 30, data: Buffer.from([203, 0, 113, 1]) },
  ],
  "example.jp": [{ type: MX, ttl: 300, data: Buffer.from([0, 10, 4, 109, 97, 105, 108, 0xc0, 0x0c]) }],
  "empty.example.jp": [],
  "nowhere.example.jp": NXDOMAIN,
  "broken.example.jp": SERVFAIL,
};

let server: Socket;
let resolver: LiveResolver;
const unanswered: string[] = [];

beforeAll(async () => {
  server = createSocket("udp4");
  server.on("message", (query, { address, port }) => {
    const { name } = nameIn(query);
    const held = zone[name];
    if (held === undefined) unanswered.push(name);
    else if (typeof held === "number") server.send(reply(query, held, []), port, address);
    else server.send(reply(query, 0, held), port, address);
  });
  server.bind(0, "127.0.0.1");
  await once(server, "listening");
  resolver = new LiveResolver({ servers: [`127.0.0.1:${String(server.address().port)}`], timeoutMs: 100 });
});

afterAll(() => server.close());

describe("the resolver of this machine", () => {
  test("gives the addresses in order, and the shortest TTL", async () => {
    expect(await resolver.lookUp("www.example.jp", "A")).toMatchObject({
      question: { name: "www.example.jp", type: "A" },
      kind: "values",
      values: ["203.0.113.1", "203.0.113.2"],
      ttl: 30,
    });
  });

  test("gives other types as the zone writes them", async () => {
    expect(await resolver.lookUp("example.jp", "MX")).toMatchObject({ kind: "values", values: ["10 mail.example.jp"] });
  });

  test("tells a name that is not there from one without an answer of the type", async () => {
    expect(await resolver.lookUp("nowhere.example.jp", "A")).toMatchObject({ kind: "nxdomain", values: [] });
    expect(await resolver.lookUp("empty.example.jp", "A")).toMatchObject({ kind: "nodata", values: [] });
  });

  test("says why there is no answer, and gives up on a server that is silent", async () => {
    expect(await resolver.lookUp("broken.example.jp", "A")).toMatchObject({ kind: "failed", reason: "SERVFAIL" });
    expect(await resolver.lookUp("silent.example.jp", "A")).toMatchObject({ kind: "failed", reason: "timeout" });
    expect(unanswered).toContain("silent.example.jp");
  });

  test("refuses the ninth question while eight are under way", async () => {
    const eight = Array.from({ length: 8 }, (_, at) => resolver.lookUp(`silent-${String(at)}.example.jp`, "A"));
    await expect(resolver.lookUp("www.example.jp", "A")).rejects.toMatchObject({ status: 503 });
    expect((await Promise.all(eight)).map(({ reason }) => reason)).toEqual(eight.map(() => "timeout"));
    expect(await resolver.lookUp("www.example.jp", "A")).toMatchObject({ kind: "values" });
  });
});
