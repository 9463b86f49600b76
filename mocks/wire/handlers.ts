import { http, HttpResponse, type RequestHandler } from "msw";
import type { Fault, World } from "#mocks/world/world.ts";
import { answer, readCall, type Call } from "./answer.ts";
import { faultPicker, refuseCall, spoil, type FaultPicker } from "./faults.ts";
import { accountOfKey } from "./identity.ts";
import type { WireRequest, WireResponse } from "./wire.ts";

/** A world on the wire. */
export type Wire = {
  /** For MSW's `getResponse` and `setupServer`: every service, on AWS's hosts of every partition. */
  readonly handlers: readonly RequestHandler[];
  /** How often each call was made so far, failed ones included, by its IAM spelling: `ecs:ListTasks`. */
  readonly calls: () => ReadonlyMap<string, number>;
};

/** What the wire answers from. The world is asked for anew with every request, so it may move on. */
export type WireOptions = { readonly world: () => World; readonly faults?: readonly Fault[] };

/**
 * AWS's own hosts: a service's prefix, a Region for most, a partition's suffix.
 * Source: the partitions of the SDK's endpoint rules.
 */
const awsHosts =
  /^https?:\/\/(?:application-autoscaling|ecs|ec2|elasticloadbalancing|route53|route53resolver|servicediscovery|sts)(?:-fips)?(?:\.[a-z0-9-]+)?\.(?:amazonaws\.com(?:\.cn)?|amazonaws\.eu|api\.aws|api\.amazonwebservices\.com\.cn|c2s\.ic\.gov|sc2s\.sgov\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)(?::\d+)?\//;

/** Puts a world on the wire. Each wire counts its own calls, and its own faults. */
export function putOnWire({ world, faults = [] }: WireOptions): Wire {
  const counts = new Map<string, number>();
  const pick = faultPicker(faults);
  const handler = http.all(awsHosts, async ({ request }) => {
    const wireRequest = await readRequest(request);
    const call = readCall(wireRequest);
    if (call === undefined) return unsigned();
    counts.set(call.name, (counts.get(call.name) ?? 0) + 1);
    return respond({ request: wireRequest, call, world: world(), pick, signal: request.signal });
  });
  return { handlers: [handler], calls: () => new Map(counts) };
}

async function readRequest(request: Request): Promise<WireRequest> {
  return {
    method: request.method,
    url: new URL(request.url),
    headers: Object.fromEntries(request.headers),
    body: await request.text(),
  };
}

type Exchange = {
  readonly request: WireRequest;
  readonly call: Call;
  readonly world: World;
  readonly pick: FaultPicker;
  readonly signal: AbortSignal;
};

async function respond({ request, call, world, pick, signal }: Exchange): Promise<Response> {
  const fault = pick(request, call, world);
  const intact = (): WireResponse => answer(world, request, call);
  switch (fault?.type) {
    case undefined:
      return toResponse(intact());
    case "reset":
      return HttpResponse.error();
    case "slow":
      await pause(fault.delayMs, signal);
      return toResponse(intact());
    case "garbage":
      return toResponse(spoil(fault.body, call, intact()));
    case "deny":
    case "throttle":
    case "expired-token":
      return toResponse(refuseCall(fault.type, call, accountOfKey(world, call.accessKeyId)?.callerArn ?? "unknown"));
  }
}

/** Waits, unless the caller gives up first. */
function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, delayMs);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function toResponse({ status, headers, body }: WireResponse): Response {
  return new HttpResponse(body, { status, headers });
}

function unsigned(): Response {
  const body =
    "<ErrorResponse><Error><Code>MissingAuthenticationToken</Code><Message>Request is missing Authentication Token</Message></Error></ErrorResponse>";
  return new HttpResponse(body, { status: 403, headers: { "content-type": "text/xml" } });
}
