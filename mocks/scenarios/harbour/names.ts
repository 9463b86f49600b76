import { aliasTo, hostedZone, namespaceZone, record } from "#mocks/world/hosted-zone.ts";
import { addressIn } from "#mocks/world/subnet.ts";
import type { HostedZoneWorld, RegionWorld } from "#mocks/world/world.ts";
import type { Front } from "./front.ts";
import type { Site } from "./site.ts";

/** The names of the account: its public zone, its private one, and the one Cloud Map keeps. */
export function zonesOf(site: Site, front: Front, world: RegionWorld): HostedZoneWorld[] {
  const { place, net } = site;
  const toPublic = (name: string) => aliasTo(name, front.publicBalancer);
  const publicZone = hostedZone(place, {
    name: "example.jp",
    comment: "公開ドメイン",
    records: [
      toPublic("example.jp"),
      ...["www", "track", "yard", "crew", "labels"].map((name) => toPublic(`${name}.example.jp`)),
      // A partner asked for addresses to put into a firewall, and got those the load balancer had that day.
      record("edi.example.jp", "A", { ttl: 300, values: ["203.0.113.11", "203.0.113.12", "203.0.113.13"] }),
      // The load balancer of the mobile site was deleted in spring.
      {
        Name: "m.example.jp.",
        Type: "A",
        AliasTarget: {
          HostedZoneId: front.publicBalancer.canonicalHostedZoneId,
          DNSName: `dualstack.harbour-mobile-1482650937.${place.region}.elb.amazonaws.com.`,
          EvaluateTargetHealth: false,
        },
      },
      record("egress.example.jp", "A", { ttl: 3600, values: ["198.51.100.30", "198.51.100.31", "198.51.100.32"] }),
      record("example.jp", "MX", { ttl: 3600, values: ["10 mail.example.com."] }),
      record("example.jp", "TXT", { ttl: 3600, values: ['"v=spf1 include:mail.example.com -all"'] }),
      record("docs.example.jp", "CNAME", { ttl: 3600, values: ["docs.example.com."] }),
    ],
  });
  const privateZone = hostedZone(place, {
    name: "internal.example.jp",
    vpcs: [net.vpc],
    comment: "社内向け",
    records: [
      aliasTo("pricing.internal.example.jp", front.insideBalancer),
      aliasTo("relay.internal.example.jp", front.relayBalancer),
      // Written by hand in a hurry, from the console's list of tasks.
      record("customs.internal.example.jp", "A", { ttl: 300, values: [addressIn(site.d.app, 41)] }),
    ],
  });
  const databases = hostedZone(place, {
    name: "db.example.jp",
    vpcs: [net.vpc],
    records: [
      record("booking.db.example.jp", "CNAME", {
        ttl: 60,
        values: [`booking.c1a2b3c4d5e6.${place.region}.rds.amazonaws.com.`],
      }),
    ],
  });
  return [publicZone, privateZone, databases, namespaceZone(place, site.namespace, world)];
}
