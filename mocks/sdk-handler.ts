import { getResponse } from "msw";
import type { Wire } from "./wire/handlers.ts";

/** What an SDK client sends its requests through: assignable to every client's `requestHandler`. */
export type SdkHandler = {
  readonly metadata: { readonly handlerProtocol: string };
  readonly httpHandlerConfigs: () => object;
  readonly updateHttpClientConfig: () => void;
  readonly handle: (request: SdkRequest, patience?: Patience) => Promise<{ response: SdkResponse }>;
};

/** A signed request, in the parts the SDK keeps it in. */
type SdkRequest = {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

type SdkResponse = { statusCode: number; headers: Record<string, string>; body: Uint8Array };

/** How long a caller waits: what the SDK passes along with a request. */
type Patience = { readonly abortSignal?: unknown; readonly requestTimeout?: number | undefined };

/**
 * The wire as the `requestHandler` of any SDK client: no socket is ever opened, so a request that nothing answers fails
 * instead of reaching AWS. `requestTimeout` (milliseconds) holds for requests that bring none of their own.
 */
export function sdkHandler(
  { handlers }: Pick<Wire, "handlers">,
  { requestTimeout }: Pick<Patience, "requestTimeout"> = {},
): SdkHandler {
  const all = [...handlers];
  return {
    metadata: { handlerProtocol: "http/1.1" },
    httpHandlerConfigs: () => ({}),
    updateHttpClientConfig: () => undefined,
    handle: (request, patience = {}) =>
      whilePatient({ ...patience, requestTimeout: patience.requestTimeout ?? requestTimeout }, async (signal) => {
        const response = await getResponse(all, toRequest(request, signal));
        return { response: await toSdkResponse(response, request) };
      }),
  };
}

/** Rejects as soon as the caller gives up (`AbortError`) or has waited `requestTimeout` milliseconds (`TimeoutError`). */
async function whilePatient<Answer>(
  { abortSignal, requestTimeout = 0 }: Patience,
  ask: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const given = abortSignal instanceof AbortSignal ? abortSignal : new AbortController().signal;
  given.throwIfAborted();
  const giveUp = new AbortController();
  const onAbort = (): void => {
    giveUp.abort(given.reason);
  };
  given.addEventListener("abort", onAbort);
  const waited = new DOMException(`No answer within ${String(requestTimeout)} ms.`, "TimeoutError");
  const timer = requestTimeout === 0 ? undefined : setTimeout(() => giveUp.abort(waited), requestTimeout);
  try {
    return await Promise.race([ask(giveUp.signal), rejection(giveUp.signal)]);
  } finally {
    clearTimeout(timer);
    given.removeEventListener("abort", onAbort);
  }
}

function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => {
      reject(
        signal.reason instanceof Error ? signal.reason : new DOMException("The request was aborted.", "AbortError"),
      );
    });
  });
}

function toRequest(request: SdkRequest, signal: AbortSignal): Request {
  const { method, headers } = request;
  return new Request(urlOf(request), { method, headers, signal, ...bodyOf(request) });
}

/** Bytes are copied: the SDK's JSON bodies are byte arrays that warn when anyone looks at them as text. */
function bodyOf({ method, body }: SdkRequest): { body?: string | Uint8Array<ArrayBuffer> } {
  if (method === "GET" || method === "HEAD") return {};
  if (body instanceof Uint8Array) return { body: new Uint8Array(body) };
  return typeof body === "string" ? { body } : {};
}

function urlOf({ protocol, hostname, port, path, query = {} }: SdkRequest): string {
  const parameters = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(one ?? "")}`),
  );
  const address = `${protocol}//${hostname}${port === undefined ? "" : `:${String(port)}`}${path}`;
  return parameters.length === 0 ? address : `${address}?${parameters.join("&")}`;
}

async function toSdkResponse(response: Response | undefined, request: SdkRequest): Promise<SdkResponse> {
  if (response === undefined) throw new Error(`Nothing answers ${request.method} ${urlOf(request)}: it is not mocked.`);
  // What Node gives when the other side closes the connection.
  if (response.type === "error") throw Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });
  return {
    statusCode: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
  };
}
