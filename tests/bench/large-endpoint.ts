import { createServer, type IncomingMessage } from "node:http";
import { answer, readCall } from "#mocks/wire/answer.ts";
import type { WireRequest } from "#mocks/wire/wire.ts";
import { accountOfTasks } from "./large-account.ts";

/** An AWS-compatible endpoint in a process of its own: the large account, over HTTP. Tells its address to who started it. */
const world = accountOfTasks(Number(process.argv[2]));

const server = createServer((incoming, outgoing) => {
  void readRequest(incoming).then((request) => {
    const call = readCall(request);
    const { status, headers, body } =
      call === undefined ? { status: 403, headers: {}, body: "" } : answer(world, request, call);
    outgoing.writeHead(status, headers).end(body);
  });
});

async function readRequest(incoming: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  // A request is a stream of buffers as long as nobody sets its encoding.
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : value]),
  );
  const url = new URL(incoming.url ?? "/", `http://${incoming.headers.host ?? "127.0.0.1"}`);
  return { method: incoming.method ?? "GET", url, headers, body: Buffer.concat(chunks).toString("utf8") };
}

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address !== null && typeof address === "object") process.send?.(`http://127.0.0.1:${String(address.port)}`);
});
