import { expect, test } from "vitest";
import { keepPlace } from "#components/shell/keep-place.ts";

test("a link stays with the snapshot that is looked at", () => {
  expect(keepPlace("/findings", { at: "20260101T000000Z-aa" })).toBe("/findings?at=20260101T000000Z-aa");
  expect(keepPlace("/map?sel=aws%2F1%2Fr%2Fvpc%2Fvpc-1#x", { at: "20260101T000000Z-aa" })).toBe(
    "/map?sel=aws%2F1%2Fr%2Fvpc%2Fvpc-1&at=20260101T000000Z-aa#x",
  );
});

test("a link says nothing of a snapshot when the latest is looked at", () => {
  expect(keepPlace("/findings", {})).toBe("/findings");
});

test("a link that names a snapshot itself keeps it", () => {
  expect(keepPlace("/paths?at=20260102T000000Z-bb", { at: "20260101T000000Z-aa" })).toBe(
    "/paths?at=20260102T000000Z-bb",
  );
});

test("another site's address is left alone", () => {
  expect(keepPlace("https://docs.aws.amazon.com/vpc/", { at: "20260101T000000Z-aa" })).toBe(
    "https://docs.aws.amazon.com/vpc/",
  );
});

test("a link stays in the part of the snapshot that is looked at, unless it leads out of it", () => {
  const kept = { at: "20260101T000000Z-aa", s: "111111111111/eu-west-1" };
  expect(keepPlace("/map", kept)).toBe("/map?at=20260101T000000Z-aa&s=111111111111%2Feu-west-1");
  expect(keepPlace("/map?s=us-east-1", { s: "eu-west-1" })).toBe("/map?s=us-east-1");
  expect(keepPlace("/map?s=", { s: "eu-west-1" })).toBe("/map?s=");
});
