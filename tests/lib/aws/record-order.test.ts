import { expect, it } from "vitest";
import { inRecordOrder } from "#lib/aws/record-order.ts";

it("puts records in the order of their ids, and leaves those of one parent as AWS listed them", () => {
  const records = [
    { hostedZoneId: "Z2", name: "b.example.com" },
    { hostedZoneId: "Z2", name: "a.example.com" },
    { hostedZoneId: "Z1", name: "c.example.com" },
  ];
  expect(inRecordOrder(records).map(({ name }) => name)).toEqual(["c.example.com", "b.example.com", "a.example.com"]);
});

it("leaves records whose first field is no text as they are", () => {
  const records = [{ enabled: true }, { enabled: false }];
  expect(inRecordOrder(records)).toEqual(records);
});
