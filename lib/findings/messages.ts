/** Where a live text was found. */
export type MessageSource = "service-event" | "stopped-reason" | "target-health";

type Row = {
  readonly source: MessageSource;
  readonly pattern: RegExp;
  /** The rules the text points at; none for causes that are not the network's. */
  readonly rules: readonly string[];
  /** What else it is: then no network cause may be concluded from it. */
  readonly notNetwork?: "permission" | "image" | "capacity";
};

/** Live texts and what they mean, the decisive first. AWS changes its wording: patterns are loose, and evidence keeps the raw text. */
const rows: readonly Row[] = [
  { source: "service-event", pattern: /RESOURCE:ENI/i, rules: ["ENI-001"] },
  { source: "service-event", pattern: /RESOURCE:PORTS|already using a port required/i, rules: ["PORT-002"] },
  {
    source: "service-event",
    pattern: /InsufficientFreeAddressesInSubnet|(not enough|insufficient) free addresses/i,
    rules: ["IPAM-001"],
  },
  {
    source: "service-event",
    pattern: /is unhealthy in \(target-group .*\) due to \(reason (.*)\)/i,
    rules: ["TG-003"],
  },
  { source: "service-event", pattern: /registered 0 targets/i, rules: ["TG-001"] },
  {
    source: "service-event",
    pattern: /RESOURCE:(CPU|MEMORY)|insufficient (CPU|memory)/i,
    rules: [],
    notNetwork: "capacity",
  },
  {
    source: "stopped-reason",
    pattern: /AccessDenied|not authorized|UnrecognizedClient/i,
    rules: [],
    notNetwork: "permission",
  },
  {
    source: "stopped-reason",
    pattern: /not found|manifest unknown|repository .* does not exist|toomanyrequests|no space left/i,
    rules: [],
    notNetwork: "image",
  },
  {
    source: "stopped-reason",
    pattern: /InsufficientFreeAddressesInSubnet|(not enough|insufficient) free addresses/i,
    rules: ["IPAM-001"],
  },
  {
    source: "stopped-reason",
    pattern:
      /port is already allocated|address already in use|Bind for 0\.0\.0\.0|host ports? (are|is) unavailable|HostConfigError .* host port/i,
    rules: ["PORT-002"],
  },
  {
    source: "stopped-reason",
    pattern:
      /(ResourceInitializationError|CannotPullContainerError).*(i\/o timeout|request canceled|context (canceled|deadline)|failed to (initialize|validate) logging driver)|httpReaderSeeker: failed open/i,
    rules: ["ROUTE-001"],
  },
  { source: "stopped-reason", pattern: /Task failed ELB health checks/i, rules: ["TG-003"] },
  {
    source: "target-health",
    pattern: /^Target\.(Timeout|FailedHealthChecks|ResponseCodeMismatch)$|^Elb\.InternalError$/,
    rules: ["TG-003"],
  },
];

/** The rules a live text points at, and whether it says that the network is not to blame. */
export type MessageMeaning = { readonly rules: readonly string[]; readonly notNetwork?: Row["notNetwork"] };

/** What a text of a source means; `undefined` when it says nothing we know. */
export function meaningOf(source: MessageSource, text: string): MessageMeaning | undefined {
  const row = rows.find((one) => one.source === source && one.pattern.test(text));
  if (row === undefined) return undefined;
  return row.notNetwork === undefined ? { rules: row.rules } : { rules: row.rules, notNetwork: row.notNetwork };
}

/** Whether a live text is a symptom of what a rule reports. */
export function pointsAt(ruleId: string, source: MessageSource, text: string): boolean {
  return meaningOf(source, text)?.rules.includes(ruleId) === true;
}
