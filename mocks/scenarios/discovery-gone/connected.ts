import { discoveryService } from "#mocks/world/cloud-map.ts";
import type { Built } from "#mocks/world/part.ts";
import { days } from "#mocks/world/place.ts";
import { securityGroupId } from "#mocks/world/security-group.ts";
import { fargateService, namespaceNames, type Ground } from "./ground.ts";

const { connect: namespace } = namespaceNames;

/** The services that are found by Service Connect. */
export function connectedServices(ground: Ground): readonly Built[] {
  return [...payments(ground), ...coupons(ground), ...cart(ground), ...ledger(ground)];
}

const offered = (name: string, port: number) => ({
  enabled: true,
  namespace,
  services: [{ portName: name, discoveryName: name, clientAliases: [{ port, dnsName: name }] }],
});

/** Its security group opens the port of the alias, not the one on the network. */
function payments(ground: Ground): readonly Built[] {
  const { place, net, a, c } = ground;
  return [
    discoveryService(place, { namespace: ground.connect, name: "payments", recordType: "A" }),
    ...fargateService(ground, {
      name: "payments",
      container: { ports: [{ name: "payments", containerPort: 8443 }] },
      ingress: [{ ports: 80, peers: [securityGroupId(place, net.vpc.name, "cart")] }],
      tasks: [a, c].map((zone) => ({ subnet: zone.app, host: 71 })),
      connect: offered("payments", 80),
    }).built,
  ];
}

/** Came a day after the cart was last deployed. */
function coupons(ground: Ground): readonly Built[] {
  const { place, net, a } = ground;
  return [
    discoveryService(place, {
      namespace: ground.connect,
      name: "coupons",
      recordType: "A",
      createdMinutesAgo: days(2),
    }),
    ...fargateService(ground, {
      name: "coupons",
      container: { ports: [{ name: "coupons", containerPort: 8090 }] },
      ingress: [{ ports: 8090, peers: [securityGroupId(place, net.vpc.name, "cart")] }],
      tasks: [{ subnet: a.app, host: 72 }],
      deployedMinutesAgo: days(2),
      connect: offered("coupons", 8090),
    }).built,
  ];
}

function cart(ground: Ground): readonly Built[] {
  return fargateService(ground, {
    name: "cart",
    container: { environment: { PAYMENTS_URL: "http://payments:80", COUPONS_URL: "http://coupons:8090" } },
    tasks: [ground.a, ground.c].map((zone) => ({ subnet: zone.app, host: 73 })),
    deployedMinutesAgo: days(3),
    connect: { enabled: true, namespace },
  }).built;
}

/** Asks for a name of a namespace it never joined. */
function ledger(ground: Ground): readonly Built[] {
  return fargateService(ground, {
    name: "ledger",
    container: { environment: { PAYMENTS_URL: "http://payments:80" } },
    tasks: [{ subnet: ground.c.app, host: 74 }],
  }).built;
}
