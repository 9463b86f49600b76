import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { collectors } from "#lib/aws/collectors.ts";
import { readOnlyPolicy } from "#lib/aws/permissions.ts";

const iamServices: Readonly<Record<string, string>> = {
  applicationautoscaling: "application-autoscaling",
  ec2: "ec2",
  ecs: "ecs",
  elbv2: "elasticloadbalancing",
  route53: "route53",
  route53resolver: "route53resolver",
  servicediscovery: "servicediscovery",
  sts: "sts",
};

test("the policy allows exactly the calls whose commands the collectors import", () => {
  const imported = Object.entries(iamServices).flatMap(([folder, service]) =>
    readdirSync(join("lib/aws", folder)).flatMap((file) =>
      [...readFileSync(join("lib/aws", folder, file), "utf8").matchAll(/new (\w+)Command\(/g)].map(
        ([, operation]) => `${service}:${String(operation)}`,
      ),
    ),
  );
  expect(readOnlyPolicy().Statement[0]?.Action).toEqual([...new Set(imported)].sort());
});

test("the policy is one read-only statement, sorted, each action once", () => {
  const { Version, Statement } = readOnlyPolicy();
  expect(Version).toBe("2012-10-17");
  expect(Statement).toHaveLength(1);
  for (const action of Statement[0]?.Action ?? [])
    expect(action).toMatch(/^[a-z0-9-]+:(Describe|List|Get|Search)[A-Z]\w+$/);
});

test("every collector is filed under the area it reads", () => {
  for (const [name, { area }] of Object.entries(collectors)) expect(area).toBe(name);
});
