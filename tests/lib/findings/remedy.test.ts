import { expect, test } from "vitest";
import { awsCommand, shellQuoted, terraformResource } from "#lib/findings/remedy.ts";

test("a plain value is written as it is, and any other is one quoted word", () => {
  expect(awsCommand("eu-west-1", "ecs update-service", { service: "web", cluster: "$(reboot) 'x'" })).toBe(
    `aws ecs update-service --region eu-west-1 --service web --cluster '$(reboot) '\\''x'\\'''`,
  );
  expect(shellQuoted("")).toBe("''");
  expect(shellQuoted("-rf\n; true")).toBe("'-rf\n; true'");
});

test("the account's own calls name no Region", () => {
  expect(awsCommand("global", "route53 get-hosted-zone", { id: "Z1" })).toBe("aws route53 get-hosted-zone --id Z1");
});

test("a Terraform resource never interpolates, and its name is one Terraform accepts", () => {
  expect(
    terraformResource("aws_route53_record", '1"; ${x}', {
      name: '${file("/etc/passwd")}',
      alias: { ttl: 60 },
      list: ["a"],
    }),
  ).toBe(
    [
      'resource "aws_route53_record" "_1_x_" {',
      '  name = "$${file(\\"/etc/passwd\\")}"',
      "  alias {",
      "    ttl = 60",
      "  }",
      '  list = ["a"]',
      "}",
    ].join("\n"),
  );
});
