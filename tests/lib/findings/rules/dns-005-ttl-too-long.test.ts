import { ttlTooLong } from "#lib/findings/rules/dns-005-ttl-too-long.ts";
import type { HostedZone, ResourceRecordSet } from "#lib/model/resources/route53.ts";
import { ec2Instance, networkInterface, vpc } from "#tests/support/ec2-records.ts";
import { attachmentArn, ecsCluster, ecsService, ecsTask, ecsTaskDefinition } from "#tests/support/ecs-records.ts";
import type { LoadBalancer } from "#lib/model/resources/load-balancer.ts";
import { loadBalancer, loadBalancerInterface } from "#tests/support/elbv2-records.ts";
import { hostedZone, resourceRecordSet, vpcHostedZones } from "#tests/support/route53-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

type Given = {
  readonly record?: Partial<ResourceRecordSet>;
  readonly zone?: Partial<HostedZone>;
  readonly isElastic?: boolean;
  readonly balancer?: Partial<LoadBalancer>;
};

const balancerName = "front-1234567890.eu-west-1.elb.amazonaws.com";

const given = ({ record = {}, zone = {}, isElastic = false, balancer = {} }: Given = {}): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    vpcHostedZones: [vpcHostedZones("vpc-1", "Z1")],
    loadBalancers: [loadBalancer(balancer)],
    ec2Instances: [ec2Instance()],
    networkInterfaces: [
      networkInterface({ description: attachmentArn("attachment-of-eni-1") }),
      networkInterface({
        networkInterfaceId: "eni-host",
        privateIpAddress: "10.0.1.20",
        attachment: { instanceId: "i-1", deviceIndex: 0, status: "attached" },
        association: {
          publicIp: "203.0.113.20",
          ...(isElastic ? { ipOwnerId: "111111111111", allocationId: "eipalloc-1" } : { ipOwnerId: "amazon" }),
        },
      }),
    ],
    ecsClusters: [ecsCluster()],
    ecsTaskDefinitions: [ecsTaskDefinition()],
    ecsServices: [ecsService()],
    ecsTasks: [ecsTask()],
    hostedZones: [hostedZone(zone)],
    resourceRecordSets: [resourceRecordSet({ type: "CNAME", values: [balancerName], ttl: 3600, ...record })],
  },
});

const zonesOf = (...letters: readonly string[]) =>
  letters.map((letter) => ({
    zoneName: `eu-west-1${letter}`,
    subnetId: `subnet-${letter}`,
    loadBalancerAddresses: [],
  }));

testRule(ttlTooLong, {
  fails: [
    {
      title: "a CNAME to a load balancer that is kept for an hour",
      given: given(),
      findings: [
        {
          subjectId: "Z1/www.example.com/CNAME",
          says: "balancer",
          severity: "medium",
          confidence: "likely",
          values: { ttl: 3600, target: "front" },
        },
      ],
    },
    {
      title: "the addresses of a Network Load Balancer stay, but not all its zones answer at all times",
      given: given({ balancer: { type: "network", availabilityZones: zonesOf("a", "b") } }),
      findings: [{ says: "zonal", severity: "medium", values: { target: "front", zones: 2 } }],
    },
    {
      title: "the address of a task that is kept for an hour",
      given: given({ record: { type: "A", values: ["10.0.1.10"] }, zone: { privateZone: true } }),
      findings: [{ says: "moving", severity: "medium", values: { target: "10.0.1.10", owner: "service:web" } }],
    },
    {
      title: "an address that its instance loses when it stops",
      given: given({ record: { type: "A", values: ["203.0.113.20"] } }),
      findings: [{ says: "moving", values: { owner: "i-1" } }],
    },
    {
      title: "a failover record that is kept for five minutes is low",
      given: given({
        record: { type: "A", values: ["198.51.100.7"], ttl: 300, failover: "PRIMARY", setIdentifier: "a" },
      }),
      findings: [{ says: "switched", severity: "low", values: { policy: "PRIMARY" } }],
    },
    {
      title: "a weighted record that is kept for ten minutes is medium",
      given: given({ record: { type: "A", values: ["198.51.100.7"], ttl: 600, weight: 10, setIdentifier: "a" } }),
      findings: [{ says: "switched", severity: "medium", values: { policy: "Weight = 10" } }],
    },
    {
      title: "so is one with a health check",
      given: given({ record: { type: "A", values: ["198.51.100.7"], ttl: 600, healthCheckId: "hc-1" } }),
      findings: [{ says: "switched", severity: "medium", values: { policy: "HealthCheckId = hc-1" } }],
    },
  ],
  passes: [
    { title: "five minutes are enough for a CNAME to a load balancer", given: given({ record: { ttl: 300 } }) },
    {
      title: "a Network Load Balancer in one zone has nothing to switch to",
      given: given({ balancer: { type: "network", availabilityZones: zonesOf("a") } }),
    },
    {
      title: "five minutes are enough for a weighted record",
      given: given({ record: { type: "A", values: ["198.51.100.7"], ttl: 300, setIdentifier: "a", weight: 10 } }),
    },
    {
      title: "the address of a Network Load Balancer stays",
      given: {
        areas: {
          ...given({ record: { type: "A", values: ["10.0.1.40"] } }).areas,
          networkInterfaces: [loadBalancerInterface("net/tcp/2")],
        },
      },
    },
    {
      title: "an alias has no TTL of its own",
      given: given({ record: { type: "A", aliasTarget: { dnsName: balancerName }, values: [] } }),
    },
    {
      title: "a minute is right for failover",
      given: given({ record: { ttl: 60, failover: "PRIMARY", setIdentifier: "a" } }),
    },
    {
      title: "an Elastic IP stays",
      given: given({ record: { type: "A", values: ["203.0.113.20"] }, isElastic: true }),
    },
    { title: "so does a server elsewhere", given: given({ record: { type: "A", values: ["198.51.100.7"] } }) },
    {
      title: "name servers are meant to be kept",
      given: given({ record: { type: "NS", values: ["ns-1.example.net"], ttl: 172800 } }),
    },
    {
      title: "a record that Cloud Map keeps is another rule's",
      given: given({ zone: { linkedServicePrincipal: "servicediscovery.amazonaws.com" } }),
    },
  ],
  unknown: [
    {
      title: "zones that were not read mute it",
      given: { ...given(), incomplete: ["hostedZones"] },
      because: "hostedZones",
    },
  ],
});
