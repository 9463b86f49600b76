import { expect, test } from "vitest";
import { keepAt } from "#components/shell/keep-at.ts";

test("a link stays with the snapshot that is looked at", () => {
  expect(keepAt("/findings", "20260101T000000Z-aa")).toBe("/findings?at=20260101T000000Z-aa");
  expect(keepAt("/map?sel=aws%2F1%2Fr%2Fvpc%2Fvpc-1#x", "20260101T000000Z-aa")).toBe(
    "/map?sel=aws%2F1%2Fr%2Fvpc%2Fvpc-1&at=20260101T000000Z-aa#x",
  );
});

test("a link says nothing of a snapshot when the latest is looked at", () => {
  expect(keepAt("/findings", undefined)).toBe("/findings");
});

test("a link that names a snapshot itself keeps it", () => {
  expect(keepAt("/paths?at=20260102T000000Z-bb", "20260101T000000Z-aa")).toBe("/paths?at=20260102T000000Z-bb");
});

test("another site's address is left alone", () => {
  expect(keepAt("https://docs.aws.amazon.com/vpc/", "20260101T000000Z-aa")).toBe("https://docs.aws.amazon.com/vpc/");
});
