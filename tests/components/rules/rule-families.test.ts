import { expect, test } from "vitest";
import { rules } from "#lib/findings/rules.ts";
import { familyOf } from "#components/rules/rule-families.ts";

test("every rule is of a family, so that the index shows it", () => {
  expect(rules.filter(({ id }) => familyOf(id) === undefined)).toEqual([]);
});
