import { subnetAddresses } from "#lib/analysis/capacity/subnet-addresses.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { LoadBalancerPlace, ServicePlace, SubnetPlace } from "#lib/graph/topology.ts";
import { knownValue } from "#lib/model/known.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import { distinct, fact, listed } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { pointsAt } from "../messages.ts";
import { defineRule, type Saying } from "../rule.ts";
import { isWanted, openEvent } from "../service-state.ts";
import { subjectOf } from "../subject.ts";

const HOUR_MS = 3_600_000;

/** What says that the addresses ran out, of one service. */
type Refusal = { readonly text: string; readonly at: string; readonly area: "ecsServices" | "ecsTasks" };

/** A subnet with those who take addresses of it as they grow. */
type Subject = {
  readonly subnet: SubnetPlace;
  readonly services: readonly ServicePlace[];
  readonly balancers: readonly LoadBalancerPlace[];
  /** Of the subnets of the scope, how many addresses are free. */
  readonly freeBySubnet: ReadonlyMap<string, number>;
  readonly refusals: readonly { readonly service: ServicePlace; readonly refusal: Refusal }[];
};

/** IPAM-001: a subnet in which tasks or load balancers grow has no IPv4 address left. */
export const subnetIsFull = defineRule({
  id: "IPAM-001",
  slug: "subnet-is-full",
  severity: "high",
  level: "regional",
  needs: ["subnets", "networkInterfaces", "ecsServices", "ecsTasks", "ecsTaskDefinitions", "loadBalancers"],
  partialIsFine: ["subnets", "networkInterfaces", "ecsServices", "ecsTasks", "ecsTaskDefinitions", "loadBalancers"],
  symptomOf: ["EKS-001"],
  text: {
    title: "Subnet is out of IPv4 addresses",
    why: "Every awsvpc task and every node of a load balancer takes an address of its subnet. When none is left, tasks do not start and load balancers do not scale; the calls themselves still succeed.",
    fix: "Add a secondary CIDR block with larger subnets and give them to the service; move load balancers and endpoints to subnets of their own; delete interfaces that nobody uses.",
    limits:
      "AWS's own count of free addresses is taken as it is. Who holds an address in a subnet shared by another account is not seen, nor are Auto Scaling groups.",
    says: {
      refused: "{service} cannot start a task in subnet {subnet}: no IPv4 address is free",
      full: "Subnet {subnet} has {free|IPv4 address|IPv4 addresses} left, and {consumers} can start nothing more there",
      zone: "Subnet {subnet} has {free|IPv4 address|IPv4 addresses} left; {consumers} can still start tasks in other subnets",
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
  subjects: ({ scope, topology, now }) => {
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
    const refusals = refusalsBySubnet(services, freeBySubnet, now);
    return subnets.flatMap((subnet): readonly Subject[] => {
      const { subnetId, ipv6Native } = subnet.item;
      const users = (servicesBySubnet.get(subnetId) ?? []).map(({ service }) => service);
      const nodes = (balancersBySubnet.get(subnetId) ?? []).map(({ balancer }) => balancer);
      if (ipv6Native === true || users.length + nodes.length === 0) return [];
      return [{ subnet, services: users, balancers: nodes, freeBySubnet, refusals: refusals.get(subnetId) ?? [] }];
    });
  },
  check: (subject) => {
    const { subnet, balancers, refusals } = subject;
    const [refused] = refusals;
    if (refused === undefined && !isFull(subject)) return [];
    // A load balancer wants an address in each of its subnets; a service starts its tasks where there is room.
    const stuck = stuckServices(subject);
    const eased = refused === undefined && stuck.length === 0 && balancers.length === 0;
    const suffering = distinct([...refusals.map(({ service }) => service), ...stuck]);
    const free = subnet.item.availableIpAddressCount;
    return [
      {
        ...subjectOf(subnet.urn),
        ...verdictOf(refused?.refusal, eased),
        values: {
          ...refusalValues(refused),
          consumers: listed(consumersOf(subject, eased ? subject.services : stuck)),
          ...figuresOf(subnet),
        },
        affected: [...suffering, ...(free === 0 ? balancers : [])].map(({ urn }) => urn),
        because: [
          ...refusals.map(({ service, refusal }) => fact(service.urn, refusal.area, `${refusal.at}: ${refusal.text}`)),
          fact(subnet.urn, "subnets", `AvailableIpAddressCount = ${free} (${subnet.item.cidrBlock ?? ""})`),
        ],
        about: [subnet.urn, ...suffering.flatMap(({ urn, targetGroupUrns }) => [urn, ...targetGroupUrns])],
      },
    ];
  },
});

function refusalValues(refused: Subject["refusals"][number] | undefined) {
  return { service: refused?.service.item.serviceName ?? "", at: refused?.refusal.at ?? "" };
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

function consumersOf({ balancers }: Subject, services: readonly ServicePlace[]): readonly string[] {
  const names = [
    ...services.map(({ item }) => item.serviceName),
    ...balancers.map(({ item }) => item.loadBalancerName),
  ];
  return distinct(names);
}

function verdictOf(
  refusal: Refusal | undefined,
  eased: boolean,
): Pick<Saying<"refused" | "full" | "zone">, "says" | "severity" | "confidence"> {
  if (refusal !== undefined) return { says: "refused", severity: "critical", confidence: "confirmed" };
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

/** The refusals of the last hour by the subnet they speak of: the one they name, else the service's tightest. */
function refusalsBySubnet(
  services: readonly ServicePlace[],
  freeBySubnet: ReadonlyMap<string, number>,
  now: string,
): ReadonlyMap<string | undefined, Subject["refusals"]> {
  const found = services.flatMap((service) => {
    const isShort = service.item.runningCount < service.item.desiredCount;
    return refusalsOf(service, now)
      .map(({ subnetId, ...refusal }) => ({ service, refusal, subnetId: subnetId ?? tightest(service, freeBySubnet) }))
      .filter(({ subnetId }) => isShort || freeBySubnet.get(subnetId ?? "") === 0);
  });
  const grouped = groupBy(found, ({ subnetId }) => subnetId);
  return new Map([...grouped].map(([subnetId, refusals]) => [subnetId, onePerService(refusals)]));
}

function onePerService(refusals: Subject["refusals"]): Subject["refusals"] {
  return [...new Map(refusals.toReversed().map((one) => [one.service.urn, one])).values()];
}

function refusalsOf(service: ServicePlace, now: string): readonly (Refusal & { readonly subnetId?: string })[] {
  const since = Date.parse(now) - HOUR_MS;
  const event = openEvent(service.item, "IPAM-001", now);
  const ofEvent =
    event === undefined ? [] : [{ text: event.message, at: event.createdAt, area: "ecsServices" as const }];
  const ofTasks = service.stoppedTasks.flatMap(({ item }) => {
    const text = item.stoppedReason ?? "";
    const at = item.stoppedAt ?? "";
    if (!pointsAt("IPAM-001", "stopped-reason", text)) return [];
    return [{ text, at, area: "ecsTasks" as const, ...subnetOfTask(item) }];
  });
  return [...ofEvent, ...ofTasks]
    .filter(({ at }) => Date.parse(at) >= since)
    .map((refusal) => ({ ...subnetInText(refusal.text), ...refusal }));
}

function subnetOfTask({ attachments }: EcsTask): { readonly subnetId?: string } {
  const own = attachments.find(({ type }) => type === "ElasticNetworkInterface");
  const subnetId = own?.details.find(({ name }) => name === "subnetId")?.value;
  return subnetId === undefined ? {} : { subnetId };
}

function subnetInText(text: string): { readonly subnetId?: string } {
  const subnetId = /subnet-[0-9a-f]+/.exec(text)?.[0];
  return subnetId === undefined ? {} : { subnetId };
}

function tightest(service: ServicePlace, freeBySubnet: ReadonlyMap<string, number>): string | undefined {
  return subnetIdsOf(service).toSorted(
    (a, b) => (freeBySubnet.get(a) ?? Infinity) - (freeBySubnet.get(b) ?? Infinity),
  )[0];
}
