/** Where a live text was found. */
export type MessageSource = "service-event" | "stopped-reason" | "target-health" | "nat-gateway";

/** What else than the network is to blame. */
type OtherCause = "permission" | "image" | "capacity" | "memory" | "missing";

type Row = {
  readonly pattern: RegExp;
  /** The rules the text points at; none when no rule speaks of it. */
  readonly rules: readonly string[];
  /** What else it is: then no network cause may be concluded from it. */
  readonly notNetwork?: OtherCause;
};

const noAddresses = /InsufficientFreeAddressesInSubnet|(not enough|have enough|insufficient) free addresses/i;

/** Events of a service: the exact reason before the sentence it comes in. */
const serviceEvents: readonly Row[] = [
  { pattern: /RESOURCE:ENI/i, rules: ["ENI-001"] },
  { pattern: /RESOURCE:PORTS|already using a port required/i, rules: ["PORT-002"] },
  { pattern: noAddresses, rules: ["IPAM-001"] },
  {
    pattern: /RESOURCE:(CPU|MEMORY|GPU)|insufficient (CPU|memory|GPU)/i,
    rules: ["ECS-005"],
    notNetwork: "capacity",
  },
  { pattern: /encountered error "AGENT"|agent .*disconnected/i, rules: ["ECS-005"] },
  { pattern: /missing an attribute required|encountered error "ATTRIBUTE"/i, rules: ["ECS-004", "ECS-005"] },
  { pattern: /MemberOf|placement constraint/i, rules: ["ECS-005"], notNetwork: "capacity" },
  { pattern: /no container instances were found in your cluster/i, rules: ["ECS-004"] },
  {
    pattern: /capacity is unavailable|limit on the number of (tasks|vCPUs)/i,
    rules: ["ECS-005"],
    notNetwork: "capacity",
  },
  { pattern: /unable to place a task\. Reason: Internal error/i, rules: ["ECS-005"] },
  { pattern: /no container instance met all of its requirements/i, rules: ["ENI-002", "PORT-001", "ECS-004"] },
  { pattern: /is unhealthy in \(target-group .*\) due to \(reason (.*)\)/i, rules: ["TG-003"] },
  { pattern: /failed container health checks/i, rules: ["ECS-002"] },
  { pattern: /unable to consistently start tasks/i, rules: ["ECS-002"] },
  { pattern: /because of the service deployment configuration/i, rules: ["ECS-003"] },
  { pattern: /registered 0 targets/i, rules: ["TG-001"] },
  { pattern: /SERVICE_DISCOVERY_(INSTANCE_UNHEALTHY|OPERATION_THROTTLED)/i, rules: ["SD-004"] },
];

/** Why a task or one of its containers stopped: what is not the network's first, since it often comes in a sentence about the network. */
const stoppedReasons: readonly Row[] = [
  {
    pattern: /AccessDenied|not authorized|UnrecognizedClient|unexpected status .*40[13]\b/i,
    rules: [],
    notNetwork: "permission",
  },
  {
    pattern: /ResourceNotFoundException|ParameterNotFound|can't find the specified secret|log group does not exist/i,
    rules: [],
    notNetwork: "missing",
  },
  // Whatever the status, a registry that answers was reached.
  {
    pattern:
      /not found|manifest unknown|repository .* does not exist|toomanyrequests|no space left|unexpected status /i,
    rules: [],
    notNetwork: "image",
  },
  { pattern: /OutOfMemory|OOM.?kill/i, rules: [], notNetwork: "memory" },
  { pattern: noAddresses, rules: ["IPAM-001"] },
  {
    pattern:
      /timeout waiting for network interface provisioning|unused device index|ENI attachment timeout|network interface provision/i,
    rules: ["ENI-005"],
  },
  { pattern: /port is already allocated|address already in use|Bind for 0\.0\.0\.0/i, rules: ["PORT-002", "PORT-006"] },
  { pattern: /host ports? (are|is) unavailable|HostConfigError .* host port/i, rules: ["PORT-002"] },
  { pattern: /no such host|lookup \S+ on \S+:53/i, rules: ["ROUTE-008", "SD-003"] },
  // containerd writes it either way, by its age.
  { pattern: /httpRead(er)?Seeker: failed open/i, rules: ["ROUTE-007", "ROUTE-001"] },
  {
    pattern:
      /(ResourceInitializationError|CannotPullContainerError).*(i\/o timeout|request canceled|context (canceled|deadline)|connection issue between the task)|logger args:.*signal: killed/i,
    rules: ["ROUTE-001", "ROUTE-002", "ROUTE-005", "ROUTE-006", "ROUTE-007"],
  },
  { pattern: /failed to (initialize|validate) logging driver/i, rules: ["ROUTE-001"] },
  { pattern: /Task failed ELB health checks/i, rules: ["TG-003", "ECS-006"] },
  { pattern: /failed container health checks/i, rules: ["ECS-002"] },
  { pattern: /capacity is unavailable/i, rules: ["ECS-005"], notNetwork: "capacity" },
];

const targetHealth: readonly Row[] = [
  { pattern: /^Target\.(Timeout|FailedHealthChecks|ResponseCodeMismatch)$|^Elb\.InternalError$/, rules: ["TG-003"] },
  { pattern: /^Target\.(NotInUse|InvalidState|IpUnusable)$/, rules: ["TG-008"] },
];

/** Why a NAT gateway could not be made. */
const natGateways: readonly Row[] = [
  { pattern: /InsufficientFreeAddressesInSubnet/i, rules: ["ROUTE-005", "IPAM-001"] },
  {
    pattern: /^(Gateway\.NotAttached|InvalidAllocationID\.NotFound|Resource\.AlreadyAssociated)$/i,
    rules: ["ROUTE-005"],
  },
  { pattern: /^(InternalError|InvalidSubnetID\.NotFound)$/i, rules: ["ROUTE-005"] },
];

/** Live texts and what they mean, the decisive first. AWS changes its wording: patterns are loose, and evidence keeps the raw text. */
const rowsOf: { readonly [Source in MessageSource]: readonly Row[] } = {
  "service-event": serviceEvents,
  "stopped-reason": stoppedReasons,
  "target-health": targetHealth,
  "nat-gateway": natGateways,
};

/** The rules a live text points at, and whether it says that the network is not to blame. */
type MessageMeaning = { readonly rules: readonly string[]; readonly notNetwork?: OtherCause };

/** What a text of a source means; `undefined` when it says nothing we know. */
export function meaningOf(source: MessageSource, text: string): MessageMeaning | undefined {
  const row = rowsOf[source].find(({ pattern }) => pattern.test(text));
  if (row === undefined) return undefined;
  return row.notNetwork === undefined ? { rules: row.rules } : { rules: row.rules, notNetwork: row.notNetwork };
}

/** Whether a live text is a symptom of what a rule reports. */
export function pointsAt(ruleId: string, source: MessageSource, text: string): boolean {
  return meaningOf(source, text)?.rules.includes(ruleId) === true;
}

/** Whether an event of a service says that all is well: then older events are over. */
export function saysSteady(text: string): boolean {
  return /has reached a steady state/i.test(text);
}
