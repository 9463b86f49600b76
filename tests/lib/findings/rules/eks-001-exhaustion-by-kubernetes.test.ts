import { exhaustionByKubernetes } from "#lib/findings/rules/eks-001-exhaustion-by-kubernetes.ts";
import type { NetworkInterface } from "#lib/model/resources/network-interface.ts";
import { networkInterface } from "#tests/support/ec2-records.ts";
import { addressAccount, inSubnets, type AddressAccount } from "#tests/support/address-account.ts";
import { loadBalancer } from "#tests/support/elbv2-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";

const addresses = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ privateIpAddress: `10.0.1.${20 + at}`, primary: at === 0 }));
const node = (count: number, changes: Partial<NetworkInterface> = {}) =>
  networkInterface({
    networkInterfaceId: "eni-node",
    privateIpAddress: "10.0.1.20",
    privateIpAddresses: addresses(count),
    description: "aws-K8S-i-9",
    tags: [{ key: "cluster.k8s.amazonaws.com/name", value: "blue" }],
    ...changes,
  });

/** A /28: of eleven usable addresses one is free, and a node holds eight. */
const given = (held: number, changes: AddressAccount = {}) =>
  addressAccount({
    interfaces: [node(held)],
    ...changes,
    service: { ...inSubnets("subnet-1"), ...changes.service },
  });

testRule(exhaustionByKubernetes, {
  fails: [
    {
      title: "most of a subnet that cannot take a deployment is medium",
      given: given(8),
      findings: [
        {
          subjectId: "subnet-1",
          severity: "medium",
          confidence: "likely",
          values: {
            addresses: 8,
            used: 10,
            usable: 11,
            free: 1,
            table: "blue: 8 (ENI × 1, /28 × 0)",
            consumers: "web",
          },
        },
      ],
    },
    {
      title: "it is high when the desired tasks do not fit",
      given: given(8, { service: { desiredCount: 5, runningCount: 2 } }),
      findings: [{ severity: "high" }],
    },
    {
      title: "it is high when nothing is left, for Kubernetes itself too",
      given: given(8, { first: { availableIpAddressCount: 0 }, service: { desiredCount: 0 } }),
      findings: [{ severity: "high", values: { free: 0, consumers: "—" } }],
    },
    {
      title: "it is high when a load balancer has too little to scale",
      given: given(8, { balancers: [loadBalancer()], service: { desiredCount: 0 } }),
      findings: [{ severity: "high" }],
    },
    {
      title: "a prefix is sixteen addresses more",
      given: addressAccount({
        first: { cidrBlock: "10.0.1.0/26", availableIpAddressCount: 1 },
        service: inSubnets("subnet-1"),
        interfaces: [node(20, { ipv4Prefixes: ["10.0.1.32/28"] })],
      }),
      findings: [{ values: { addresses: 36, table: "blue: 36 (ENI × 1, /28 × 1)" } }],
    },
  ],
  passes: [
    { title: "less than half is not Kubernetes' doing", given: given(4) },
    { title: "a subnet with room is not exhausted", given: given(8, { first: { availableIpAddressCount: 9 } }) },
    { title: "without Kubernetes it is IPAM-002's alone", given: given(8, { interfaces: [] }) },
    {
      title: "a subnet without IPv4 has none to exhaust",
      given: given(8, { first: { ipv6Native: true, cidrBlock: undefined, availableIpAddressCount: 0 } }),
    },
  ],
  unknown: [
    {
      title: "without the interfaces nobody can say who holds them",
      given: { ...given(8), incomplete: ["networkInterfaces"] },
      because: "networkInterfaces",
    },
  ],
});
