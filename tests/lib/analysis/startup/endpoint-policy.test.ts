import { expect, test } from "vitest";
import { policyLeaves } from "#lib/analysis/startup/endpoint-policy.ts";

const layer = { action: "s3:GetObject", resource: "arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*" };
const allow = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };
const leaves = (...Statement: readonly object[]) => policyLeaves(JSON.stringify({ Statement }), layer);

test("no policy, and the one AWS makes, leave everything", () => {
  expect(policyLeaves(undefined, layer)).toBe("yes");
  expect(leaves(allow)).toBe("yes");
  expect(leaves({ ...allow, Principal: { AWS: "*" } })).toBe("yes");
});

test("a statement leaves what its action and resource hold, wildcards included", () => {
  expect(leaves({ ...allow, Action: ["s3:Get*", "s3:List*"], Resource: [layer.resource] })).toBe("yes");
  expect(leaves({ ...allow, Action: "S3:getobject", Resource: "arn:aws:s3:::prod-*-starport-layer-bucket/*" })).toBe(
    "yes",
  );
  expect(leaves({ ...allow, Resource: "arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/a*" })).toBe("unknown");
});

test("what nothing could allow is denied", () => {
  expect(leaves({ ...allow, Action: "s3:PutObject" })).toBe("no");
  expect(leaves({ ...allow, Resource: "arn:aws:s3:::our-data/*" })).toBe("no");
  expect(leaves({ ...allow, Effect: "Deny" })).toBe("no");
});

test("who asks and under which conditions is not known", () => {
  expect(leaves({ ...allow, Principal: { AWS: "arn:aws:iam::111111111111:role/deploy" } })).toBe("unknown");
  expect(leaves({ ...allow, Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } })).toBe("unknown");
  expect(leaves({ Effect: "Allow", Principal: "*", NotAction: "s3:Put*", Resource: "*" })).toBe("unknown");
  expect(leaves(allow, { ...allow, Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } })).toBe(
    "unknown",
  );
});

test("a document that cannot be read leaves it open", () => {
  expect(policyLeaves("{", layer)).toBe("unknown");
  expect(policyLeaves('{"Statement":["allow"]}', layer)).toBe("unknown");
});

test("a pattern of many wildcards takes no longer for it", () => {
  const pattern = `arn:${"*a".repeat(200)}b`;
  expect(leaves({ ...allow, Resource: pattern })).toBe("no");
});
