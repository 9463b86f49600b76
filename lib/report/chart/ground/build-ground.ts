import type { Severity } from "#lib/findings/finding.ts";
import type { OwnedInterface, OwnerClass, SubnetPlace, Topology, VpcPlace } from "#lib/graph/topology.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { scopeKey } from "#lib/model/scope.ts";
import { itemsOf } from "#lib/model/snapshot.ts";
import { parseUrn, urnOf, type Urn } from "#lib/model/urn.ts";
import { columnOf, compareColumns } from "../chart-columns.ts";
import { compareText } from "../compare-text.ts";
import { nameTag } from "../name-tag.ts";
import { markOf, severitiesByUrn } from "../severity-index.ts";
import { snapshotFacts } from "../sheet-source.ts";
import { unreadAreas } from "../unread-areas.ts";
import { groundEdges } from "./ground-edges.ts";
import type { GroundGroup, GroundModel, GroundOwner, GroundSubnet } from "./ground-model.ts";

const owners: { readonly [Class in OwnerClass]?: GroundOwner } = {
  "ecs-task": "task",
  "load-balancer": "load-balancer",
  "nat-gateway": "nat",
  "vpc-endpoint": "endpoint",
  unknown: "unknown",
};

const tags: { readonly [Class in OwnerClass]?: string } = {
  "ecs-task": "SVC",
  "ecs-trunk": "EC2",
  "container-instance": "EC2",
  "ec2-instance": "EC2",
  "load-balancer": "LB",
  "nat-gateway": "NAT",
  "vpc-endpoint": "VPCE",
  "transit-gateway": "TGW",
  rds: "RDS",
};

/** Who an interface is shown under, and by which name; `key`: what it is grouped by where its owner is no node. */
type Holder = { readonly urn: Urn; readonly name: string; readonly key?: string };

/** Lambda names each interface after its function, and makes it unique: the function is who uses it. */
function functionOf({ owner }: OwnedInterface): string | undefined {
  if (owner.class !== "lambda") return undefined;
  return /^AWS Lambda VPC ENI-(.+?)(?:-[0-9a-f]{8}-[0-9a-f-]{27})?$/.exec(owner.label ?? "")?.[1];
}

function taskHolder(taskUrn: Urn, topology: Topology): Holder | undefined {
  const task = topology.tasks.get(taskUrn);
  const service = task?.serviceUrn === undefined ? undefined : topology.services.get(task.serviceUrn);
  if (service !== undefined) return { urn: service.urn, name: service.item.serviceName };
  const family = task?.item.taskDefinitionArn.split("/").at(-1)?.split(":")[0];
  return family === undefined ? undefined : { urn: taskUrn, name: family };
}

function namesOfGateways(topology: Topology): ReadonlyMap<Urn, string> {
  const names = new Map<Urn, string>();
  for (const scoped of topology.scopes.values()) {
    for (const { natGatewayId, tags: given } of itemsOf(scoped, "natGateways")) {
      names.set(urnOf(scoped.scope, "nat-gateway", natGatewayId), nameTag(given) ?? natGatewayId);
    }
    for (const { vpcEndpointId, serviceName } of itemsOf(scoped, "vpcEndpoints")) {
      const service = serviceName?.split(".").slice(3).join(".");
      names.set(urnOf(scoped.scope, "vpc-endpoint", vpcEndpointId), service ?? vpcEndpointId);
    }
  }
  return names;
}

/** Whose owner is no node stands for itself, unless it is one of several of a function. */
function unownedHolder(of: OwnedInterface, shown: string): Holder {
  const name = functionOf(of);
  return name === undefined ? { urn: of.urn, name: shown } : { urn: of.urn, name, key: `lambda ${name}` };
}

function holderOf(of: OwnedInterface, topology: Topology, gateways: ReadonlyMap<Urn, string>): Holder {
  const { urn, label } = of.owner;
  const ownId = urn === undefined ? undefined : parseUrn(urn)?.id.split("/").at(-1);
  const shown = nameTag(of.item.tags) ?? label ?? ownId ?? of.item.networkInterfaceId;
  if (urn === undefined) return unownedHolder(of, shown);
  const task = of.owner.class === "ecs-task" ? taskHolder(urn, topology) : undefined;
  const balancer = topology.loadBalancers.get(urn)?.item.loadBalancerName;
  return task ?? { urn, name: balancer ?? gateways.get(urn) ?? shown };
}

type Input = {
  readonly topology: Topology;
  readonly severities: ReadonlyMap<Urn, Severity>;
  readonly gateways: ReadonlyMap<Urn, string>;
};

function groupsOf(subnet: SubnetPlace, { topology, severities, gateways }: Input): readonly GroundGroup[] {
  const held = subnet.interfaces.map((of) => ({ of, holder: holderOf(of, topology, gateways) }));
  return [...groupBy(held, ({ holder }) => holder.key ?? holder.urn).values()]
    .flatMap(([first, ...others]): readonly GroundGroup[] => {
      if (first === undefined) return [];
      const {
        of,
        holder: { urn, name },
      } = first;
      const owner = owners[of.owner.class] ?? "other";
      const tag = tags[of.owner.class] ?? "ENI";
      return [{ urn, name, owner, tag, count: others.length + 1, ...markOf(severities, urn) }];
    })
    .sort(
      (one, other) => other.count - one.count || compareText(one.name, other.name) || compareText(one.urn, other.urn),
    );
}

function subnetOf(subnet: SubnetPlace, input: Input): GroundSubnet {
  const area = input.topology.scopes.get(scopeKey(subnet))?.areas.networkInterfaces;
  return {
    ...columnOf(subnet, input.severities),
    groups: groupsOf(subnet, input),
    ...(area?.status === "incomplete" ? { unread: area.problems[0].call } : {}),
  };
}

/** Where everything lives, made of an inspection: every VPC, every subnet, every interface counted with its owner; lines only of `asked`. */
export function groundModel({ topology, findings, snapshot }: Inspection, asked?: Urn): GroundModel {
  const input = { topology, severities: severitiesByUrn(findings), gateways: namesOfGateways(topology) };
  const used = (vpc: VpcPlace): number => Number(vpc.subnets.some(({ interfaces }) => interfaces.length > 0));
  const vpcs = [...topology.vpcs.values()].sort(
    (one, other) => used(other) - used(one) || compareText(one.urn, other.urn),
  );
  return {
    ...snapshotFacts(snapshot),
    vpcs: vpcs.map((vpc) => ({
      urn: vpc.urn,
      name: nameTag(vpc.item.tags) ?? vpc.item.vpcId,
      place: `${vpc.account} ${vpc.region}`,
      cidrs: vpc.item.cidrBlockAssociations
        .filter(({ state }) => state === undefined || state === "associated")
        .map(({ cidrBlock }) => cidrBlock),
      subnets: vpc.subnets.map((subnet) => subnetOf(subnet, input)).sort(compareColumns),
      ...markOf(input.severities, vpc.urn),
    })),
    edges: groundEdges(topology, asked),
    unread: unreadAreas(topology, ["vpcs", "subnets", "networkInterfaces", "routeTables", "ecsTasks", "loadBalancers"]),
  };
}
