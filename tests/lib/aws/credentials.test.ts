import { expect, test } from "vitest";
import { credentialsOf } from "#lib/aws/credentials.ts";
import { clientConfig, type RequestHandler } from "#lib/aws/session.ts";
import { passingClock } from "./passing-clock.ts";

const atHand = { accessKeyId: "AKIATEST", secretAccessKey: "test" };
const role = { regions: ["eu-west-1"], roleArn: "arn:aws:iam::222222222222:role/reader", externalId: "shared-1" };

test("a role is assumed with its external id, once for all clients, and again shortly before it expires", async () => {
  const clock = passingClock();
  const sts = answeringSts(() => new Date(clock.now() + 3_600_000));
  const credentials = credentialsOf(role, sts.config, { atHand, clock });

  expect((await Promise.all([credentials(), credentials()])).map(({ accessKeyId }) => accessKeyId)).toEqual([
    "ASIAROLE",
    "ASIAROLE",
  ]);
  expect(sts.requests.map((body) => Object.fromEntries(new URLSearchParams(body)))).toMatchObject([
    { Action: "AssumeRole", RoleArn: role.roleArn, ExternalId: "shared-1", RoleSessionName: "roadstead" },
  ]);

  await clock.wait(54 * 60_000);
  await credentials();
  expect(sts.requests).toHaveLength(1);
  await clock.wait(2 * 60_000);
  await credentials();
  expect(sts.requests).toHaveLength(2);
});

test("without a role the identity at hand is used as it is", async () => {
  const sts = answeringSts(() => new Date());
  const credentials = credentialsOf({ regions: ["eu-west-1"] }, sts.config, { atHand, clock: passingClock() });
  expect(await credentials()).toBe(atHand);
  expect(sts.requests).toEqual([]);
});

test("a refused role is an error of credentials that names the role, and is asked for anew the next time", async () => {
  const sts = answeringSts(() => new Date(), 403);
  const credentials = credentialsOf(role, sts.config, { atHand, clock: passingClock() });
  const refused = { name: "CredentialsRefused", code: "AccessDenied" };
  await expect(credentials()).rejects.toMatchObject(refused);
  await expect(credentials()).rejects.toThrow("could not assume arn:aws:iam::222222222222:role/reader");
  expect(sts.requests).toHaveLength(2);
});

/** An STS that assumes every role, or refuses all; remembers what it was asked. */
function answeringSts(expiresAt: () => Date, statusCode = 200) {
  const requests: string[] = [];
  const requestHandler = {
    metadata: { handlerProtocol: "http/1.1" },
    httpHandlerConfigs: () => ({}),
    updateHttpClientConfig: () => undefined,
    handle: ({ body }: { body?: unknown }) => {
      requests.push(String(body));
      const answer = statusCode === 200 ? assumed(expiresAt()) : denied;
      return Promise.resolve({ response: { statusCode, headers: {}, body: new TextEncoder().encode(answer) } });
    },
  };
  // The SDK's type wants its own request and response classes; the fields above are all it uses of them.
  const connection = { requestHandler: requestHandler as RequestHandler, timeoutMs: 1000, toolVersion: "0.0.0" };
  return { requests, config: clientConfig("eu-west-1", connection) };
}

function assumed(expiration: Date): string {
  return `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
    <AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
    <Expiration>${expiration.toISOString()}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`;
}

const denied = `<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>not authorized</Message></Error></ErrorResponse>`;
