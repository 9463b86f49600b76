import { splitHostPort } from "#lib/net/host-port.ts";
import { parseIp } from "#lib/net/ip.ts";
import type { QuestionDraft } from "./use-question.ts";

/** Protocols that have ports, by the names of the form. */
export function hasPorts(protocol: string): boolean {
  return protocol === "tcp" || protocol === "udp";
}

/**
 * A draft as it is asked at a protocol: without ports where it has none, and with the port that was typed after an address or a
 * DNS name in its own field. Two ports that differ stay as they are: the answer says so.
 */
export function askedDraft(draft: QuestionDraft, protocol: string): QuestionDraft {
  if (!hasPorts(protocol)) return { ...draft, port: "", sourcePort: "" };
  const port = draft.port.trim();
  const split = splitHostPort(draft.to.trim());
  if (split === undefined || !isAddressOrName(split.host)) return draft;
  if (port !== "" && split.port !== undefined && split.port !== port) return draft;
  return { ...draft, to: split.host, port: split.port ?? port };
}

/** Whether a text is no name of a resource that may hold a colon. */
function isAddressOrName(host: string): boolean {
  return parseIp(host) !== undefined || /^[a-z0-9_-]+(\.[a-z0-9_-]+)+\.?$/i.test(host);
}

/** The port that was typed after the other end, where no port is given: it outlives the choice of a resource in its place. */
export function typedPort({ to, port }: QuestionDraft): Partial<QuestionDraft> {
  const typed = splitHostPort(to.trim())?.port;
  return port !== "" || typed === undefined ? {} : { port: typed };
}
