import { expect, test } from "vitest";
import {
  cidrContains,
  cidrSize,
  cidrsOverlap,
  containsAddress,
  enclosingCidr,
  formatCidr,
  parseCidr,
} from "#lib/net/cidr.ts";
import { parseIp } from "#lib/net/ip.ts";

function cidr(text: string) {
  const parsed = parseCidr(text);
  if (parsed === undefined) throw new Error(`not a CIDR block: ${text}`);
  return parsed;
}

test("a block is read strictly: host bits are refused, and the block that was meant can be named", () => {
  expect(parseCidr("10.0.0.1/24")).toBeUndefined();
  const meant = enclosingCidr("10.0.0.1/24");
  expect(meant === undefined ? undefined : formatCidr(meant)).toBe("10.0.0.0/24");
  expect(parseCidr("2001:db8::1/64")).toBeUndefined();
});

test.each(["10.0.0.0", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/08", "10.0.0.0/", "::/129", "x/8", "10.0.0.0/8/8"])(
  "the text %j is not a block",
  (text) => {
    expect(parseCidr(text)).toBeUndefined();
    expect(enclosingCidr(text)).toBeUndefined();
  },
);

test("the whole address space, one address and the top of the space are blocks", () => {
  expect(cidrSize(cidr("0.0.0.0/0"))).toBe(4294967296);
  expect(cidrSize(cidr("255.255.255.255/32"))).toBe(1);
  expect(cidrSize(cidr("2001:db8::/120"))).toBe(256);
  expect(formatCidr(cidr("ffff::/16"))).toBe("ffff::/16");
});

test("blocks hold their first and last address and nothing of the other family", () => {
  expect(containsAddress("10.0.0.0/24", "10.0.0.0")).toBe(true);
  expect(containsAddress("10.0.0.0/24", "10.0.0.255")).toBe(true);
  expect(containsAddress("10.0.0.0/24", "10.0.1.0")).toBe(false);
  expect(containsAddress("0.0.0.0/0", "::1")).toBe(false);
  expect(containsAddress("nonsense", "10.0.0.1")).toBe(false);
  const ip = parseIp("::1");
  expect(ip !== undefined && cidrContains(cidr("::/0"), ip)).toBe(true);
});

test("blocks overlap when one holds the other, and not when they only touch", () => {
  expect(cidrsOverlap(cidr("10.0.0.0/16"), cidr("10.0.1.0/24"))).toBe(true);
  expect(cidrsOverlap(cidr("10.0.0.0/24"), cidr("10.0.1.0/24"))).toBe(false);
  expect(cidrsOverlap(cidr("0.0.0.0/0"), cidr("::/0"))).toBe(false);
});
