import { expect, test } from "vitest";
import { splitHostPort } from "#lib/net/host-port.ts";

test.each([
  ["10.0.1.5:8080", { host: "10.0.1.5", port: "8080" }],
  ["api.example.internal:443", { host: "api.example.internal", port: "443" }],
  ["[2001:db8::1]:443", { host: "2001:db8::1", port: "443" }],
  ["[2001:db8::1]", { host: "2001:db8::1" }],
  ["10.0.0.0/16:8000-8010", { host: "10.0.0.0/16", port: "8000-8010" }],
  ["internet:443", { host: "internet", port: "443" }],
])("%s is a host and its port", (text, parts) => {
  expect(splitHostPort(text)).toEqual(parts);
});

test.each([
  "10.0.1.5",
  "2001:db8::1:443",
  "::1",
  "api.example.internal",
  "api.example.internal:",
  "api.example.internal:https",
  ":443",
  "[10.0.1.5]:443",
  "[2001:db8::1:443",
  "arn:aws:ecs:eu-west-1:111111111111:task-definition/api:12",
  "api 10.0.1.5:80",
])("%s is no host with a port", (text) => {
  expect(splitHostPort(text)).toBeUndefined();
});
