import { aliasTo, hostedZone, record } from "#mocks/world/hosted-zone.ts";
import type { LoadBalancer } from "#mocks/world/load-balancer.ts";
import type { Place } from "#mocks/world/place.ts";
import type { Vpc } from "#mocks/world/vpc.ts";
import type { HostedZoneWorld } from "#mocks/world/world.ts";

type Servers = {
  readonly vpc: Vpc;
  readonly site: LoadBalancer;
  readonly renderAddress: string;
};

/** The public zone, a lab's that nobody is led to, and two private ones: one hides a public name, the other is asked nowhere. */
export function driftingZones(place: Place, servers: Servers): HostedZoneWorld[] {
  return [
    publicZone(place, servers),
    hostedZone(place, {
      name: "lab.example.com",
      records: [record("data.lab.example.com", "CNAME", { ttl: 300, values: ["data.example.org."] })],
    }),
    privateZone(place, servers),
    hostedZone(place, {
      name: "desk.example.com",
      vpcs: [],
      comment: "編集部",
      records: [record("stories.desk.example.com", "A", { ttl: 60, values: ["10.77.1.20"] })],
    }),
  ];
}

function publicZone(place: Place, { site }: Servers): HostedZoneWorld {
  const byWeight = (SetIdentifier: string, evaluate: boolean) => {
    const alias = aliasTo("read.example.com", site);
    return {
      ...alias,
      SetIdentifier,
      Weight: 50,
      ...(alias.AliasTarget === undefined
        ? {}
        : { AliasTarget: { ...alias.AliasTarget, EvaluateTargetHealth: evaluate } }),
    };
  };
  return hostedZone(place, {
    name: "example.com",
    comment: "公開ドメイン",
    records: [
      aliasTo("www.example.com", site),
      // IPv6 was planned once.
      { ...aliasTo("www.example.com", site), Type: "AAAA" },
      byWeight("blue", false),
      byWeight("green", true),
      record("shop.example.com", "CNAME", { ttl: 3600, values: [`${site.dnsName}.`] }),
      // The host was terminated two years ago; its address went back to AWS.
      record("legacy.example.com", "CNAME", {
        ttl: 300,
        values: [`ec2-203-0-113-199.${place.region}.compute.amazonaws.com.`],
      }),
      record("feed.example.com", "A", { ttl: 300, values: ["203.0.113.145", "203.0.113.146"] }),
      record("intranet.example.com", "A", { ttl: 300, values: ["10.88.10.40"] }),
      record("help.app.example.com", "CNAME", { ttl: 300, values: ["press.helpdesk.example.net."] }),
      record("authors.example.com", "CNAME", { ttl: 300, values: ["writers.example.com."] }),
      record("writers.example.com", "CNAME", { ttl: 300, values: ["authors.example.com."] }),
      record("summer.example.com", "CNAME", { ttl: 300, values: ["campaign-2026.example.com."] }),
      record("ftp.example.com", "A", { ttl: 3600, values: ["203.0.113.150"] }),
      record("example.com", "MX", { ttl: 3600, values: ["10 mail.example.org."] }),
    ],
  });
}

function privateZone(place: Place, { vpc, renderAddress }: Servers): HostedZoneWorld {
  return hostedZone(place, {
    name: "app.example.com",
    vpcs: [vpc],
    comment: "社内アプリ",
    records: [
      record("render.app.example.com", "A", { ttl: 60, values: [renderAddress] }),
      {
        Name: "queue.app.example.com.",
        Type: "A",
        AliasTarget: {
          HostedZoneId: "Z2E726K9Y6RL4W",
          DNSName: `vpce-0f3e2d1c0b9a87654-9x8y7z6w.sqs.${place.region}.vpce.amazonaws.com.`,
          EvaluateTargetHealth: false,
        },
      },
    ],
  });
}
