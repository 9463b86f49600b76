import { tightLoadBalancerSubnet } from "#lib/findings/rules/ipam-003-tight-load-balancer-subnet.ts";
import type { LoadBalancer } from "#lib/model/resources/load-balancer.ts";
import type { Subnet } from "#lib/model/resources/subnet.ts";
import { networkInterface, subnet, vpc } from "#tests/support/ec2-records.ts";
import { loadBalancer } from "#tests/support/elbv2-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const given = (change: Partial<Subnet> = {}, balancer: Partial<LoadBalancer> = {}): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    subnets: [subnet({ cidrBlock: "10.0.1.0/27", availableIpAddressCount: 7, ...change })],
    loadBalancers: [loadBalancer(balancer)],
    networkInterfaces: [networkInterface({ description: "ELB app/front/1" })],
  },
});

testRule(tightLoadBalancerSubnet, {
  fails: [
    {
      title: "seven free addresses are one too few",
      given: given(),
      findings: [
        {
          subjectId: "app/front/1",
          says: "free",
          severity: "high",
          confidence: "likely",
          values: { loadBalancer: "front", subnet: "subnet-1", free: 7, table: "subnet-1 10.0.1.0/27: 7", nodes: 1 },
        },
      ],
    },
    {
      title: "Regions of the European Sovereign Cloud are Regions",
      given: given({ availabilityZone: "eusc-de-east-1a" }),
      findings: [{ says: "free" }],
    },
    {
      title: "a /28 is too small whatever is free",
      given: given({ cidrBlock: "10.0.1.0/28", availableIpAddressCount: 10 }),
      findings: [{ says: "small", values: { cidr: "10.0.1.0/28" } }],
    },
    {
      title: "an impaired load balancer confirms it",
      given: given({}, { stateCode: "active_impaired" }),
      findings: [{ confidence: "confirmed" }],
    },
  ],
  passes: [
    { title: "eight free addresses are enough", given: given({ availableIpAddressCount: 8 }) },
    { title: "a Network Load Balancer keeps the addresses it has", given: given({}, { type: "network" }) },
    { title: "a Gateway Load Balancer is not judged", given: given({}, { type: "gateway" }) },
    { title: "a Local Zone has rules of its own", given: given({ availabilityZone: "us-west-2-lax-1a" }) },
    {
      title: "so has an Outpost",
      given: given({ outpostArn: "arn:aws:outposts:eu-west-1:111111111111:outpost/op-1" }),
    },
    {
      title: "a subnet without IPv4 has no addresses to count",
      given: given({ ipv6Native: true, cidrBlock: undefined, availableIpAddressCount: 0 }),
    },
  ],
  unknown: [
    {
      title: "a subnet that was not listed may be tight",
      given: given({ subnetId: "subnet-9" }),
      because: "subnet-1",
    },
    {
      title: "without the subnets it cannot judge",
      given: { ...given(), incomplete: ["subnets"] },
      because: "subnets",
    },
  ],
});
