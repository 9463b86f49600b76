import { subnetAddresses } from "#lib/analysis/capacity/subnet-addresses.ts";
import { unreadArea } from "#lib/analysis/reach/unread.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { LoadBalancerPlace, ServicePlace, SubnetPlace } from "#lib/graph/topology.ts";
import { knownValue } from "#lib/model/known.ts";
import { refusalsBySubnet, type Refused } from "../address-refusals.ts";
import { distinct, fact, listed } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { defineRule, type Saying } from "../rule.ts";
import { isWanted } from "../service-state.ts";
import { subjectOf } from "../subject.ts";
import { growersIn, type Grower } from "../subnet-growers.ts";

/** A subnet with those who take addresses of it as they grow. */
type Subject = {
  readonly subnet: SubnetPlace;
  readonly services: readonly ServicePlace[];
  readonly balancers: readonly LoadBalancerPlace[];
  /** Who else grows there; not looked for while addresses are left. */
  readonly growers: readonly Grower[];
  /** Of the subnets of the scope, how many addresses are free. */
  readonly freeBySubnet: ReadonlyMap<string, number>;
  readonly refusals: readonly Refused[];
};

/** IPAM-001: a subnet in which tasks or load balancers grow has no IPv4 address left. */
export const subnetIsFull = defineRule({
  id: "IPAM-001",
  slug: "subnet-is-full",
  severity: "high",
  level: "regional",
  needs: [
    "subnets",
    "networkInterfaces",
    "ec2Instances",
    "ecsServices",
    "ecsTasks",
    "ecsTaskDefinitions",
    "loadBalancers",
  ],
  partialIsFine: [
    "subnets",
    "networkInterfaces",
    "ec2Instances",
    "ecsServices",
    "ecsTasks",
    "ecsTaskDefinitions",
    "loadBalancers",
  ],
  symptomOf: ["EKS-001"],
  text: {
    title: "Subnet is out of IPv4 addresses",
    why: "Every awsvpc task and every node of a load balancer takes an address of its subnet. When none is left, tasks do not start and load balancers do not scale; the calls themselves still succeed.",
    fix: "Add a secondary CIDR block with larger subnets and give them to the service; move load balancers and endpoints to subnets of their own; delete interfaces that nobody uses.",
    limits:
      "AWS's own count of free addresses is taken as it is. Who holds an address in a subnet shared by another account is not seen. An Auto Scaling group is known by its instances: how many it may start, and in which other subnets, is not read.",
    says: {
      refused: "{service} cannot start a task in subnet {subnet}: it has {free|IPv4 address|IPv4 addresses} left",
      full: "Subnet {subnet} has {free|IPv4 address|IPv4 addresses} left, and {consumers} can start nothing more there",
      zone: "Subnet {subnet} has {free|IPv4 address|IPv4 addresses} left; {consumers} can still start in other subnets",
    },
    figures: {
      refused:
        "{free} of {usable} usable addresses of {cidr} are free. Held by: {owners}; by nobody we see: {unaccounted}. AWS said so at {at}.",
      full: "{free} of {usable} usable addresses of {cidr} are free. Held by: {owners}; by nobody we see: {unaccounted}. Set aside: {reservations}.",
      zone: "{free} of {usable} usable addresses of {cidr} are free. Held by: {owners}; by nobody we see: {unaccounted}. Set aside: {reservations}.",
    },
  },
  references: [
    "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html",
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html",
  ],
  subjects: ({ scope, topology, items, now }) => {
    const subnets = inScope(topology.subnets, scope);
    const services = inScope(topology.services, scope).filter(
      ({ item, networkMode }) => isWanted(item) && networkMode === "awsvpc",
    );
    const balancers = inScope(topology.loadBalancers, scope).filter(({ item }) => item.type === "application");
    const servicesBySubnet = groupBy(
      services.flatMap((service) => subnetIdsOf(service).map((subnetId) => ({ subnetId, service }))),
      ({ subnetId }) => subnetId,
    );
    const balancersBySubnet = groupBy(
      balancers.flatMap((balancer) => balancer.item.availabilityZones.map(({ subnetId }) => ({ subnetId, balancer }))),
      ({ subnetId }) => subnetId,
    );
    const freeBySubnet = new Map(subnets.map(({ item }) => [item.subnetId, item.availableIpAddressCount]));
    const refusals = refusalsBySubnet(
      { awsvpc: services, all: inScope(topology.services, scope) },
      { scope, now, tasks: items.ecsTasks, freeBySubnet },
    );
    const instances = new Map(items.ec2Instances.map((instance) => [instance.instanceId, instance]));
    return subnets.flatMap((subnet): readonly Subject[] => {
      const { subnetId, ipv6Native, availableIpAddressCount } = subnet.item;
      const users = (servicesBySubnet.get(subnetId) ?? []).map(({ service }) => service);
      const nodes = (balancersBySubnet.get(subnetId) ?? []).map(({ balancer }) => balancer);
      const refused = refusals.get(subnetId) ?? [];
      if (ipv6Native === true) return [];
      const growers = availableIpAddressCount === 0 ? growersIn(subnet, { subnets, instances }) : [];
      if (users.length + nodes.length + growers.length + refused.length === 0) return [];
      return [{ subnet, services: users, balancers: nodes, growers, freeBySubnet, refusals: refused }];
    });
  },
  check: (subject, { topology, scope }) => {
    const { subnet, balancers, refusals } = subject;
    const [refused] = refusals;
    if (refused === undefined && !isFull(subject)) return [];
    // Whether those that wait have their address is seen at the tasks alone.
    const unread = unreadArea(topology, scope, "ecsTasks");
    const isEmpty = subnet.item.availableIpAddressCount === 0;
    if (refused === undefined && !isEmpty && unread !== undefined) return { unknown: unread.text };
    const stuck = stuckServices(subject);
    const eased = refused === undefined && isEased(subject, stuck);
    const suffering = new Map([...refusals, ...stuck].map((one) => [one.urn, one.targetGroupUrns]));
    const free = subnet.item.availableIpAddressCount;
    return [
      {
        ...subjectOf(subnet.urn),
        ...verdictOf(refused !== undefined, eased),
        values: {
          ...refusalValues(refused),
          consumers: listed(consumersOf(subject, { services: eased ? subject.services : stuck, isAll: eased })),
          ...figuresOf(subnet),
        },
        affected: [...suffering.keys(), ...(free === 0 ? balancers.map(({ urn }) => urn) : [])],
        because: [
          ...refusals.map(({ urn, refusal }) => fact(urn, refusal.area, `${refusal.at}: ${refusal.text}`)),
          fact(subnet.urn, "subnets", `AvailableIpAddressCount = ${free} (${subnet.item.cidrBlock ?? ""})`),
        ],
        about: [subnet.urn, ...[...suffering].flatMap(([urn, targetGroupUrns]) => [urn, ...targetGroupUrns])],
      },
    ];
  },
});

