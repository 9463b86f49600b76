import { expect, test } from "vitest";
import { tracePath } from "#lib/analysis/reach/trace.ts";
import { ecsCluster, ecsService, ecsTask, ecsTaskDefinition, taskAttachment } from "#tests/support/ecs-records.ts";
import { target } from "#tests/support/elbv2-records.ts";
import { codes, trace } from "../reach/accounts.ts";
import {
  attributes,
  balanced,
  byBlock,
  byReference,
  crossZone,
  elbRules,
  fromElb,
  networkBalanced,
  throughFront,
} from "./balanced.ts";

const checks = { from: "front", to: "web", through: "health-check" } as const;

test("L5: health checks have a port of their own, which the target must admit from the load balancer", () => {
  const group = { healthCheckPort: "9090" };
  const answer = trace(balanced({ group }), checks);
  expect(answer.verdict).toBe("unreachable");
  expect(answer.blockers).toMatchObject([{ code: "HEALTHCHECK_PORT_BLOCKED", id: "sg-1", side: "ingress" }]);
  expect(answer.fixes[0]?.text).toBe("Add a rule to sg-1: ingress tcp 9090 sg-elb.");
  const open = balanced({ group, groupRules: [...elbRules, fromElb, byReference("sg-elb", 9090)] });
  expect(trace(open, checks).verdict).toBe("reachable");
  expect(trace(balanced(), checks).verdict).toBe("reachable");
});

test("L5: a target's own health check port goes before its group's", () => {
  const targets = [target({ id: "10.0.2.10", healthCheckPort: "9191" })];
  expect(codes(trace(balanced({ targets }), checks))).toEqual(["HEALTHCHECK_PORT_BLOCKED"]);
  const groupRules = [...elbRules, byReference("sg-elb", 9191)];
  expect(trace(balanced({ targets, groupRules }), checks).verdict).toBe("reachable");
});

test("L5: health checks of a network load balancer come from its own address and obey what it lets out, not what it lets in", () => {
  const group = { attributes: attributes(crossZone, ["preserve_client_ip.enabled", "true"]) };
  const out = elbRules.slice(1);
  expect(trace(networkBalanced({ group, groupRules: [...out, byBlock("10.0.1.40/32")] }), checks).verdict).toBe(
    "reachable",
  );
  const shut = trace(networkBalanced({ group, groupRules: [byBlock("10.0.1.40/32")] }), checks);
  expect(shut.blockers).toMatchObject([{ code: "HEALTHCHECK_PORT_BLOCKED", id: "sg-elb", side: "egress" }]);
});

test("L5: health checks are asked of a load balancer and its groups; anything else is refused", () => {
  expect(trace(balanced(), { ...checks, to: "front" }).variants).toHaveLength(1);
  expect(tracePath(balanced(), { ...checks, from: "eni-client", protocol: "tcp" })).toMatchObject({
    field: "from",
    status: 400,
  });
  expect(tracePath(balanced(), { ...checks, to: "eni-web", protocol: "tcp" })).toMatchObject({
    field: "to",
    status: 400,
  });
});

test("L5: an unhealthy target whose health checks cannot arrive is said to be so", () => {
  const targets = [target({ id: "10.0.2.10", state: "unhealthy", reason: "Target.Timeout" })];
  const answer = throughFront(balanced({ targets, group: { healthCheckPort: "9090" } }));
  expect(answer.verdict).toBe("reachable");
  expect(answer.evidence[0]?.text).toBe(
    "10.0.2.10 is unhealthy in web (Target.Timeout). Its health checks do not arrive: security group sg-1 has no rule for tcp 9090 from 10.0.1.40 (sg-elb).",
  );
});

test("C4: that a process listens is no assumption where a healthy target has answered", () => {
  expect(throughFront(balanced()).assumptions.map(({ code }) => code)).not.toContain("PROCESS_LISTENING");
  const unhealthy = [target({ id: "10.0.2.10", state: "unhealthy" })];
  expect(throughFront(balanced({ targets: unhealthy })).assumptions.map(({ code }) => code)).toContain(
    "PROCESS_LISTENING",
  );
});

test("L9: the newest service event of each kind stands beside the verdict at its own time; steady contradicts a closed way", () => {
  const event = (createdAt: string, message: string) => ({ createdAt, message: `(service web) ${message}` });
  const areas = {
    ecsClusters: [ecsCluster()],
    ecsTaskDefinitions: [ecsTaskDefinition()],
    ecsTasks: [ecsTask({ attachments: [taskAttachment("eni-web", "10.0.2.10")] })],
    ecsServices: [
      ecsService({
        events: [
          event("2026-11-21T11:30:00.000Z", "has reached a steady state."),
          event(
            "2026-11-21T11:20:00.000Z",
            "was unable to place a task because no container instance met all of its requirements.",
          ),
          event("2026-11-21T11:10:00.000Z", "has reached a steady state."),
          event("2026-11-21T11:00:00.000Z", "has started 1 tasks: (task x)."),
        ],
      }),
    ],
  };
  const events = (groupRules: Parameters<typeof balanced>[0]) =>
    throughFront(balanced({ areas, ...groupRules })).evidence.filter(({ kind }) => kind === "service-event");
  expect(events({}).map(({ at, agrees }) => `${at} ${String(agrees)}`)).toEqual([
    "2026-11-21T11:30:00.000Z true",
    "2026-11-21T11:20:00.000Z true",
  ]);
  expect(events({ groupRules: elbRules })[0]).toMatchObject({
    text: "(service web) has reached a steady state.",
    agrees: false,
  });
});

test("L9: a steady state that ended in trouble says nothing of now", () => {
  const events = [
    { createdAt: "2026-11-21T11:30:00.000Z", message: "(service web) (port 8080) is unhealthy in (target-group tg)." },
    { createdAt: "2026-11-21T07:30:00.000Z", message: "(service web) has reached a steady state." },
  ];
  const areas = {
    ecsClusters: [ecsCluster()],
    ecsTaskDefinitions: [ecsTaskDefinition()],
    ecsTasks: [ecsTask({ attachments: [taskAttachment("eni-web", "10.0.2.10")] })],
    ecsServices: [ecsService({ events })],
  };
  const { evidence } = throughFront(balanced({ areas, groupRules: elbRules }));
  expect(evidence.flatMap(({ kind, text }) => (kind === "service-event" ? [text] : []))).toEqual([events[0]?.message]);
});
