import type { NetworkAcl, NetworkAclEntry } from "#lib/model/resources/network-acl.ts";
import type { Route, RouteTable } from "#lib/model/resources/route-table.ts";
import type { SecurityGroupRule } from "#lib/model/resources/security-group.ts";
import type { TransitGatewayRouteTable } from "#lib/model/resources/transit-gateway.ts";
import type { Areas } from "./oracle/network.ts";

type Options = ReadonlyMap<string, string>;
type Command = { readonly verb: string; readonly options: Options };

/**
 * Runs AWS CLI commands on the lists of an account, as EC2 would: what EC2 refuses throws. Only what changes rules,
 * entries and routes is known here.
 */
export function runCli(areas: Areas, lines: readonly string[]): Areas {
  return lines.reduce((before, line) => run(before, parse(line)), areas);
}

/** The commands of a text, one a line. */
export function linesOf(cli: string): readonly string[] {
  return cli.split("\n").filter((line) => line !== "");
}

/** The command that takes back what another one did to an account. */
export function undoOf(before: Areas, line: string): string {
  const { verb, options } = parse(line);
  const only = (...names: string[]) =>
    names.flatMap((name) => (options.has(name) ? [`--${name} ${options.get(name) ?? ""}`.trim()] : [])).join(" ");
  switch (verb) {
    case "authorize-security-group-ingress":
    case "authorize-security-group-egress":
      return line.replace("authorize", "revoke");
    case "create-network-acl-entry":
      return `aws ec2 delete-network-acl-entry ${only("network-acl-id", "ingress", "egress", "rule-number")}`;
    case "create-route":
      return `aws ec2 delete-route ${only("route-table-id", "destination-cidr-block", "destination-ipv6-cidr-block")}`;
    case "replace-route": {
      const table = before.routeTables?.find(({ routeTableId }) => routeTableId === options.get("route-table-id"));
      const old = table?.routes.find(isOfRoute(options));
      const targets = Object.entries(targetOptions).flatMap(([option, field]) =>
        old?.[field] === undefined ? [] : [`--${option} ${old[field]}`],
      );
      const where = only("route-table-id", "destination-cidr-block", "destination-ipv6-cidr-block");
      return `aws ec2 replace-route ${where} ${targets.join(" ")}`;
    }
    case "replace-transit-gateway-route":
      return undoOfTransit(before, options, only("transit-gateway-route-table-id", "destination-cidr-block"));
    case "create-transit-gateway-route":
      return `aws ec2 delete-transit-gateway-route ${only("transit-gateway-route-table-id", "destination-cidr-block")}`;
    default:
      throw new Error(`no way back: ${line}`);
  }
}

function parse(line: string): Command {
  const words = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
  if (words[0] !== "aws" || words[1] !== "ec2" || words[2] === undefined) throw new Error(`not a command: ${line}`);
  const options = new Map<string, string>();
  let name = "";
  for (const word of words.slice(3)) {
    if (word.startsWith("--")) name = word.slice(2);
    else if (name === "" || (options.get(name) ?? "") !== "") throw new Error(`unexpected “${word}”: ${line}`);
    options.set(name, word.startsWith("--") ? "" : word);
  }
  return { verb: words[2], options };
}

function run(areas: Areas, { verb, options }: Command): Areas {
  switch (verb) {
    case "authorize-security-group-ingress":
    case "authorize-security-group-egress":
      return { ...areas, securityGroupRules: [...(areas.securityGroupRules ?? []), ...rulesOf(areas, verb, options)] };
    case "revoke-security-group-ingress":
    case "revoke-security-group-egress": {
      const gone = rulesOf(undefined, verb, options).map(keyOfRule);
      return {
        ...areas,
        securityGroupRules: areas.securityGroupRules?.filter((rule) => !gone.includes(keyOfRule(rule))) ?? [],
      };
    }
    case "create-network-acl-entry":
    case "delete-network-acl-entry":
      return {
        ...areas,
        networkAcls: changed(
          areas.networkAcls,
          (acl) => acl.networkAclId === need(options, "network-acl-id"),
          (acl) => changeAcl(acl, verb, options),
        ),
      };
    case "create-route":
    case "replace-route":
    case "delete-route":
      return {
        ...areas,
        routeTables: changed(
          areas.routeTables,
          (table) => table.routeTableId === need(options, "route-table-id"),
          (table) => changeTable(table, verb, options),
        ),
      };
    case "create-transit-gateway-route":
    case "replace-transit-gateway-route":
    case "delete-transit-gateway-route": {
      const id = need(options, "transit-gateway-route-table-id");
      const tables = areas.transitGatewayRouteTables;
      return {
        ...areas,
        transitGatewayRouteTables: changed(
          tables,
          (table) => table.transitGatewayRouteTableId === id,
          (table) => changeTransitTable(table, verb, options),
        ),
      };
    }
    default:
      throw new Error(`not known here: ${verb}`);
  }
}

