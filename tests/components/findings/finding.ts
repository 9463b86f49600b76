import type { FindingAnswer } from "#lib/api/findings.ts";

/** A finding of TG-003 about `aws/111111111111/eu-west-1/target-group/api/1`. */
export function finding(overrides: Partial<FindingAnswer> = {}): FindingAnswer {
  const subject = overrides.subject ?? "aws/111111111111/eu-west-1/target-group/api/1";
  return {
    id: "f1",
    ruleId: "TG-003",
    slug: "targets-unhealthy",
    severity: "high",
    confidence: "confirmed",
    state: "open",
    firstSeenAt: "2026-11-21T12:00:00Z",
    lastSeenAt: "2026-11-21T12:04:31Z",
    isNew: false,
    subject,
    subjectId: "api/1",
    title: "Targets of api are unhealthy",
    summary: "2 of 10 targets of api are unhealthy.",
    why: "Users are refused.",
    affected: [subject],
    because: [{ urn: subject, fact: "Target.Timeout", source: "elasticloadbalancing:DescribeTargetHealth" }],
    values: {},
    remedy: { text: "Open the port." },
    causedBy: [],
    limits: "Sees what the load balancer sees.",
    references: [],
    ...overrides,
  };
}
