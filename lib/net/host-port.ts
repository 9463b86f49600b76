import { parseIp } from "./ip.ts";

/** A host and the port that is written after it. */
export type HostPort = { readonly host: string; readonly port?: string };

/**
 * Takes `10.0.1.5:8080`, `api.example.internal:443` and `[2001:db8::1]:443` apart; an IPv6 address in brackets alone has no
 * port. `undefined` for any other text: an IPv6 address without brackets, an ARN.
 */
export function splitHostPort(text: string): HostPort | undefined {
  const [, six = "", after] = /^\[([^\]]+)\](?::(\d+(?:-\d+)?))?$/.exec(text) ?? [];
  if (parseIp(six)?.family === 6) return { host: six, ...(after === undefined ? {} : { port: after }) };
  const [, host, port] = /^([^\s:[\]]+):(\d+(?:-\d+)?)$/.exec(text) ?? [];
  return host === undefined || port === undefined ? undefined : { host, port };
}
