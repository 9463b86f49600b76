import { expect, test } from "vitest";
import { pathQuestionOf } from "#components/findings/finding-links.ts";
import { finding } from "./finding.ts";

const urn = (kind: string, id: string) => `aws/111111111111/eu-west-1/${kind}/${id}`;
const service = urn("ecs-service", "web/api");
const balancer = urn("load-balancer", "app/front/1");

test("a load balancer that misses a service is traced to it, on the port that is told", () => {
  const missed = finding({ subject: balancer, affected: [service], values: { port: 8080 } });
  expect(pathQuestionOf(missed)).toEqual({ from: balancer, to: service, port: "8080" });
  expect(pathQuestionOf({ ...missed, values: { port: "80, 81" } })).toEqual({ from: balancer, to: service });
});

test("a service without a way out is traced to the internet", () => {
  const stuck = finding({ ruleId: "ROUTE-001", subject: urn("subnet", "subnet-1"), affected: [service] });
  expect(pathQuestionOf(stuck)).toEqual({ from: service, to: "internet", port: "443" });
});

test("where no end is known, who suffers is the end; a finding about neither asks nothing", () => {
  expect(pathQuestionOf(finding({ affected: [service] }))).toEqual({ to: service });
  expect(pathQuestionOf(finding({ subject: urn("subnet", "subnet-1"), affected: [] }))).toBeUndefined();
});
