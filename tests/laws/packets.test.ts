import fc from "fast-check";
import { expect, test } from "vitest";
import type { TraceAnswer } from "#lib/analysis/reach/answer.ts";
import { asking, asksOf, bothOf, engineOf, textOf, truthOf, verdictsOf, type Ask, type Both } from "./both.ts";
import { networks } from "./generate-network.ts";
import { clientPorts, serverPorts } from "./generate-rules.ts";
import type { Areas } from "./oracle/network.ts";
import { isWithin } from "./oracle/addresses.ts";

const patience = { timeout: 120_000 };

test("the verdict on one packet is what walking it rule by rule gives", patience, () => {
  const seen = { passes: 0, lost: 0, some: 0, unknown: 0 };
  fc.assert(
    fc.property(networks, asking, (areas, drawn) => {
      const both = bothOf(areas);
      for (const ask of asksOf(areas, drawn)) {
        const truth = truthOf(both.network, ask);
        const { verdict, blockers } = engineOf(both.topology, ask);
        const agrees = verdictsOf(truth).includes(verdict);
        expect(agrees ? "agrees" : `${textOf(ask)}: ${verdict}, but ${truth.kind} ${truth.why}`).toBe("agrees");
        if (verdict === "unreachable") expect(blockers.length).toBeGreaterThan(0);
        seen[truth.kind] += 1;
      }
    }),
    { numRuns: 100 },
  );
  expect(Math.min(seen.passes, seen.lost)).toBeGreaterThan(40);
});

test("a verdict on ranges holds for packets inside its conditions and for none outside", patience, () => {
  const seen = { reachable: 0, conditional: 0, unreachable: 0, unknown: 0 };
  fc.assert(
    fc.property(networks, asking, (areas, drawn) => {
      const both = bothOf(areas);
      for (const ask of asksOf(areas, drawn)
        .filter(({ protocol }) => protocol === "tcp" || protocol === "udp")
        .slice(0, 3)) {
        const answer = engineOf(both.topology, ask, { port: "22-5432", sourcePort: "1024-65535" });
        expectRange(both, ask, answer);
        seen[answer.verdict] += 1;
      }
    }),
    { numRuns: 80 },
  );
  expect(Math.min(seen.reachable, seen.conditional, seen.unreachable)).toBeGreaterThan(3);
});

const servers = Object.values(serverPorts)
  .filter((port) => port <= 5432)
  .toSorted((a, b) => a - b);
const clients = Object.values(clientPorts);

function expectRange({ network }: Both, ask: Ask, answer: TraceAnswer): void {
  const all = servers.flatMap((server) => clients.map((client) => ({ server, client })));
  const kinds = all.map((ports) => ({ ...ports, kind: truthOf(network, { ...ask, ...ports }).kind }));
  const is = (kind: string) => kinds.every((one) => one.kind === kind);
  if (kinds.some(({ kind }) => kind === "unknown")) {
    expect(["unknown", "unreachable"]).toContain(answer.verdict);
    return;
  }
  const expected = is("passes") ? "reachable" : is("lost") ? "unreachable" : "conditional";
  expect(`${textOf(ask)}: ${answer.verdict}`).toBe(`${textOf(ask)}: ${expected}`);
  if (expected !== "conditional") return;
  const open = kinds.filter(({ kind }) => kind !== "lost");
  const portsOf = (name: "server" | "client") => [...new Set(open.map((ports) => ports[name]))].sort((a, b) => a - b);
  expect(portsIn(answer, "port", servers)).toEqual(portsOf("server"));
  // Behind a NAT gateway the condition is about the port the gateway chooses, not the client's.
  if (kinds.some(({ kind }) => kind === "some")) return;
  expect(portsIn(answer, "source-port", clients)).toEqual(portsOf("client"));
}

function portsIn(answer: TraceAnswer, kind: "port" | "source-port", all: readonly number[]): readonly number[] {
  const texts = answer.variants[0]?.conditions.find((condition) => condition.kind === kind)?.ports;
  if (texts === undefined) return all;
  const ranges = texts.map((text) => text.split("-").map(Number));
  return all.filter((port) => ranges.some(([from = 0, to = from]) => from <= port && port <= to));
}

/** A public address of every class that no generated rule tells apart. */
const everywhere = [
  "8.8.8.8",
  "198.51.100.7",
  "198.51.100.200",
  "203.0.113.9",
  "203.0.113.200",
  "192.0.2.250",
  "192.0.2.14",
];

test("a verdict on the whole internet holds for the addresses it names and for none else", patience, () => {
  const seen = { reachable: 0, conditional: 0, unreachable: 0, unknown: 0 };
  fc.assert(
    fc.property(networks, asking, fc.boolean(), (dual, drawn, isOut) => {
      // The internet is both families at once: here one of them is looked at.
      const areas = withoutIpv6(dual);
      const both = bothOf(areas);
      const asks = asksOf(areas, drawn).filter(
        ({ from, to }) => (isOut ? from : to).interfaceId !== undefined && !from.address.includes(":"),
      );
      for (const ask of asks.slice(0, 4)) {
        const internet = { text: "internet", address: "internet" };
        const wide = isOut ? { ...ask, to: internet } : { ...ask, from: internet };
        const answer = engineOf(both.topology, wide);
        const kinds = everywhere.map((address) => {
          const one = { text: address, address };
          return truthOf(both.network, isOut ? { ...ask, to: one } : { ...ask, from: one }).kind;
        });
        if (kinds.some((kind) => kind === "unknown" || kind === "some")) continue;
        const passing = everywhere.filter((_, i) => kinds[i] === "passes");
        const expected =
          passing.length === everywhere.length ? "reachable" : passing.length === 0 ? "unreachable" : "conditional";
        expect(`${textOf(wide)}: ${answer.verdict}`).toBe(`${textOf(wide)}: ${expected}`);
        seen[answer.verdict] += 1;
        if (answer.verdict === "conditional") expect(addressesIn(answer)).toEqual(passing);
      }
    }),
    { numRuns: 60 },
  );
  expect(Math.min(seen.reachable, seen.unreachable)).toBeGreaterThan(3);
});

function withoutIpv6(areas: Areas): Areas {
  return { ...areas, networkInterfaces: areas.networkInterfaces?.map((one) => ({ ...one, ipv6Addresses: [] })) ?? [] };
}

function addressesIn({ variants }: TraceAnswer): readonly string[] {
  const cidrs = variants.flatMap(({ conditions }) => conditions.flatMap((condition) => condition.cidrs ?? []));
  return everywhere.filter((address) => cidrs.some((cidr) => isWithin(cidr, address)));
}
