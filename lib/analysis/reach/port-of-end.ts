import { splitHostPort } from "#lib/net/host-port.ts";
import { parsePorts, portTexts } from "#lib/net/port-set.ts";
import { formatProtocol, hasPorts, parseProtocol, TCP } from "#lib/net/protocol.ts";
import { equals } from "#lib/net/range-set.ts";
import { formatTraffic, portsOf, protocolsOf, trafficOf } from "#lib/net/traffic.ts";
import type { TraceQuestion, TraceRefusal } from "./answer.ts";
import type { Endpoint } from "./endpoint.ts";
import { namesOf } from "./names.ts";
import { refuse } from "./question.ts";
import type { Say } from "./sentences.ts";
import type { World } from "./world.ts";

type Speaking = { readonly world: World; readonly say: Say };

/**
 * A question with the port that `to` carries in its own field: `10.0.1.5:8080` asks at 8080. Refused when the question says
 * another port, or a protocol that has none. What is called so, colon and all, keeps its name.
 */
export function withPortOfTo({ world, say }: Speaking, question: TraceQuestion): TraceQuestion | TraceRefusal {
  const given = question.to.trim();
  const split = splitHostPort(given);
  if (split === undefined || isNamed(world, given)) return question;
  const { host: to, port: own } = split;
  if (own === undefined) return { ...question, to };
  const { protocol = "tcp" } = question;
  const port = question.port === undefined || question.port === "" ? own : question.port;
  return refusedPort(say, { given, own, protocol, port }) ?? { ...question, to, port };
}

type Ported = { readonly given: string; readonly own: string; readonly protocol: string; readonly port: string };

/** Why the port that `to` carries cannot be asked; fields that are wrong by themselves are refused as such. */
function refusedPort(say: Say, ported: Ported): TraceRefusal | undefined {
  const ports = parsePorts(ported.own);
  if (ports === undefined) return refuse("to", say("notAPort", { given: ported.own }));
  const protocol = parseProtocol(ported.protocol);
  if (protocol !== undefined && !hasPorts(protocol)) return refuse("protocol", say("portWithout", ported));
  const asked = parsePorts(ported.port);
  return asked === undefined || equals(asked, ports) ? undefined : refuse("port", say("portTwice", ported));
}

function isNamed({ topology }: World, text: string): boolean {
  const { exact, byName } = namesOf(topology);
  return exact.has(text) || byName.has(text.toLowerCase());
}

/** A question to a listener at what it listens to, when the question says no port; and the end, which tells so. */
export function atListener(
  say: Say,
  question: TraceQuestion,
  to: Endpoint,
): { readonly question: TraceQuestion; readonly to: Endpoint } {
  const { listens = [] } = to;
  const { protocol, port = "" } = question;
  const own = protocolsOf(listens);
  const [first] = own;
  const asked = protocol === undefined ? (own.includes(TCP) ? TCP : first) : parseProtocol(protocol);
  if (port !== "" || first === undefined || asked === undefined || !hasPorts(asked)) return { question, to };
  const [at = ""] = portTexts(portsOf(listens, first));
  const traffic = formatTraffic(trafficOf(asked, parsePorts(at)));
  const assumes = [...(to.assumes ?? []), { code: "LISTENER_PORT", text: say("listenerPort", { traffic }) }];
  return { question: { ...question, protocol: formatProtocol(asked), port: at }, to: { ...to, assumes } };
}
