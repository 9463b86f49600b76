import { expect, test } from "vitest";
import { compareTexts } from "#lib/inventory/text-order.ts";

const sorted = (texts: readonly string[]): readonly string[] => [...texts].sort(compareTexts);

test("ids that AWS made are ordered by their characters: their digits are no numbers", () => {
  expect(sorted(["i-0a91f3c2b4d5e6f70", "i-0a1234567890abcde", "i-09b0000000000100a"])).toEqual([
    "i-09b0000000000100a",
    "i-0a1234567890abcde",
    "i-0a91f3c2b4d5e6f70",
  ]);
  expect(sorted(["eni-0a9f3c2b4d5e6f701", "eni-0a10c2b4d5e6f7012"])).toEqual([
    "eni-0a10c2b4d5e6f7012",
    "eni-0a9f3c2b4d5e6f701",
  ]);
  expect(sorted(["subnet-9d58c01e", "subnet-10d8c01e"])).toEqual(["subnet-10d8c01e", "subnet-9d58c01e"]);
});

test("the ids of tasks, load balancers and hosted zones are ids too, wherever they stand", () => {
  expect(sorted(["web/9b0d0e0f1a2b4c3d8e7f6a5b4c3d2e1f", "web/10ad0e0f1a2b4c3d8e7f6a5b4c3d2e1f"])).toEqual([
    "web/10ad0e0f1a2b4c3d8e7f6a5b4c3d2e1f",
    "web/9b0d0e0f1a2b4c3d8e7f6a5b4c3d2e1f",
  ]);
  expect(sorted(["app/web/9fdc6c495c0c9188", "app/web/50dc6c495c0c9188"])[0]).toBe("app/web/50dc6c495c0c9188");
  expect(sorted(["Z9VSPVHU8H9AP5JG", "Z032VSPVHU8H9AP5"])[0]).toBe("Z032VSPVHU8H9AP5");
});

test("names that people gave are ordered as people count, empty ones last", () => {
  expect(sorted(["", "web-10", "web-9", "app-1a 4"])).toEqual(["app-1a 4", "web-9", "web-10", ""]);
  expect(sorted(["10.0.10.0/24", "10.0.9.0/24"])).toEqual(["10.0.9.0/24", "10.0.10.0/24"]);
});
