import { expect, test } from "vitest";
import { parseCidr } from "#lib/net/cidr.ts";
import { parseIp } from "#lib/net/ip.ts";
import {
  cidrsOfIps,
  containsIp,
  everyIpv4,
  hasNoIps,
  includesIps,
  intersectIps,
  ipsOfCidrs,
  noIps,
  publicIpv4,
  subtractIps,
  unionIps,
} from "#lib/net/ip-set.ts";

function ips(...texts: string[]) {
  return ipsOfCidrs(texts.flatMap((text) => parseCidr(text) ?? []));
}

test("neighbouring blocks become one, and a hole is written as the fewest blocks", () => {
  expect(cidrsOfIps(unionIps(ips("10.0.0.0/25"), ips("10.0.0.128/25")))).toEqual(["10.0.0.0/24"]);
  expect(cidrsOfIps(subtractIps(ips("10.0.0.0/30"), ips("10.0.0.1/32")))).toEqual(["10.0.0.0/32", "10.0.0.2/31"]);
  expect(cidrsOfIps(everyIpv4)).toEqual(["0.0.0.0/0"]);
});

test("the families never mix", () => {
  const both = ips("10.0.0.0/8", "2001:db8::/32");
  expect(cidrsOfIps(intersectIps(both, ips("::/0")))).toEqual(["2001:db8::/32"]);
  expect(hasNoIps(intersectIps(ips("0.0.0.0/0"), ips("::/0")))).toBe(true);
  expect(hasNoIps(noIps)).toBe(true);
});

test("the public addresses hold no private, link-local or reserved one", () => {
  const outside = ["10.1.2.3", "100.64.1.1", "169.254.169.254", "224.0.0.1", "0.0.0.1", "::1"];
  expect(outside.filter((text) => containsIp(publicIpv4, parseIp(text) ?? { family: 4, value: 0 }))).toEqual([]);
  expect(includesIps(publicIpv4, ips("8.8.8.0/24", "203.0.113.0/24"))).toBe(true);
});
