import { expect, test } from "vitest";
import { askedDraft } from "#components/paths/asked-draft.ts";
import { emptyDraft } from "#components/paths/use-question.ts";

const asked = (to: string, port = "", protocol = "tcp") => {
  const draft = askedDraft({ ...emptyDraft, from: "internet", to, port }, protocol);
  return [draft.to, draft.port];
};

test.each([
  ["10.0.1.5:8080", "10.0.1.5", "8080"],
  [" api.example.internal:443 ", "api.example.internal", "443"],
  ["[2001:db8::1]:443", "2001:db8::1", "443"],
  ["[2001:db8::1]", "2001:db8::1", ""],
])("the port of %s goes into its field", (to, host, port) => {
  expect(asked(to)).toEqual([host, port]);
});

test("the same port twice is one; two that differ stay for the answer to refuse", () => {
  expect(asked("10.0.1.5:8080", "8080")).toEqual(["10.0.1.5", "8080"]);
  expect(asked("10.0.1.5:8080", "443")).toEqual(["10.0.1.5:8080", "443"]);
});

test("a name that may hold a colon, and a port where the protocol has none, are left to the answer", () => {
  expect(asked("cache:6379")).toEqual(["cache:6379", ""]);
  expect(asked("10.0.1.5:8080", "443", "icmp")).toEqual(["10.0.1.5:8080", ""]);
});
