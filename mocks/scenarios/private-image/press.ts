import type { Cluster } from "#mocks/world/cluster.ts";
import { containerInstance } from "#mocks/world/container-instance.ts";
import type { Built } from "#mocks/world/part.ts";
import type { Place } from "#mocks/world/place.ts";
import { internetGateway, natGateway, routeTable } from "#mocks/world/route-table.ts";
import { securityGroup } from "#mocks/world/security-group.ts";
import { service, steadyState } from "#mocks/world/service.ts";
import { subnet } from "#mocks/world/subnet.ts";
import { taskDefinition } from "#mocks/world/task-definition.ts";
import { flowLog, vpc } from "#mocks/world/vpc.ts";
import { notStarting } from "./not-starting.ts";

/** A VPC without endpoints: what leaves it needs a route, a gateway that works, and an address. */
export function pressOf(place: Place, print: Cluster): Built[] {
  const own = vpc(place, { name: "press", cidrBlock: "10.120.0.0/16" });
  const at = (name: string, third: number) =>
    subnet(place, { vpc: own, name: `press-${name}-a`, cidrBlock: `10.120.${String(third)}.0/24`, zone: "a" });
  const [open, island, app, inner] = [at("public", 0), at("island", 10), at("app", 20), at("inner", 30)] as const;
  const gateway = internetGateway(place, own);
  const nat = natGateway(place, { name: "press-nat-a", subnet: inner, host: 10, publicIp: "198.51.100.80" });
  const to = (through: string) => [{ to: "0.0.0.0/0", through }];
  const tables = [
    routeTable(place, { vpc: own, name: "press-public", subnets: [open], routes: to(gateway.internetGatewayId) }),
    routeTable(place, { vpc: own, name: "press-private", subnets: [island, inner] }),
    routeTable(place, { vpc: own, name: "press-app", subnets: [app], routes: to(nat.natGatewayId) }),
  ];
  const plates = notStarting(place, print, {
    vpc: own,
    name: "plates",
    subnet: island,
    reason: noRegistry(place, "203.0.113.210"),
  });
  const proofs = notStarting(place, print, {
    vpc: own,
    name: "proofs",
    subnet: open,
    reason: noRegistry(place, "203.0.113.211"),
  });
  const inks = notStarting(place, print, { vpc: own, name: "inks", subnet: app });
  return [
    own,
    flowLog(place, own),
    ...[open, island, app, inner, gateway, nat, ...tables],
    ...[...plates, ...proofs, ...inks],
    ...folding(place, print, { vpc: own, open }),
  ];
}

/** On an instance of its own in the public subnet: the image comes in by the instance, and the task calls in vain. */
function folding(
  place: Place,
  print: Cluster,
  { vpc: own, open }: { readonly vpc: ReturnType<typeof vpc>; readonly open: ReturnType<typeof subnet> },
): Built[] {
  const group = securityGroup(place, { vpc: own, name: "folding", ingress: [] });
  const host = containerInstance(place, {
    cluster: print,
    name: "folding-1",
    instanceType: "m5.large",
    subnet: open,
    host: 40,
    groups: [group],
    publicIp: "203.0.113.121",
  });
  const definition = taskDefinition(place, {
    family: "folding",
    revision: 3,
    networkMode: "awsvpc",
    launch: "EC2",
    containers: [{ name: "folding", environment: { CATALOGUE_URL: "https://catalogue.example.com" } }],
  });
  const tasks = service(place, {
    cluster: print,
    name: "folding",
    taskDefinition: definition,
    minimumHealthyPercent: 0,
    maximumPercent: 100,
    network: { subnets: [open], groups: [group] },
    tasks: [{ on: host, subnet: open, host: 41 }],
    events: [steadyState("folding", 30)],
  });
  return [group, host, definition, tasks];
}

/** What ECS writes when the registry does not answer at an address of the internet. */
function noRegistry({ region }: Place, address: string): string {
  return (
    "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: " +
    "unable to retrieve ecr registry auth: service call has been retried 3 time(s): RequestError: send request failed " +
    `caused by: Post "https://api.ecr.${region}.amazonaws.com/": dial tcp ${address}:443: i/o timeout.`
  );
}
