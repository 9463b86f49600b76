import { expect, test } from "vitest";
import { meaningOf, saysSteady } from "#lib/findings/messages.ts";

const placing = "(service web) was unable to place a task because no container instance met all of its requirements.";
const closest = (text: string) => `${placing} The closest matching (container-instance 8f1c) ${text}`;
const pull = (text: string) => `CannotPullContainerError: pull image manifest has been retried 5 time(s): ${text}`;
const auth = (text: string) => `ResourceInitializationError: unable to pull secrets or registry auth: ${text}`;
const logger = (text: string) => `ResourceInitializationError: failed to validate logger args: ${text}`;
const timeouts = ["ROUTE-001", "ROUTE-002", "ROUTE-005", "ROUTE-006", "ROUTE-007"];

test.each([
  ["service-event", closest('encountered error "RESOURCE:ENI".'), ["ENI-001"]],
  ["service-event", closest('encountered error "RESOURCE:PORTS".'), ["PORT-002"]],
  ["service-event", closest("is already using a port required by your task."), ["PORT-002"]],
  ["service-event", "InsufficientFreeAddressesInSubnet: The specified subnet is full", ["IPAM-001"]],
  ["service-event", "subnet-1 does not have enough free addresses to satisfy the request", ["IPAM-001"]],
  ["service-event", closest('encountered error "AGENT".'), ["ECS-005"]],
  ["service-event", closest("has an agent that is disconnected."), ["ECS-005"]],
  ["service-event", closest("is missing an attribute required by your task."), ["ECS-004", "ECS-005"]],
  ["service-event", closest('encountered error "ATTRIBUTE".'), ["ECS-004", "ECS-005"]],
  [
    "service-event",
    "was unable to place a task. Reason: No container instances were found in your cluster.",
    ["ECS-004"],
  ],
  ["service-event", "(service web) was unable to place a task. Reason: Internal error.", ["ECS-005"]],
  ["service-event", placing, ["ENI-002", "PORT-001", "ECS-004"]],
  ["service-event", "(port 80) is unhealthy in (target-group arn) due to (reason Request timed out)", ["TG-003"]],
  ["service-event", "(task 8f1c) failed container health checks.", ["ECS-002"]],
  ["service-event", "(service web) is unable to consistently start tasks successfully.", ["ECS-002"]],
  [
    "service-event",
    "was unable to stop or start tasks during a deployment because of the service deployment configuration.",
    ["ECS-003"],
  ],
  ["service-event", "(service web) registered 0 targets in (target-group arn)", ["TG-001"]],
  ["service-event", "SERVICE_DISCOVERY_INSTANCE_UNHEALTHY", ["SD-004"]],
  ["service-event", "SERVICE_DISCOVERY_OPERATION_THROTTLED", ["SD-004"]],
  ["stopped-reason", "InsufficientFreeAddressesInSubnet: no free addresses", ["IPAM-001"]],
  ["stopped-reason", "Timeout waiting for network interface provisioning to complete.", ["ENI-005"]],
  ["stopped-reason", "Unable to attach network interface to unused device index", ["ENI-005"]],
  ["stopped-reason", "Bind for 0.0.0.0:80 failed: port is already allocated", ["PORT-002", "PORT-006"]],
  ["stopped-reason", "listen tcp :80: bind: address already in use", ["PORT-002", "PORT-006"]],
  ["stopped-reason", "HostConfigError: 10 contiguous host ports are unavailable", ["PORT-002"]],
  ["stopped-reason", "HostConfigError: a host port is unavailable", ["PORT-002"]],
  ["stopped-reason", auth("dial tcp: lookup api.ecr.eu-west-1.amazonaws.com: no such host"), ["ROUTE-008", "SD-003"]],
  [
    "stopped-reason",
    auth("lookup api.ecr.eu-west-1.amazonaws.com on 10.0.0.2:53: read udp: i/o timeout"),
    ["ROUTE-008", "SD-003"],
  ],
  ["stopped-reason", pull("httpReaderSeeker: failed open: dial tcp 203.0.113.7:443"), ["ROUTE-007", "ROUTE-001"]],
  [
    "stopped-reason",
    pull("failed to copy: httpReadSeeker: failed open: dial tcp 203.0.113.7:443"),
    ["ROUTE-007", "ROUTE-001"],
  ],
  ["stopped-reason", auth("dial tcp 172.40.1.94:443: i/o timeout"), timeouts],
  ["stopped-reason", pull("dial tcp 203.0.113.7:443: i/o timeout"), timeouts],
  ["stopped-reason", pull("request canceled while waiting for connection"), timeouts],
  ["stopped-reason", pull("context deadline exceeded"), timeouts],
  ["stopped-reason", "failed to validate logger args: failed to initialize logging driver", ["ROUTE-001"]],
  ["stopped-reason", logger(": signal: killed"), timeouts],
  [
    "stopped-reason",
    logger("There is a connection issue between the task and Amazon CloudWatch. Check your network configuration."),
    timeouts,
  ],
  ["stopped-reason", "Task failed ELB health checks in (target-group arn)", ["TG-003", "ECS-006"]],
  ["stopped-reason", "Task failed container health checks", ["ECS-002"]],
  ["target-health", "Target.Timeout", ["TG-003"]],
  ["target-health", "Target.FailedHealthChecks", ["TG-003"]],
  ["target-health", "Target.ResponseCodeMismatch", ["TG-003"]],
  ["target-health", "Elb.InternalError", ["TG-003"]],
  ["target-health", "Target.NotInUse", ["TG-008"]],
  ["target-health", "Target.InvalidState", ["TG-008"]],
  ["target-health", "Target.IpUnusable", ["TG-008"]],
  ["nat-gateway", "InsufficientFreeAddressesInSubnet", ["ROUTE-005", "IPAM-001"]],
  ["nat-gateway", "Gateway.NotAttached", ["ROUTE-005"]],
  ["nat-gateway", "InvalidSubnetID.NotFound", ["ROUTE-005"]],
] as const)("%s: %s", (source, text, rules) => {
  expect(meaningOf(source, text)).toEqual({ rules });
});

