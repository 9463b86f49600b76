import { icmpMessages } from "#lib/net/icmp.ts";
import { everyPort, parsePorts, portTexts, type PortSet } from "#lib/net/port-set.ts";
import { formatProtocol, hasPorts, ICMP, isIcmp, parseProtocol, type Protocol } from "#lib/net/protocol.ts";
import { noTraffic, trafficOf, type Traffic } from "#lib/net/traffic.ts";
import type { TraceQuestion, TraceRefusal } from "./answer.ts";
import type { Say } from "./sentences.ts";

/** What a question asks to be carried. */
export type Asked = {
  readonly protocol: Protocol;
  readonly ports: PortSet;
  /** The client's ports when the question fixes them; else the client's own range is taken. */
  readonly sourcePorts?: PortSet;
  readonly request: Traffic;
  /** What is asked of a load balancer's listener rules, when the question says. */
  readonly host?: string;
  readonly path?: string;
  /** ICMP replies, or the whole protocol; for TCP and UDP it follows from the source ports. */
  readonly otherReply: Traffic;
};

/** Reads protocol and ports of a question, or says which field is wrong and what is accepted. */
export function readAsked(say: Say, question: TraceQuestion): Asked | TraceRefusal {
  const protocol = readProtocol(say, question);
  if (typeof protocol === "object") return protocol;
  const ports = readPorts(say, "port", question.port);
  if ("status" in ports) return ports;
  const { sourcePort = "" } = question;
  const sourcePorts = sourcePort === "" ? undefined : readPorts(say, "sourcePort", sourcePort);
  if (sourcePorts !== undefined && "status" in sourcePorts) return sourcePorts;
  const refused = refusedIcmp(say, question);
  if (refused !== undefined) return refused;
  const http = readRequest(say, question);
  if ("status" in http) return http;
  const { icmpType, icmpCode } = question;
  const messages = isIcmp(protocol) ? icmpMessages(icmpType, icmpCode) : everyPort;
  return {
    protocol,
    ports,
    ...(sourcePorts === undefined ? {} : { sourcePorts }),
    ...http,
    request: trafficOf(protocol, hasPorts(protocol) ? ports : messages),
    otherReply: otherReply(protocol, icmpType),
  };
}

function readProtocol(say: Say, { protocol = "tcp" }: TraceQuestion): Protocol | TraceRefusal {
  return parseProtocol(protocol) ?? refuse("protocol", say("notAProtocol", { given: protocol }));
}

/** A port or a range; all when nothing is said. */
function readPorts(say: Say, field: "port" | "sourcePort", given: string | undefined): PortSet | TraceRefusal {
  if (given === undefined || given === "") return everyPort;
  const ports = parsePorts(given);
  return ports ?? refuse(field, say("notAPort", { given }));
}

function refusedIcmp(say: Say, { icmpType, icmpCode }: TraceQuestion): TraceRefusal | undefined {
  if (icmpType !== undefined && !isOctet(icmpType)) return refuse("icmpType", say("notAnIcmpType"));
  if (icmpCode === undefined || (icmpType !== undefined && isOctet(icmpCode))) return undefined;
  return refuse("icmpCode", say("notAnIcmpCode"));
}

/** The host and the path that listener rules are asked about. */
function readRequest(say: Say, { host, path }: TraceQuestion): Pick<Asked, "host" | "path"> | TraceRefusal {
  if (host !== undefined && !/^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$/i.test(host)) {
    return refuse("host", say("notAHost", { given: host }));
  }
  if (path !== undefined && !/^\/[\x21-\x7e]*$/.test(path)) {
    return refuse("path", say("notAPath", { given: path }));
  }
  return { ...(host === undefined ? {} : { host }), ...(path === undefined ? {} : { path }) };
}

/** The port of a question as text, as the answer repeats it. */
export function portText({ protocol, ports }: Asked): string {
  if (!hasPorts(protocol) || (ports[0]?.from === 0 && ports[0].until === 65536)) return "all";
  return portTexts(ports).join(",");
}

/** What is asked, in words: `tcp 5432`. */
export function askedText(asked: Asked): string {
  const port = portText(asked);
  return port === "all" ? formatProtocol(asked.protocol) : `${formatProtocol(asked.protocol)} ${port}`;
}

/** An echo is answered by an echo reply; errors and the like are not answered. */
function otherReply(protocol: Protocol, type: number | undefined): Traffic {
  if (!isIcmp(protocol) || type === undefined) return trafficOf(protocol);
  const [echo, answer] = protocol === ICMP ? [8, 0] : [128, 129];
  return type === echo ? trafficOf(protocol, icmpMessages(answer, 0)) : noTraffic;
}

function isOctet(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 255;
}

/** A question that cannot be asked. */
export function refuse(
  field: string,
  detail: string,
  more: Partial<Pick<TraceRefusal, "status" | "suggestions">> = {},
): TraceRefusal {
  return { status: 400, field, detail, suggestions: [], ...more };
}
