import { containerInstance } from "#mocks/world/container-instance.ts";
import type { Built } from "#mocks/world/part.ts";
import { service } from "#mocks/world/service.ts";
import { taskDefinition } from "#mocks/world/task-definition.ts";
import { clustersOf, groupOf, type Site } from "./site.ts";

/** A cluster of two small instances that is full to the last interface: fine today, stuck at the next deployment. */
export function yardServices(site: Site): Built[] {
  const { place } = site;
  const { yard } = clustersOf(place);
  const hostGroup = groupOf(site, "yard-host", []);
  const host = (zone: Site["a"], letter: string) =>
    containerInstance(place, {
      cluster: yard,
      name: `yard-${letter}`,
      instanceType: "t3.medium",
      subnet: zone.app,
      host: 120,
      groups: [hostGroup],
      registeredDaysAgo: 210,
    });
  const hosts = [host(site.a, "a"), host(site.c, "c")];
  const group = groupOf(site, "cctv-index", []);
  const definition = taskDefinition(place, {
    family: "cctv-index",
    revision: 38,
    networkMode: "awsvpc",
    launch: "EC2",
    containers: [{ name: "indexer", environment: { SEARCH_URL: "https://search.example.com" } }],
  });
  const tasks = hosts.flatMap((on) =>
    [1, 2].map((deviceIndex) => ({ on, subnet: on.subnet, host: 120 + deviceIndex, deviceIndex })),
  );
  return [
    hostGroup,
    ...hosts,
    group,
    definition,
    service(place, {
      cluster: yard,
      name: "cctv-index",
      taskDefinition: definition,
      network: { subnets: [site.a.app, site.c.app], groups: [group] },
      tasks,
      tags: { 担当: "ヤード監視" },
    }),
  ];
}
