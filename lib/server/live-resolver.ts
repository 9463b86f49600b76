import { Resolver } from "node:dns/promises";
import type { LiveAnswer } from "#lib/api/dns-live.ts";
import type { liveTypes } from "#lib/api/record-types.ts";
import { busyResolver } from "./refusal-words.ts";
import { Refusal } from "./refusal.ts";

type LiveType = (typeof liveTypes)[number];

/** How long one server is waited for, how often it is asked, and how many questions are under way at once. */
const TIMEOUT_MS = 2_000;
const TRIES = 2;
const MOST_AT_ONCE = 8;

/**
 * Looks names up live, with the resolver of this machine unless other servers (`<address>:<port>`) are named. It never throws
 * for what the DNS says; it refuses (503) while as many questions as it may ask are under way.
 */
export class LiveResolver {
  readonly #resolver: Resolver;
  #underWay = 0;

  constructor({
    servers,
    timeoutMs = TIMEOUT_MS,
  }: { readonly servers?: readonly string[]; readonly timeoutMs?: number } = {}) {
    this.#resolver = new Resolver({ timeout: timeoutMs, tries: TRIES });
    if (servers !== undefined) this.#resolver.setServers([...servers]);
  }

  async lookUp(name: string, type: LiveType): Promise<LiveAnswer> {
    if (this.#underWay >= MOST_AT_ONCE) throw new Refusal(503, busyResolver(MOST_AT_ONCE));
    this.#underWay += 1;
    const question = { name, type };
    try {
      const found = await this.#ask(name, type);
      return { question, kind: found.values.length === 0 ? "nodata" : "values", ...found, at: now() };
    } catch (error) {
      return { question, ...failureOf(error), values: [], at: now() };
    } finally {
      this.#underWay -= 1;
    }
  }

  async #ask(name: string, type: LiveType): Promise<Pick<LiveAnswer, "values" | "ttl">> {
    const resolver = this.#resolver;
    switch (type) {
      case "A":
        return withTtl(await resolver.resolve4(name, { ttl: true }));
      case "AAAA":
        return withTtl(await resolver.resolve6(name, { ttl: true }));
      case "CAA":
        return {
          values: (await resolver.resolveCaa(name)).map(({ critical, ...rest }) =>
            [critical, ...Object.entries(rest).flat()].join(" "),
          ),
        };
      case "MX":
        return {
          values: (await resolver.resolveMx(name)).map(({ priority, exchange }) => `${String(priority)} ${exchange}`),
        };
      case "SOA": {
        const { nsname, hostmaster, serial, refresh, retry, expire, minttl } = await resolver.resolveSoa(name);
        return { values: [[nsname, hostmaster, serial, refresh, retry, expire, minttl].join(" ")] };
      }
      case "SRV":
        return {
          values: (await resolver.resolveSrv(name)).map(({ priority, weight, port, name: target }) =>
            [priority, weight, port, target].join(" "),
          ),
        };
      case "TXT":
        return { values: (await resolver.resolveTxt(name)).map((parts) => `"${parts.join("")}"`) };
      case "CNAME":
        return { values: await resolver.resolveCname(name) };
      case "NS":
        return { values: await resolver.resolveNs(name) };
      case "PTR":
        return { values: await resolver.resolvePtr(name) };
    }
  }
}

function withTtl(records: readonly { readonly address: string; readonly ttl: number }[]) {
  return {
    values: records.map(({ address }) => address).toSorted(),
    ...(records.length === 0 ? {} : { ttl: Math.min(...records.map(({ ttl }) => ttl)) }),
  };
}

function failureOf(error: unknown): Pick<LiveAnswer, "kind" | "reason"> {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOTFOUND") return { kind: "nxdomain" };
  if (code === "ENODATA") return { kind: "nodata" };
  return { kind: "failed", reason: code === "ETIMEOUT" ? "timeout" : code.replace(/^E/, "") || "unknown" };
}

function now(): string {
  return new Date().toISOString();
}
