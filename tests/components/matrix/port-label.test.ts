import { expect, test } from "vitest";
import { portLabel } from "#components/matrix/matrix-cells.ts";

test.each([
  [["tcp 443"], "443"],
  [["tcp 80", "tcp 443"], "80 443"],
  [["tcp 8088", "tcp 8883"], "8088 +1"],
  [["tcp 80", "tcp 443", "tcp 8080"], "80 +2"],
  [["tcp 32768-60999"], "32768–…"],
  [["tcp 32768-60999", "tcp 80"], "32768–… +1"],
  [[], ""],
])("%j is told in its cell as %s", (ports, label) => {
  expect(portLabel(ports)).toBe(label);
});
