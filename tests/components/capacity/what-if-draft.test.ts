import { expect, test } from "vitest";
import { emptyDraft, nothingOtherwise, withDraft } from "#components/capacity/what-if-draft.ts";

test("what is written is added, and replaces what was said of the same service before", () => {
  const before = {
    services: [
      { service: "shop/web", desired: 3 },
      { service: "shop/api", desired: 2 },
    ],
    clusters: [{ cluster: "shop", trunking: true }],
  };
  const draft = {
    ...emptyDraft,
    service: " shop/web ",
    desired: "6",
    minimum: "0",
    cluster: "yard",
    count: "4",
    trunking: "off",
  };
  expect(withDraft(before, draft)).toEqual({
    services: [
      { service: "shop/api", desired: 2 },
      { service: "shop/web", desired: 6, minimumHealthyPercent: 0 },
    ],
    clusters: [
      { cluster: "shop", trunking: true },
      { cluster: "yard", instances: 4, trunking: false },
    ],
  });
});

test("a name alone changes nothing", () => {
  expect(withDraft(nothingOtherwise, emptyDraft)).toBeUndefined();
  expect(withDraft(nothingOtherwise, { ...emptyDraft, service: "shop/web", cluster: "shop" })).toBeUndefined();
  expect(withDraft(nothingOtherwise, { ...emptyDraft, desired: "6" })).toBeUndefined();
});
