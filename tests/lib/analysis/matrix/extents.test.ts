import { expect, test } from "vitest";
import { EVERYTHING, extentsOf, NOTHING } from "#lib/analysis/matrix/extents.ts";
import { portsBetween } from "#lib/net/port-set.ts";
import { allTraffic, noTraffic, trafficOf } from "#lib/net/traffic.ts";

const tcp = (from: number, to: number) => trafficOf(6, portsBetween(from, to));
const asked = tcp(100, 200);

test("what was not asked is left out, and equal extents have one number", () => {
  const extents = extentsOf(asked);
  expect(extents.idOf(allTraffic)).toBe(EVERYTHING);
  expect(extents.idOf(tcp(1, 99))).toBe(NOTHING);
  expect(extents.idOf(tcp(90, 150))).toBe(extents.idOf(tcp(100, 150)));
});

test("either joins and both intersects, whichever comes first", () => {
  const extents = extentsOf(asked);
  const [low, high] = [extents.idOf(tcp(100, 150)), extents.idOf(tcp(140, 200))];
  expect([extents.either(low, high), extents.either(high, low)]).toEqual([EVERYTHING, EVERYTHING]);
  expect(extents.certain(extents.both(low, high))).toEqual(tcp(140, 150));
  expect(extents.both(low, NOTHING)).toBe(NOTHING);
});

test("what may pass but need not is unsure, until a certain part closes or opens it", () => {
  const extents = extentsOf(asked);
  const perhaps = extents.idOf(noTraffic, allTraffic);
  expect(extents.openness(perhaps)).toBe("unsure");
  expect(extents.openness(extents.both(perhaps, NOTHING))).toBe("closed");
  expect(extents.openness(extents.either(perhaps, EVERYTHING))).toBe("open");
  expect(extents.openness(extents.idOf(tcp(100, 120)))).toBe("part");
});
