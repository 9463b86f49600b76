import { describe, expect, it } from "vitest";
import { redactionKey } from "#lib/server/redaction-key.ts";
import { enclosingCidr } from "#lib/net/cidr.ts";
import { isPrivateIp, parseIp } from "#lib/net/ip.ts";
import { addressRedactor } from "#lib/report/redact/redact-address.ts";
import { snapshotOf } from "../../../support/snapshots.ts";

const keyed = redactionKey(snapshotOf({}));
const { text } = addressRedactor(keyed, ["10.20.0.0/16", "10.20.8.0/24"]);
const hidden = text;
const within = (outer: string, inner: string): boolean => {
  const [out, one] = [enclosingCidr(outer), enclosingCidr(inner)];
  return out !== undefined && one !== undefined && out.first <= one.first && one.until <= out.until;
};
const someAddresses = Array.from(
  { length: 300 },
  (_, at) => `10.20.${String((at * 37) % 256)}.${String((at * 101) % 256)}`,
);

describe("addresses that are hidden", () => {
  it("share exactly as long a prefix as before, so blocks stay nested and neighbours stay neighbours", () => {
    const common = (a: string, b: string) => {
      for (let length = 32; length >= 0; length -= 1) {
        const block = enclosingCidr(`${a}/${String(length)}`);
        const other = enclosingCidr(`${b}/${String(length)}`);
        if (block?.first === other?.first) return length;
      }
      return 0;
    };
    for (const [at, address] of someAddresses.entries()) {
      const other = someAddresses[(at + 7) % someAddresses.length] ?? "";
      expect(common(hidden(address), hidden(other))).toBe(common(address, other));
    }
  });

  it("are never two in one", () => {
    expect(new Set(someAddresses.map(hidden)).size).toBe(new Set(someAddresses).size);
  });

  it("stay in the block that gives them their meaning", () => {
    const addresses = ["10.1.2.3", "172.20.1.1", "192.168.9.9", "100.70.1.1", "8.8.8.8", "fd12::5", "2600:1f14::7"];
    for (const address of addresses) {
      const [before, after] = [parseIp(address), parseIp(hidden(address))];
      expect(after).not.toEqual(before);
      expect(before !== undefined && after !== undefined && isPrivateIp(before) === isPrivateIp(after)).toBe(true);
    }
    expect(within("172.16.0.0/12", `${hidden("172.20.1.1")}/32`)).toBe(true);
  });

  it("leave the first addresses of a block its first: AWS's resolver is the second of a VPC", () => {
    const vpc = hidden("10.20.0.0/16");
    const subnet = hidden("10.20.8.0/24");
    expect(hidden("10.20.0.2")).toBe(vpc.replace(/0\/16$/, "2"));
    expect(hidden("10.20.8.1")).toBe(subnet.replace(/0\/24$/, "1"));
    expect(within(vpc, subnet)).toBe(true);
  });

  it("leave the last block of sixteen its last, whatever the key: AWS keeps an address of it too", () => {
    for (let key = 0; key < 40; key += 1) {
      const other = addressRedactor((given) => keyed(`${String(key)} ${given}`), ["10.20.0.0/16", "10.20.8.0/24"]);
      const [subnet = ""] = other.text("10.20.8.0/24").split("/");
      expect(other.text("10.20.8.249")).toBe(subnet.replace(/0$/, "249"));
      expect(other.text("10.20.8.239")).not.toMatch(/\.2(4\d|5[0-5])$/);
    }
  });

  it("leave alone what is nobody's: everything, loopback, metadata, Docker's own", () => {
    for (const one of ["0.0.0.0/0", "::/0", "127.0.0.1", "169.254.169.254", "172.17.0.0/16", "fd00:ec2::254"]) {
      expect(hidden(one)).toBe(one);
    }
  });
});
