import { isIP } from "node:net";

/** Whether an address is reached from this machine only. */
export function isLoopback(address: string): boolean {
  return address === "localhost" || address === "::1" || (isIP(address) === 4 && address.startsWith("127."));
}

/** The name in a `Host` header without its port and brackets, lower-case. */
export function hostName(header: string): string {
  const host = header.trim().toLowerCase();
  const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(host);
  return bracketed?.[1] ?? host.replace(/:\d+$/, "").replace(/\.$/, "");
}

/** What the Host allow-list is made of. */
export type HostRule = { readonly listenHost: string; readonly allowedHosts: readonly string[] };

/**
 * Whether a request for this host is answered. Names must be listed: that is what stops a foreign page from reaching
 * us through a name of its own that it points at this machine. An IP address cannot be pointed elsewhere, so on a
 * public listener any is fine; on a loopback listener only a loopback one is.
 */
export function isAllowedHost(header: string | undefined, rule: HostRule): boolean {
  if (header === undefined) return false;
  const name = hostName(header);
  if (isLoopback(name) || name === rule.listenHost) return true;
  if (rule.allowedHosts.includes("*") || rule.allowedHosts.includes(name)) return true;
  return isIP(name) !== 0 && !isLoopback(rule.listenHost);
}
