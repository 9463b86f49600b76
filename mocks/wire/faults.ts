import type { Fault, World } from "#mocks/world/world.ts";
import type { Call } from "./answer.ts";
import { accountOfKey } from "./identity.ts";
import { services } from "./services.ts";
import type { WireRequest, WireResponse } from "./wire.ts";

/** Which fault strikes a request, if any; counts how often those with a limit have struck. */
export type FaultPicker = (request: WireRequest, call: Call, world: World) => Fault["kind"] | undefined;

/** A picker for `faults`, with counters of its own: the first that fits and is not used up strikes. */
export function faultPicker(faults: readonly Fault[]): FaultPicker {
  const struck = new Map<Fault, number>();
  return (request, call, world) => {
    const account = accountOfKey(world, call.accessKeyId)?.account;
    const fault = faults.find(
      (candidate) => fits(candidate, { request, call, account }) && (struck.get(candidate) ?? 0) < limitOf(candidate),
    );
    if (fault !== undefined) struck.set(fault, (struck.get(fault) ?? 0) + 1);
    return fault?.kind;
  };
}

type Struck = { readonly request: WireRequest; readonly call: Call; readonly account: string | undefined };

function fits(fault: Fault, { request, call, account }: Struck): boolean {
  const region = call.service === "route53" ? ["global", call.region] : [call.region];
  return (
    (fault.call === "*" || fault.call === call.name) &&
    (fault.account === undefined || fault.account === account) &&
    (fault.region === undefined || region.includes(fault.region)) &&
    (fault.matching === undefined || asksFor(request, fault.matching))
  );
}

/** Bodies of forms, and paths, are percent-encoded; a fault names what they mean. */
function asksFor({ body, url }: WireRequest, text: string): boolean {
  const encoded = encodeURIComponent(text);
  return [body, url.pathname + url.search].some((part) => part.includes(text) || part.includes(encoded));
}

function limitOf({ kind }: Fault): number {
  if (kind.type === "throttle") return kind.times;
  return kind.type === "reset" ? (kind.times ?? Infinity) : Infinity;
}

/** A refusal that any call may meet, in the service's own words. */
export function refuseCall(kind: "deny" | "throttle" | "expired-token", call: Call, callerArn: string): WireResponse {
  const { protocol, denied, throttled, expired } = services[call.service];
  switch (kind) {
    case "throttle":
      return protocol.refuse(throttled);
    case "expired-token":
      return protocol.refuse(expired);
    case "deny":
      return protocol.refuse({
        ...denied,
        message:
          `User: ${callerArn} is not authorized to perform: ${call.name} ` +
          `because no identity-based policy allows the ${call.name} action`,
      });
  }
}

/** A body that is not the answer, though it comes as a success. */
export function spoil(
  body: "truncated" | "empty" | "html" | "no-list",
  call: Call,
  intact: WireResponse,
): WireResponse {
  switch (body) {
    case "truncated":
      return { ...intact, body: intact.body.slice(0, Math.floor(intact.body.length / 2)) };
    case "empty":
      return { ...intact, body: "" };
    case "html":
      return {
        status: 200,
        headers: { "content-type": "text/html" },
        body: "<!DOCTYPE html><html><head><title>Sign in</title></head><body><p>Please sign in to use this network.</body></html>",
      };
    case "no-list":
      return services[call.service].protocol.answer(call.operation, {});
  }
}