test.each([
  [
    "stopped-reason",
    auth("AccessDeniedException: not authorized to perform secretsmanager:GetSecretValue"),
    "permission",
  ],
  ["stopped-reason", auth("UnrecognizedClientException: the security token is invalid"), "permission"],
  ["stopped-reason", auth("ResourceNotFoundException: Secrets Manager can't find the specified secret."), "missing"],
  ["stopped-reason", "failed to initialize logging driver: The specified log group does not exist.", "missing"],
  [
    "stopped-reason",
    pull("unexpected status from HEAD request to https://r/v2/web/blobs/1: 403 Forbidden"),
    "permission",
  ],
  [
    "stopped-reason",
    pull("httpReadSeeker: failed open: unexpected status code https://b.s3/1: 403 Forbidden"),
    "permission",
  ],
  [
    "stopped-reason",
    pull("httpReadSeeker: failed open: unexpected status from GET request: 429 Too Many Requests"),
    "image",
  ],
  ["stopped-reason", pull("httpReadSeeker: failed open: unexpected status code https://r/1: 503 Slow Down"), "image"],
  ["stopped-reason", pull("manifest unknown"), "image"],
  ["stopped-reason", pull("registry/web:2: not found"), "image"],
  ["stopped-reason", pull("repository web does not exist"), "image"],
  ["stopped-reason", pull("toomanyrequests: You have reached your pull rate limit: i/o timeout"), "image"],
  ["stopped-reason", pull("write /var/lib/docker/tmp: no space left on device"), "image"],
  ["stopped-reason", "OutOfMemoryError: Container killed due to memory usage", "memory"],
] as const)("%s: %s says that the network is not to blame", (source, text, notNetwork) => {
  expect(meaningOf(source, text)).toEqual({ rules: [], notNetwork });
});

test.each([
  ["service-event", closest("has insufficient CPU units available."), "capacity"],
  ["service-event", closest('encountered error "RESOURCE:MEMORY".'), "capacity"],
  ["service-event", closest('encountered error "MemberOf placement constraint unsatisfied."'), "capacity"],
  ["service-event", "was unable to place a task. Reason: Capacity is unavailable at this time.", "capacity"],
  ["service-event", "You've reached the limit on the number of tasks you can run concurrently", "capacity"],
  ["service-event", "You've reached the limit on the number of vCPUs you can run concurrently", "capacity"],
  ["stopped-reason", "Capacity is unavailable at this time. Please try again later", "capacity"],
] as const)("%s: %s is a matter of capacity, which ECS-005 reports", (source, text, notNetwork) => {
  expect(meaningOf(source, text)).toEqual({ rules: ["ECS-005"], notNetwork });
});

test("a text we do not know means nothing", () => {
  expect(meaningOf("service-event", "(service web) has started 1 tasks")).toBeUndefined();
});

test("a steady state closes older events", () => {
  expect(saysSteady("(service web) has reached a steady state.")).toBe(true);
  expect(saysSteady("(service web) has started 1 tasks")).toBe(false);
});
