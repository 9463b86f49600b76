import { expect, test } from "vitest";
import { meaningOf } from "#lib/findings/messages.ts";

test.each([
  ["service-event", 'encountered error "RESOURCE:ENI"', ["ENI-001"]],
  ["service-event", "is already using a port required by your task", ["PORT-002"]],
  ["service-event", "(port 80) is unhealthy in (target-group arn) due to (reason Request timed out)", ["TG-003"]],
  ["stopped-reason", "InsufficientFreeAddressesInSubnet: no free addresses", ["IPAM-001"]],
  ["stopped-reason", "CannotPullContainerError: dial tcp 203.0.113.7:443: i/o timeout", ["ROUTE-001"]],
  ["stopped-reason", "Bind for 0.0.0.0:80 failed: port is already allocated", ["PORT-002"]],
  ["target-health", "Target.Timeout", ["TG-003"]],
] as const)("%s: %s", (source, text, rules) => {
  expect(meaningOf(source, text)?.rules).toEqual(rules);
});

test.each([
  ["ResourceInitializationError: AccessDeniedException: not authorized", "permission"],
  ["CannotPullContainerError: manifest unknown", "image"],
] as const)("%s says that the network is not to blame", (text, notNetwork) => {
  expect(meaningOf("stopped-reason", text)).toEqual({ rules: [], notNetwork });
});

test("a text we do not know means nothing", () => {
  expect(meaningOf("service-event", "(service web) has started 1 tasks")).toBeUndefined();
});
