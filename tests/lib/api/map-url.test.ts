import { describe, expect, test } from "vitest";
import { openingUrl } from "#lib/api/map-url.ts";

describe("what the map asks for when it opens", () => {
  test("is the flow, of the snapshot that is named, with tasks at the closest level", () => {
    expect(openingUrl({})).toBe("/api/v1/map");
    expect(openingUrl({ lod: "2", legend: "true", at: "latest" })).toBe("/api/v1/map");
    expect(openingUrl({ lod: "4", at: "s1" })).toBe("/api/v1/map?at=s1&tasks=true");
  });

  test("is the ground where that is asked for", () => {
    expect(openingUrl({ p: "ground", lod: "4" })).toBe("/api/v1/map?projection=ground");
  });

  test("is for the page itself to tell where rows are opened, an owner is chosen or a field is given twice", () => {
    expect(openingUrl({ x: "aws/1/eu-west-1/ecs-service/web/api" })).toBeUndefined();
    expect(openingUrl({ p: "ground", sel: "aws/1/eu-west-1/ecs-service/web/api" })).toBeUndefined();
    expect(openingUrl({ at: ["s1", "s2"] })).toBeUndefined();
  });
});
