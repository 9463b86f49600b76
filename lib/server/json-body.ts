import { expected, refusals } from "./refusal-words.ts";
import { Refusal } from "./refusal.ts";

const LARGEST_BYTES = 64 * 1024;

/** The JSON object in a request's body. Throws a {@link Refusal} when there is none, or it is too large. */
export async function readJsonBody(request: Request): Promise<Readonly<Record<string, unknown>>> {
  const type = request.headers.get("content-type") ?? "application/json";
  // A form of a foreign page can send text and form types without asking; JSON it cannot.
  if (!/^application\/json\b/i.test(type)) {
    throw new Refusal(415, expected("content-type", "application/json"), {
      field: "content-type",
      accepted: "application/json",
    });
  }
  const text = await bodyText(request);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Refusal(400, refusals.notJson, { field: "body", accepted: "a JSON object" }); // said better than V8 does
  }
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw new Refusal(400, refusals.notObject, { field: "body", accepted: "a JSON object" });
  }
  return { ...body };
}

async function bodyText(request: Request): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for await (const chunk of request.body ?? []) {
    // A request's body is a stream of bytes.
    const bytes = chunk as Uint8Array;
    size += bytes.byteLength;
    if (size > LARGEST_BYTES) throw new Refusal(413, refusals.tooLarge, { field: "body", accepted: "up to 64 KiB" });
    text += decoder.decode(bytes, { stream: true });
  }
  return text + decoder.decode();
}
