import { expect, test } from "vitest";
import { becauseIn, notCompared } from "#lib/inventory/not-compared.ts";

test("that nothing is compared is said in the reader's language, other reasons stay", () => {
  const because = [
    { text: notCompared.en, call: "" },
    { text: "ecs:ListTasks was denied.", call: "ecs:ListTasks" },
  ];
  expect(becauseIn("ja", because)).toEqual([{ text: notCompared.ja, call: "" }, because[1]]);
  expect(becauseIn("en", because)).toEqual(because);
});