function need(options: Options, name: string): string {
  const value = options.get(name);
  if (value === undefined || value === "") throw new Error(`--${name} is required`);
  return value;
}

function changed<Item>(
  items: readonly Item[] | undefined,
  isIt: (item: Item) => boolean,
  change: (item: Item) => Item,
): readonly Item[] {
  if (items?.some(isIt) !== true) throw new Error("no such resource");
  return items.map((item) => (isIt(item) ? change(item) : item));
}

type Permission = {
  readonly IpProtocol: string;
  readonly FromPort?: number;
  readonly ToPort?: number;
  readonly IpRanges?: readonly { readonly CidrIp: string }[];
  readonly Ipv6Ranges?: readonly { readonly CidrIpv6: string }[];
  readonly PrefixListIds?: readonly { readonly PrefixListId: string }[];
  readonly UserIdGroupPairs?: readonly { readonly GroupId: string }[];
};

function rulesOf(areas: Areas | undefined, verb: string, options: Options): readonly SecurityGroupRule[] {
  const groupId = need(options, "group-id");
  if (areas?.securityGroups?.some((group) => group.groupId === groupId) === false)
    throw new Error(`no group ${groupId}`);
  // The text is what the product printed; a wrong shape fails below.
  const permissions = JSON.parse(need(options, "ip-permissions")) as readonly Permission[];
  return permissions.flatMap((permission): readonly SecurityGroupRule[] => {
    const { IpProtocol, FromPort, ToPort } = permission;
    if (["tcp", "udp", "icmp", "6", "17", "1"].includes(IpProtocol) && (FromPort === undefined || ToPort === undefined))
      throw new Error(`${IpProtocol} needs FromPort and ToPort`);
    const sources = [
      ...(permission.IpRanges ?? []).map(({ CidrIp }) => ({ cidrIpv4: CidrIp })),
      ...(permission.Ipv6Ranges ?? []).map(({ CidrIpv6 }) => ({ cidrIpv6: CidrIpv6 })),
      ...(permission.PrefixListIds ?? []).map(({ PrefixListId }) => ({ prefixListId: PrefixListId })),
      ...(permission.UserIdGroupPairs ?? []).map(({ GroupId }) => ({ referencedGroupInfo: { groupId: GroupId } })),
    ];
    if (sources.length === 0) throw new Error("a rule needs a source");
    return sources.map((source, i) => ({
      securityGroupRuleId: `sgr-new-${groupId}-${String(areas?.securityGroupRules?.length ?? 0)}-${String(i)}`,
      groupId,
      isEgress: verb.endsWith("egress"),
      ipProtocol: IpProtocol,
      fromPort: FromPort ?? -1,
      toPort: ToPort ?? -1,
      ...source,
    }));
  });
}

function keyOfRule(rule: SecurityGroupRule): string {
  const said = Object.entries(rule).filter(([name]) => name !== "securityGroupRuleId");
  return JSON.stringify(said.sort(([a], [b]) => a.localeCompare(b)));
}

function changeAcl(acl: NetworkAcl, verb: string, options: Options): NetworkAcl {
  const egress = options.has("egress");
  if (egress === options.has("ingress")) throw new Error("either --ingress or --egress");
  const ruleNumber = Number(need(options, "rule-number"));
  if (!Number.isInteger(ruleNumber) || ruleNumber < 1 || ruleNumber > 32766)
    throw new Error(`no rule number: ${String(ruleNumber)}`);
  const isIt = (entry: NetworkAclEntry) => entry.egress === egress && entry.ruleNumber === ruleNumber;
  const isThere = acl.entries.some(isIt);
  if (verb === "delete-network-acl-entry") {
    if (!isThere) throw new Error("no such entry");
    return { ...acl, entries: acl.entries.filter((entry) => !isIt(entry)) };
  }
  if (isThere) throw new Error(`entry ${String(ruleNumber)} exists`);
  return { ...acl, entries: [...acl.entries, { ruleNumber, egress, ...entryOf(options) }] };
}

