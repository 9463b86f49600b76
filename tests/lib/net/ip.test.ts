import { expect, test } from "vitest";
import { formatIp, isPrivateIp, parseIp } from "#lib/net/ip.ts";

function ip(text: string) {
  const parsed = parseIp(text);
  if (parsed === undefined) throw new Error(`not an address: ${text}`);
  return parsed;
}

test("an IPv4 address is read as a number and written back the same", () => {
  expect(parseIp("10.0.0.1")).toEqual({ family: 4, value: 167772161 });
  expect(formatIp(ip("255.255.255.255"))).toBe("255.255.255.255");
});

test("an IPv6 address is read as a bigint and written in its canonical form", () => {
  expect(parseIp("::1")).toEqual({ family: 6, value: 1n });
  expect(formatIp(ip("2001:DB8:0:0:1:0:0:1"))).toBe("2001:db8::1:0:0:1");
  expect(formatIp(ip("::"))).toBe("::");
  expect(formatIp(ip("::ffff:10.0.0.1"))).toBe("::ffff:a00:1");
});

test.each([
  "", "10.0.0", "10.0.0.256", "10.0.0.01", "10.0.0.1.1", "10.0.0.1/8", " 10.0.0.1", "1::2::3", "1:2:3:4:5:6:7",
  "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7::8:9", "fe80::1%eth0", "12345::", ":", ":::", "1.2.3.4::",
])("the text %j is not an address", (text) => {
  expect(parseIp(text)).toBeUndefined();
}); // prettier-ignore

test("private, shared, loopback and link-local addresses are private, their neighbours are not", () => {
  const yes = [
    "10.255.255.255",
    "172.31.0.1",
    "192.168.0.1",
    "100.64.0.1",
    "127.0.0.1",
    "169.254.169.254",
    "fd00::1",
    "fe80::1",
    "::1",
  ];
  const no = ["11.0.0.0", "172.32.0.0", "192.169.0.0", "100.128.0.0", "8.8.8.8", "2001:db8::1"];
  expect(yes.filter((text) => !isPrivateIp(ip(text)))).toEqual([]);
  expect(no.filter((text) => isPrivateIp(ip(text)))).toEqual([]);
});