function refusalValues(refused: Refused | undefined) {
  return { service: refused?.name ?? "", at: refused?.refusal.at ?? "" };
}

/** Whether no address is left, or fewer than tasks that wait for one and have nowhere else to go. */
function isFull(subject: Subject): boolean {
  const free = subject.subnet.item.availableIpAddressCount;
  const waiting = subject.services.reduce((total, service) => total + waitingTasks(service), 0);
  return free === 0 || (free < waiting && stuckServices(subject).length === subject.services.length);
}

const early = new Set(["PROVISIONING", "PENDING", "ACTIVATING"]);

/** The tasks that wait and have no address yet: one that pulls its image has. */
function waitingTasks({ item, tasks }: ServicePlace): number {
  const addressed = tasks.filter(
    ({ item: { lastStatus = "" }, address }) => early.has(lastStatus) && address !== undefined,
  );
  return Math.max(0, item.pendingCount - addressed.length);
}

/** The services that have no other subnet with a free address. */
function stuckServices(subject: Subject): readonly ServicePlace[] {
  return subject.services.filter((service) => !hasOtherRoom(subject, service));
}

/** A load balancer wants an address in each of its subnets; a service starts its tasks where there is room, a group its instances. */
function isEased({ balancers, growers }: Subject, stuck: readonly ServicePlace[]): boolean {
  return stuck.length === 0 && balancers.length === 0 && growers.every(({ hasOtherRoom }) => hasOtherRoom);
}

function consumersOf(
  { balancers, growers }: Subject,
  of: { readonly services: readonly ServicePlace[]; readonly isAll: boolean },
): readonly string[] {
  const names = [
    ...of.services.map(({ item }) => item.serviceName),
    ...balancers.map(({ item }) => item.loadBalancerName),
    ...growers.filter(({ hasOtherRoom }) => of.isAll || !hasOtherRoom).map(({ name }) => name),
  ];
  return distinct(names);
}

function verdictOf(
  isRefused: boolean,
  eased: boolean,
): Pick<Saying<"refused" | "full" | "zone">, "says" | "severity" | "confidence"> {
  if (isRefused) return { says: "refused", severity: "critical", confidence: "confirmed" };
  return eased
    ? { says: "zone", severity: "medium", confidence: "likely" }
    : { says: "full", severity: "high", confidence: "likely" };
}

function figuresOf(subnet: SubnetPlace) {
  const addresses = subnetAddresses(subnet);
  const reservations = knownValue(subnet.item.cidrReservations);
  const owners = addresses?.byOwner.slice(0, 3).map(({ owner, addresses: count }) => `${owner} ${count}`) ?? [];
  return {
    subnet: subnet.item.subnetId,
    cidr: subnet.item.cidrBlock ?? "",
    free: subnet.item.availableIpAddressCount,
    usable: addresses?.usable ?? 0,
    owners: owners.length === 0 ? "—" : listed(owners),
    unaccounted: addresses?.unaccounted ?? 0,
    reservations: reservations === undefined ? "?" : listed(reservations.map(({ cidr }) => cidr)) || "—",
  };
}

function subnetIdsOf({ item }: ServicePlace): readonly string[] {
  return item.awsvpcConfiguration?.subnets ?? [];
}

function hasOtherRoom({ subnet, freeBySubnet }: Subject, service: ServicePlace): boolean {
  return subnetIdsOf(service).some(
    (subnetId) => subnetId !== subnet.item.subnetId && (freeBySubnet.get(subnetId) ?? 0) > 0,
  );
}
