import { expect, test } from "vitest";
import { toProblem } from "#lib/aws/to-problem.ts";
import { unexpectedShape } from "#lib/aws/unexpected-shape.ts";

const asked = {
  call: "ec2:DescribeNetworkAcls",
  scope: { account: "111111111111", region: "eu-west-1" },
  at: "2026-11-21T00:00:00.000Z",
};

function awsError(name: string, more: object = {}): Error {
  return Object.assign(new Error(`message of ${name}`), { name, ...more });
}

test.each([
  ["denied", awsError("UnauthorizedOperation")],
  ["denied", awsError("AccessDeniedException")],
  ["denied", awsError("Unknown", { $metadata: { httpStatusCode: 403 } })],
  ["throttled", awsError("RequestLimitExceeded", { $metadata: { httpStatusCode: 503 } })],
  ["throttled", awsError("ThrottlingException")],
  ["throttled", awsError("Throttling")],
  ["throttled", awsError("Unknown", { $metadata: { httpStatusCode: 429 } })],
  ["timeout", awsError("TimeoutError")],
  ["unreachable", awsError("Error", { code: "ECONNREFUSED" })],
  ["unreachable", awsError("Error", { code: "ECONNRESET" })],
  ["unreachable", awsError("TimeoutError", { code: "ECONNRESET" })],
  ["timeout", awsError("TimeoutError", { code: "ETIMEDOUT" })],
  ["unreachable", awsError("Error", { code: "ENOTFOUND" })],
  ["credentials", awsError("ExpiredTokenException")],
  ["credentials", awsError("RequestExpired")],
  ["credentials", awsError("CredentialsProviderError")],
  ["credentials", awsError("UnrecognizedClientException")],
  ["unsupported", awsError("InvalidAction")],
  ["unsupported", awsError("UnknownOperationException")],
  ["unexpected-shape", unexpectedShape("has no vpcSet")],
  ["unexpected-shape", awsError("SyntaxError")],
  ["unexpected-shape", new Error("unexpected end of input.\n  Deserialization error: to see the raw response, …")],
  ["failed", awsError("SyntaxError", { $metadata: { httpStatusCode: 500 } })],
  ["failed", awsError("InternalError", { $metadata: { httpStatusCode: 500 } })],
  ["failed", awsError("InvalidParameterValue", { $metadata: { httpStatusCode: 400 } })],
])("the problem is %s for %o", (kind, error) => {
  expect(toProblem(error, asked).kind).toBe(kind);
});

test("a message says what happened, to what, and what to do", () => {
  expect(toProblem(awsError("UnauthorizedOperation", { $metadata: { requestId: "r-1" } }), asked)).toEqual({
    kind: "denied",
    call: "ec2:DescribeNetworkAcls",
    message:
      "ec2:DescribeNetworkAcls was denied in 111111111111/eu-west-1: grant it, or what rests on it stays unknown.",
    code: "UnauthorizedOperation",
    requestId: "r-1",
    at: "2026-11-21T00:00:00.000Z",
  });
});

test("the parent whose read failed is named", () => {
  const problem = toProblem(awsError("Throttling"), asked, "acl-1");
  expect(problem.parent).toBe("acl-1");
  expect(problem.message).toContain("ec2:DescribeNetworkAcls of acl-1");
});

test("a long message with control characters becomes one short line", () => {
  const error = awsError("InvalidParameterValue");
  error.message = `bad \u0007value\nand a second line ${"x".repeat(5000)}`;
  const { message } = toProblem(error, asked);
  expect(message).toContain("(InvalidParameterValue: bad  value)");
  expect(message.length).toBeLessThan(500);
});

test("what is thrown without being an error is a failure like any other", () => {
  expect(toProblem("boom", asked).kind).toBe("failed");
  expect(toProblem(undefined, asked).message).toContain("no reason given");
});
