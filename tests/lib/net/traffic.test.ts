import { expect, test } from "vitest";
import { icmpMessages } from "#lib/net/icmp.ts";
import { everyPort, parsePorts, portTexts, portsBetween } from "#lib/net/port-set.ts";
import { formatProtocol, parseProtocol } from "#lib/net/protocol.ts";
import { contains, intersect, subtract, union } from "#lib/net/range-set.ts";
import { allTraffic, formatTraffic, isAll, noTraffic, portsOf, trafficOf } from "#lib/net/traffic.ts";

test("a port is a number or an ascending range, and nothing else", () => {
  expect(parsePorts("443")).toEqual([{ from: 443, until: 444 }]);
  expect(parsePorts("0-65535")).toEqual(everyPort);
  expect(["", "65536", "80-", "90-80", "-1", "http", "1-2-3", "1e3"].map(parsePorts)).toEqual(Array(8).fill(undefined));
  expect(portTexts([...portsBetween(80, 80), ...portsBetween(8000, 8100)])).toEqual(["80", "8000-8100"]);
});

test("a protocol is a name, a number up to 255, or all", () => {
  expect(["tcp", "UDP", "1", "58", "-1", "all", "0", "255"].map(parseProtocol)).toEqual([
    6,
    17,
    1,
    58,
    "all",
    "all",
    0,
    255,
  ]);
  expect(["256", "", "-2", "tcpx", "6.5"].map(parseProtocol)).toEqual(Array(5).fill(undefined));
  expect([6, 58, 47, "all" as const].map(formatProtocol)).toEqual(["tcp", "icmpv6", "47", "all"]);
});

test("an ICMP code without a type is nothing, a type without a code is all its codes", () => {
  expect(icmpMessages(-1, 3)).toEqual([]);
  expect(icmpMessages(3, -1)).toEqual([{ from: 768, until: 1024 }]);
  expect(icmpMessages(3, 4)).toEqual([{ from: 772, until: 773 }]);
  expect(icmpMessages(undefined, undefined)).toEqual(everyPort);
});

test("traffic of two protocols stays apart and adds up", () => {
  const web = trafficOf(6, portsBetween(443, 443));
  const both = union(web, trafficOf(17, portsBetween(53, 53)));
  expect(formatTraffic(both)).toBe("tcp 443; udp 53");
  expect(portsOf(both, 17)).toEqual([{ from: 53, until: 54 }]);
  expect(portsOf(both, 1)).toEqual([]);
  expect(intersect(both, trafficOf(6))).toEqual(web);
});

test("all traffic is all, and all but one port is not", () => {
  expect(isAll(trafficOf("all"))).toBe(true);
  expect(formatTraffic(allTraffic)).toBe("all");
  expect(isAll(subtract(allTraffic, trafficOf(6, portsBetween(22, 22))))).toBe(false);
  expect(formatTraffic(noTraffic)).toBe("none");
  expect(contains(trafficOf(47), 47 * 65536 + 9)).toBe(true);
});
