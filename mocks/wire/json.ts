import { jsonInput } from "./input.ts";
import { WireRefusal, type Protocol } from "./wire.ts";

/** Real ones are random; the same one keeps answers the same. */
const requestId = "c4b1e2a7-93d5-4f6e-8a20-6d1f7b3c9e54";

/** The AWS JSON 1.1 protocol: the operation in `x-amz-target`, times in epoch seconds. */
export const jsonProtocol: Protocol = {
  operationOf: ({ headers }) => headers["x-amz-target"]?.split(".").at(-1),
  inputOf: ({ body }) => jsonInput(parse(body)),
  answer: (_operation, output) => response(200, JSON.stringify(output, epochSeconds)),
  refuse: ({ code, message, status = 400 }) => response(status, JSON.stringify({ __type: code, message })),
};

function response(status: number, body: string): ReturnType<Protocol["answer"]> {
  return { status, body, headers: { "content-type": "application/x-amz-json-1.1", "x-amzn-requestid": requestId } };
}

function parse(body: string): unknown {
  try {
    return body === "" ? {} : JSON.parse(body);
  } catch {
    // What the service itself says of a body that is not JSON.
    throw new WireRefusal("SerializationException", "The request is not valid JSON.");
  }
}

/** A replacer: `value` has been through Date's own toJSON already, so the holder is asked. */
function epochSeconds(this: unknown, key: string, value: unknown): unknown {
  if (typeof value !== "string" || typeof this !== "object" || this === null) return value;
  const original: unknown = Reflect.get(this, key);
  return original instanceof Date ? original.getTime() / 1000 : value;
}