function entryOf(options: Options): Omit<NetworkAclEntry, "ruleNumber" | "egress"> {
  const protocol = need(options, "protocol");
  const block = options.get("cidr-block");
  const ipv6Block = options.get("ipv6-cidr-block");
  if ((block === undefined) === (ipv6Block === undefined)) throw new Error("either --cidr-block or --ipv6-cidr-block");
  const numbersOf = (name: string) =>
    [...need(options, name).matchAll(/(\w+)=(-?\d+)/g)].map(([, , value]) => Number(value));
  const isTcpOrUdp = protocol === "6" || protocol === "17";
  const isIcmp = protocol === "1" || protocol === "58";
  const [from, to] = isTcpOrUdp ? numbersOf("port-range") : [];
  const [type, code] = isIcmp ? numbersOf("icmp-type-code") : [];
  return {
    protocol,
    ruleAction: need(options, "rule-action"),
    ...(block === undefined ? { ipv6CidrBlock: ipv6Block } : { cidrBlock: block }),
    ...(isTcpOrUdp ? { portRange: { from, to } } : {}),
    ...(isIcmp ? { icmpTypeCode: { type, code } } : {}),
  };
}

const targetOptions = {
  "gateway-id": "gatewayId",
  "nat-gateway-id": "natGatewayId",
  "transit-gateway-id": "transitGatewayId",
  "vpc-peering-connection-id": "vpcPeeringConnectionId",
  "egress-only-internet-gateway-id": "egressOnlyInternetGatewayId",
} as const;

function changeTable(table: RouteTable, verb: string, options: Options): RouteTable {
  const destinationCidrBlock = options.get("destination-cidr-block");
  const destinationIpv6CidrBlock = options.get("destination-ipv6-cidr-block");
  if ((destinationCidrBlock === undefined) === (destinationIpv6CidrBlock === undefined))
    throw new Error("one destination");
  const isIt = isOfRoute(options);
  const isThere = table.routes.some(isIt);
  if (isThere !== (verb !== "create-route")) throw new Error(isThere ? "the route exists" : "no such route");
  const others = table.routes.filter((route) => !isIt(route));
  if (verb === "delete-route") return { ...table, routes: others };
  const targets = Object.entries(targetOptions).flatMap(([option, field]) =>
    options.has(option) ? [[field, need(options, option)] as const] : [],
  );
  if (targets.length !== 1) throw new Error("one target");
  const destination = destinationCidrBlock === undefined ? { destinationIpv6CidrBlock } : { destinationCidrBlock };
  return {
    ...table,
    routes: [...others, { ...destination, ...Object.fromEntries(targets), state: "active", origin: "CreateRoute" }],
  };
}

/** Whether a route is the one a command names: propagated ones and those of prefix lists are not for it to change. */
function isOfRoute(options: Options): (route: Route) => boolean {
  return (route) =>
    route.destinationCidrBlock === options.get("destination-cidr-block") &&
    route.destinationIpv6CidrBlock === options.get("destination-ipv6-cidr-block") &&
    route.destinationPrefixListId === undefined &&
    route.origin !== "EnableVgwRoutePropagation";
}

function changeTransitTable(table: TransitGatewayRouteTable, verb: string, options: Options): TransitGatewayRouteTable {
  if (!table.routes.known) throw new Error("routes not read");
  const block = need(options, "destination-cidr-block");
  const isIt = ({
    destinationCidrBlock,
    type,
  }: {
    destinationCidrBlock?: string | undefined;
    type?: string | undefined;
  }) => destinationCidrBlock === block && type === "static";
  const others = table.routes.value.filter((route) => !isIt(route));
  const isThere = others.length < table.routes.value.length;
  if (isThere !== (verb !== "create-transit-gateway-route"))
    throw new Error(isThere ? "the route exists" : "no such route");
  if (verb === "delete-transit-gateway-route") return { ...table, routes: { known: true, value: others } };
  const isHole = options.has("blackhole");
  const attachments = isHole
    ? []
    : [{ transitGatewayAttachmentId: need(options, "transit-gateway-attachment-id"), resourceType: "vpc" }];
  const state = isHole ? "blackhole" : "active";
  const route = { destinationCidrBlock: block, type: "static", state, attachments };
  return { ...table, routes: { known: true, value: [...others, route] } };
}

function undoOfTransit(before: Areas, options: Options, where: string): string {
  const id = options.get("transit-gateway-route-table-id");
  const table = before.transitGatewayRouteTables?.find((one) => one.transitGatewayRouteTableId === id);
  const routes = table?.routes.known === true ? table.routes.value : [];
  const block = options.get("destination-cidr-block");
  const old = routes.find(({ destinationCidrBlock, type }) => destinationCidrBlock === block && type === "static");
  const attachment = old?.attachments[0]?.transitGatewayAttachmentId;
  const target = attachment === undefined ? "--blackhole" : `--transit-gateway-attachment-id ${attachment}`;
  return `aws ec2 replace-transit-gateway-route ${where} ${target}`;
}
