import { expect, test } from "vitest";
import { draftOf } from "#components/filter/use-draft.ts";

test("a filter of an address becomes its conditions; one that cannot be read stays as text to be mended", () => {
  expect(draftOf("service:api is:blocked").chips).toHaveLength(2);
  expect(draftOf("service:api is:blocked").text).toBe("");
  expect(draftOf("servce:x")).toEqual({ chips: [], text: "servce:x", told: "servce:x" });
  expect(draftOf("")).toEqual({ chips: [], text: "", told: "" });
});
