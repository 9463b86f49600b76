import { afterEach, expect, test, vi } from "vitest";
import { Route53ResolverClient } from "#lib/aws/route53resolver/client.ts";
import { ListResolverRulesCommand } from "#lib/aws/route53resolver/commands.ts";

type Sent = {
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

afterEach(() => {
  vi.unstubAllEnvs();
});

/** What the client sends when rules are listed, instead of sending it. */
async function sentBy(config: Partial<ConstructorParameters<typeof Route53ResolverClient>[0]>): Promise<Sent> {
  const sent: Sent[] = [];
  const client = new Route53ResolverClient({
    credentials: { accessKeyId: "AKIADEMO", secretAccessKey: "demo" },
    requestHandler: {
      handle: (request: Sent) => {
        sent.push(request);
        return Promise.resolve({ response: { statusCode: 200, headers: {}, body: new TextEncoder().encode("{}") } });
      },
    },
    maxAttempts: 1,
    ...config,
  });
  await client.send(new ListResolverRulesCommand({ MaxResults: 100, NextToken: "t" }));
  const [first] = sent;
  if (first === undefined) throw new Error("nothing was sent");
  return first;
}

test("a list is asked for in AWS JSON 1.1, signed for route53resolver in its Region", async () => {
  const { protocol, hostname, path, headers, body } = await sentBy({ region: "eu-west-1" });
  expect(`${protocol}//${hostname}${path}`).toBe("https://route53resolver.eu-west-1.amazonaws.com/");
  expect(headers["x-amz-target"]).toBe("Route53Resolver.ListResolverRules");
  expect(headers["content-type"]).toBe("application/x-amz-json-1.1");
  expect(headers["authorization"]).toMatch(/Credential=AKIADEMO\/\d{8}\/eu-west-1\/route53resolver\/aws4_request/);
  expect(headers["user-agent"]).toContain("api/route53resolver#");
  expect(JSON.parse(body)).toEqual({ MaxResults: 100, NextToken: "t" });
});

test.each([
  [{ region: "cn-north-1" }, "route53resolver.cn-north-1.amazonaws.com.cn"],
  [{ region: "eusc-de-east-1" }, "route53resolver.eusc-de-east-1.amazonaws.eu"],
  [{ region: "us-gov-west-1" }, "route53resolver.us-gov-west-1.amazonaws.com"],
  [{ region: "us-east-1", useFipsEndpoint: true }, "route53resolver-fips.us-east-1.amazonaws.com"],
  [{ region: "eu-west-1", useDualstackEndpoint: true }, "route53resolver.eu-west-1.api.aws"],
  [{ region: "cn-north-1", useDualstackEndpoint: true }, "route53resolver.cn-north-1.api.amazonwebservices.com.cn"],
  [
    { region: "us-gov-east-1", useFipsEndpoint: true, useDualstackEndpoint: true },
    "route53resolver-fips.us-gov-east-1.api.aws",
  ],
])("%j is asked at %s", async (config, host) => {
  expect((await sentBy(config)).hostname).toBe(host);
});

test.each(["AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_ROUTE53RESOLVER"])("%s stands before AWS's own host", async (name) => {
  vi.stubEnv(name, "http://127.0.0.1:4566");
  expect(await sentBy({ region: "eu-west-1" })).toMatchObject({ hostname: "127.0.0.1", port: 4566 });
});

test("what does not go together is refused before anything is sent", async () => {
  const endpoint = "http://127.0.0.1:4566";
  await expect(sentBy({ region: "eu-west-1", endpoint, useFipsEndpoint: true })).rejects.toThrow(/FIPS and custom/);
  await expect(sentBy({ region: "eu-west-1", endpoint, useDualstackEndpoint: true })).rejects.toThrow(/Dualstack/);
});
