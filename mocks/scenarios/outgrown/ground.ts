import { namespace, type Namespace } from "#mocks/world/cloud-map.ts";
import { accountSettings, cluster, fargateProviders, type Cluster } from "#mocks/world/cluster.ts";
import { network, type Network } from "#mocks/world/network.ts";
import type { Built } from "#mocks/world/part.ts";
import { resourceId, type Place } from "#mocks/world/place.ts";
import { peeringConnectionId } from "#mocks/world/route-table.ts";

/** What the services of the account stand on. */
export type Ground = {
  readonly place: Place;
  readonly net: Network;
  /** Made from one template, and numbered alike. */
  readonly twins: readonly [Network, Network];
  /** The services on AWS Fargate, and those on instances. */
  readonly weather: Cluster;
  readonly stations: Cluster;
  readonly connect: Namespace;
  readonly built: readonly Built[];
};

/** Builds the networks, the clusters and the namespace. */
export function groundOf(place: Place): Ground {
  const toStations = { to: "172.17.0.0/16", through: peeringConnectionId(place, "stations") };
  const net = network(place, {
    name: "weather",
    prefix: "10.180",
    zones: [
      { letter: "a", natIp: "198.51.100.180", routes: [toStations] },
      { letter: "c", natIp: "198.51.100.181", routes: [toStations] },
    ],
  });
  const over = { to: "10.0.0.0/8", through: resourceId(place, "tgw", "weather") };
  const twin = (name: string, natIp: string) =>
    network(place, { name, prefix: "10.190", zones: [{ letter: "a", natIp, routes: [over] }] });
  const twins = [twin("climate", "198.51.100.182"), twin("climate-test", "198.51.100.183")] as const;
  const weather = cluster(place, { name: "weather", capacityProviders: ["FARGATE"], tags: { 用途: "予報" } });
  const stations = cluster(place, { name: "stations", tags: { 用途: "観測所" } });
  const connect = namespace(place, { name: "weather", vpc: net.vpc, type: "HTTP" });
  const built = [
    net,
    ...twins,
    weather,
    stations,
    connect,
    fargateProviders,
    accountSettings(place, { trunking: true }),
  ];
  return { place, net, twins, weather, stations, connect, built };
}
