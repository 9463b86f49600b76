import { expect, test } from "vitest";
import { recordName, zoneId } from "#lib/aws/route53/record-name.ts";

test.each([
  ["WWW.Example.COM.", "www.example.com"],
  ["\\052.example.com.", "*.example.com"],
  ["\\343\\201\\202.example.com.", "あ.example.com"],
  ["a\\040b.example.com.", "a b.example.com"],
  ["example.com", "example.com"],
  [".", ""],
])("%s is the name %s", (written, name) => {
  expect(recordName(written)).toBe(name);
});

test("a zone id loses the path it is answered with", () => {
  expect(zoneId("/hostedzone/Z123")).toBe("Z123");
  expect(zoneId("Z123")).toBe("Z123");
});
