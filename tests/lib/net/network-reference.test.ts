import { expect, test } from "vitest";
import { looksSecret, networkReferencesIn } from "#lib/net/network-reference.ts";

/** The references of a text as `scheme://host:port`, as far as they are known. */
function found(text: string, siblings?: readonly string[]): readonly string[] {
  return networkReferencesIn(text, siblings).map(
    ({ scheme, host, port }) =>
      `${scheme === undefined ? "" : `${scheme}://`}${host}${port === undefined ? "" : `:${String(port)}`}`,
  );
}

test.each([
  ["https://api.example.com/v1?x=y.example.com", ["https://api.example.com"]],
  ["postgres://shop:hunter2@db.internal:5432/shop", ["postgres://db.internal:5432"]],
  ["jdbc:postgresql://db.internal:5432/shop?user=a&password=b.com", ["postgresql://db.internal:5432"]],
  ["jdbc:sqlserver://db.internal:1433;databaseName=x;password=p.internal", ["sqlserver://db.internal:1433"]],
  ["redis://cache:6379/0", ["redis://cache:6379"]],
  ["http://orders", ["http://orders"]],
  ["HTTP://Orders.Internal:80", ["http://orders.internal:80"]],
  ["mongodb://u:p@a.internal:27017,b.internal:27017/x", ["mongodb://a.internal:27017", "mongodb://b.internal:27017"]],
  ["http://a:1,http://u:p@b:2", ["http://a:1", "http://b:2"]],
  ["http://[2001:db8::1]:8080/", ["http://2001:db8::1:8080"]],
])("a URL gives its scheme, hosts and ports: %s", (text, expected) => {
  expect(found(text)).toEqual(expected);
});

test.each([
  ["db.internal:5432", ["db.internal:5432"]],
  ["kafka-1:9092, kafka-2:9092;kafka-3:9092", ["kafka-1:9092", "kafka-2:9092", "kafka-3:9092"]],
  ['{"hosts":["a.internal:1","b.internal:2"],"port":8080}', ["a.internal:1", "b.internal:2"]],
  ["upstream api { server api-1:8080 weight=5; server 10.0.0.7:8080; }", ["api-1:8080", "10.0.0.7:8080"]],
  ["user:password@tcp(db.internal:3306)/shop", ["db.internal:3306"]],
  ["jdbc:oracle:thin:@db.internal:1521:ORCL", ["db.internal:1521"]],
  ["curl -fs localhost:8080/health || exit 1", ["localhost:8080"]],
  ["[fd00::5]:53", ["fd00::5:53"]],
])("several hosts in one value are all found: %s", (text, expected) => {
  expect(found(text)).toEqual(expected);
});

test.each([
  ["10.0.3.7", ["10.0.3.7"]],
  ["fd00::5", ["fd00::5"]],
  ["localhost", ["localhost"]],
  ["orders.shop.local", ["orders.shop.local"]],
  ["host=db.internal port=5432 sslmode=require", ["db.internal"]],
  ["nginx -g 'daemon off;'", []],
  ["production", []],
  ["1.2.3", []],
  ["1.2.3.999", []],
  ["server.js", []],
  ["/etc/nginx/nginx.conf", []],
  ["com.example.shop.Main", []],
  ["-Dspring.profiles.active=prod", []],
  ["10.0.0.0/16", []],
  ["someone@example.com", []],
  ["arn:aws:sqs:eu-west-1:111111111111:orders", []],
  ["s3://bucket/key", []],
  ["12:30", []],
  ["orders:99999", []],
  ["eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U", []],
])("a name on its own counts only when it looks like a host: %s", (text, expected) => {
  expect(found(text)).toEqual(expected);
});

test("a name without dots counts on its own when it is a container beside this one", () => {
  expect(found("proxy", ["app", "proxy"])).toEqual(["proxy"]);
  expect(found("proxy", ["app"])).toEqual([]);
});

test.each([
  "postgres://shop:pa/ss.word:1@db.internal:5432/shop",
  "amqp://shop:pa?ss;w.ord@mq.internal:5671",
  "shop:s3cr.et@db.internal:5432",
  "password=p.internal:1 host=db.internal:5432",
  "--password p.internal:1 --host db.internal:5432",
  '{"password": "p.internal:1", "host": "db.internal:5432"}',
  '{\\"password\\":\\"p.internal:1\\",\\"host\\":\\"db.internal:5432\\"}',
  "api_token: p.internal:1, host: db.internal:5432",
])("a password inside a text is never kept: %s", (text) => {
  const hosts = networkReferencesIn(text).map(({ host }) => host);
  expect(hosts.filter((host) => !["db.internal", "mq.internal"].includes(host))).toEqual([]);
  expect(hosts).toHaveLength(1);
});

test("the same host is told once", () => {
  expect(found("a.internal:1 a.internal:1 a.internal:2")).toEqual(["a.internal:1", "a.internal:2"]);
});

test.each([
  "DB_PASSWORD",
  "apiKey",
  "API_KEY",
  "SECRET",
  "githubToken",
  "AWS_SECRET_ACCESS_KEY",
  "CREDENTIALS",
  "BASIC_AUTH",
  "--password",
])("%s looks like the name of a secret", (name) => {
  expect(looksSecret(name)).toBe(true);
});

test.each(["DB_HOST", "KEYCLOAK_URL", "AUTH_SERVICE_URL", "MONKEY", "COMPASS_URL", "--host"])(
  "%s does not look like the name of a secret",
  (name) => {
    expect(looksSecret(name)).toBe(false);
  },
);
