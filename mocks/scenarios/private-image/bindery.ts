import type { Cluster } from "#mocks/world/cluster.ts";
import { gatewayEndpoint, interfaceEndpoint } from "#mocks/world/endpoints.ts";
import type { Built } from "#mocks/world/part.ts";
import { addressIn, subnet } from "#mocks/world/subnet.ts";
import type { Place } from "#mocks/world/place.ts";
import { routeTable } from "#mocks/world/route-table.ts";
import { securityGroup, securityGroupId } from "#mocks/world/security-group.ts";
import { flowLog, vpc } from "#mocks/world/vpc.ts";
import { notStarting } from "./not-starting.ts";

/** A VPC without a way out, in which all that is needed is an endpoint: most of them serve. */
export function binderyOf(place: Place, print: Cluster): Built[] {
  const own = vpc(place, { name: "bindery", cidrBlock: "10.121.0.0/16" });
  const at = (name: string, third: number) =>
    subnet(place, { vpc: own, name: `bindery-${name}-a`, cidrBlock: `10.121.${String(third)}.0/24`, zone: "a" });
  const [home, sealed, covers] = [at("endpoints", 0), at("sealed", 10), at("covers", 20)] as const;
  const routes = routeTable(place, { vpc: own, name: "bindery-sealed", subnets: [home, sealed] });
  const coversRoutes = routeTable(place, { vpc: own, name: "bindery-covers", subnets: [covers] });
  const storage = gatewayEndpoint(place, { vpc: own, service: "s3", routeTables: [routes] });
  const everyone = securityGroup(place, {
    vpc: own,
    name: "bindery-endpoints",
    ingress: [{ ports: 443, peers: [own.cidrBlock] }],
  });
  // Somebody listed the callers of the registry's endpoint one by one, and one is missing.
  const registry = securityGroup(place, {
    vpc: own,
    name: "bindery-registry",
    ingress: [
      {
        ports: 443,
        peers: ["covers", "glue", "seals", "stamps"].map((name) => securityGroupId(place, own.name, name)),
      },
    ],
  });
  const endpoints = ["ecr.api", "ecr.dkr", "logs"].map((service, index) => {
    const nodes = [{ subnet: home, host: 20 + index }];
    return interfaceEndpoint(place, {
      vpc: own,
      service,
      nodes,
      groups: [service === "ecr.api" ? registry : everyone],
    });
  });
  return [
    ...[
      own,
      flowLog(place, own),
      home,
      sealed,
      covers,
      routes,
      coversRoutes,
      storage,
      everyone,
      registry,
      ...endpoints,
    ],
    ...notStarting(place, print, {
      vpc: own,
      name: "spines",
      subnet: sealed,
      reason:
        "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: " +
        "unable to retrieve ecr registry auth: service call has been retried 3 time(s): RequestError: send request failed " +
        `caused by: Post "https://api.ecr.${place.region}.amazonaws.com/": dial tcp ${addressIn(home, 20)}:443: i/o timeout.`,
    }),
    ...notStarting(place, print, { vpc: own, name: "covers", subnet: covers }),
    interfaceEndpoint(place, {
      vpc: own,
      service: "secretsmanager",
      nodes: [{ subnet: home, host: 30 }],
      groups: [everyone],
      privateDns: false,
    }),
    ...notStarting(place, print, {
      vpc: own,
      name: "seals",
      subnet: sealed,
      container: {
        secrets: [
          {
            name: "SEAL_KEY",
            valueFrom: `arn:aws:secretsmanager:${place.region}:${place.account}:secret:seal-key-Zx9Yw8`,
          },
        ],
      },
    }),
    ...notStarting(place, print, { vpc: own, name: "stamps", subnet: sealed, container: { image: "nginx:1.27" } }),
    ...notStarting(place, print, {
      vpc: own,
      name: "glue",
      subnet: sealed,
      egress: [{ ports: 443, peers: [own.cidrBlock] }],
    }),
  ];
}
