import type { Field, FieldValue } from "#lib/filter/filter.ts";
import { filterStates, type FilterKey } from "#lib/filter/filter-keys.ts";
import { severities } from "#lib/findings/severity.ts";
import type { Graph } from "#lib/graph/graph.ts";
import type { Resource } from "./subjects.ts";

/** How a column is shown: links to resources, text, yes or no, ids and addresses, figures, times, marks. */
export type ColumnLook = "things" | "text" | "flag" | "mono" | "number" | "time" | "severity";

/** A value of a cell; a list of URNs in a column of things. */
export type CellValue = string | number | boolean | null | readonly string[];

/** A cell: its value; and when there is more to say, how many values were left out and which call would tell the rest. */
export type Cell = CellValue | { readonly value: CellValue; readonly more?: number; readonly unread?: string };

/** A column of the inventory. */
export type Column = {
  readonly look: ColumnLook;
  readonly read: (one: Resource, graph: Graph) => { readonly values: readonly FieldValue[]; readonly unread?: Field["unread"] }; // prettier-ignore
};

function byKey(key: Exclude<FilterKey, "tag">, look: ColumnLook): Column {
  return { look, read: (one) => one.field(key) };
}

function byFact(name: string, look: ColumnLook): Column {
  return {
    look,
    read: ({ urn }, graph) => {
      const fact = graph.nodesByUrn.get(urn)?.facts[name];
      if (fact === undefined) return { values: [] };
      if (typeof fact === "string" || typeof fact === "number") return { values: [fact] };
      return { values: typeof fact === "boolean" ? [String(fact)] : fact };
    },
  };
}

function counted(count: (one: Resource) => number | undefined, key?: Exclude<FilterKey, "tag">): Column {
  return {
    look: "number",
    read: (one) => {
      const found = count(one);
      const unread = key === undefined ? undefined : one.field(key).unread;
      return { values: found === undefined ? [] : [found], ...(unread === undefined ? {} : { unread }) };
    },
  };
}

/** The states that are worth a word in a table: those of a comparison are asked where there is one. */
function statesOf(one: Resource): ReturnType<Column["read"]> {
  const fields = filterStates.filter((state) => state !== "changed").map((state) => one.field("is", state));
  return { values: fields.flatMap(({ values }) => values), unread: fields.flatMap(({ unread }) => unread ?? []) };
}

/** Every column there is. */
export const columns = {
  id: { look: "mono", read: ({ urn }: Resource) => ({ values: [urn.split("/").slice(4).join("/")] }) },
  arn: { look: "mono", read: ({ footing }: Resource) => ({ values: footing.arn === undefined ? [] : [footing.arn] }) },
  service: byKey("service", "things"),
  cluster: byKey("cluster", "things"),
  family: byKey("family", "text"),
  status: byKey("status", "text"),
  running: byKey("running", "number"),
  desired: byKey("desired", "number"),
  mode: byKey("mode", "text"),
  launch: byKey("launch", "text"),
  vpc: byKey("vpc", "things"),
  az: byKey("az", "text"),
  subnet: byKey("subnet", "things"),
  sg: byKey("sg", "things"),
  nacl: byKey("nacl", "things"),
  rtb: byKey("rtb", "things"),
  lb: byKey("lb", "things"),
  tg: byKey("tg", "things"),
  zone: byKey("zone", "things"),
  eni: byKey("eni", "things"),
  task: byKey("task", "things"),
  ip: byKey("ip", "mono"),
  cidr: byKey("cidr", "mono"),
  port: byKey("port", "mono"),
  proto: byKey("proto", "mono"),
  rule: byKey("rule", "mono"),
  account: byKey("account", "mono"),
  region: byKey("region", "mono"),
  freeIp: byKey("free-ip", "number"),
  freeEni: byKey("free-eni", "number"),
  state: { look: "text", read: statesOf },
  sev: { look: "severity", read: (one: Resource) => ({ values: severities.filter((severity) => one.field("sev").values.includes(severity)).slice(0, 1) }) }, // prettier-ignore
  usedBy: counted(({ footing }) => footing.interfaces?.length ?? 0, "eni"),
  tasks: counted(({ footing }) => footing.tasks?.length ?? 0, "task"),
  subnets: counted(({ footing }) => footing.subnets?.length ?? 0),
  tags: { look: "text", read: ({ tags }: Resource) => ({ values: tags.values.map(({ key, value }) => `${key}=${value}`), ...(tags.unread === undefined ? {} : { unread: tags.unread }) }) }, // prettier-ignore
  health: byFact("healthStatus", "text"),
  started: byFact("startedAt", "time"),
  created: byFact("createdAt", "time"),
  scheme: byFact("scheme", "text"),
  type: byFact("type", "text"),
  dnsName: byFact("dnsName", "mono"),
  targetType: byFact("targetType", "text"),
  checkPath: byFact("healthCheckPath", "mono"),
  interfaceType: byFact("interfaceType", "text"),
  description: byFact("description", "text"),
  instanceType: byFact("instanceType", "text"),
  instanceId: byFact("ec2InstanceId", "mono"),
  agent: byFact("agentConnected", "flag"),
  endpointType: byFact("vpcEndpointType", "text"),
  serviceName: byFact("serviceName", "mono"),
  values: byFact("values", "mono"),
  alias: byFact("aliasTarget", "mono"),
  ttl: byFact("ttl", "number"),
  policy: byFact("setIdentifier", "text"),
  publicIps: byFact("publicIps", "mono"),
  isDefault: byFact("isDefault", "flag"),
  privateZone: byFact("privateZone", "flag"),
} as const satisfies { readonly [key: string]: Column };

/** The key of a column. */
export type ColumnKey = keyof typeof columns;
