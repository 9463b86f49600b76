import { nodeIsFull } from "#lib/findings/rules/eks-003-node-is-full.ts";
import type { InstanceType } from "#lib/model/resources/ec2-instance.ts";
import type { NetworkInterface } from "#lib/model/resources/network-interface.ts";
import { ec2Instance, instanceType, networkInterface, vpc } from "#tests/support/ec2-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const held = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ privateIpAddress: `10.0.1.${at + 10}`, primary: at === 0 }));

/** A node of a type with two interfaces of two addresses each; the second interface has so many. */
const given = (
  count: number,
  second: Partial<NetworkInterface> = {},
  types: readonly InstanceType[] = [instanceType({ maximumNetworkInterfaces: 2, ipv4AddressesPerInterface: 2 })],
): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    ec2Instances: [ec2Instance({ tags: [{ key: "eks:cluster-name", value: "blue" }] })],
    instanceTypes: types,
    networkInterfaces: [
      networkInterface({
        privateIpAddresses: held(2),
        attachment: { instanceId: "i-1", deviceIndex: 0, status: "attached" },
      }),
      networkInterface({
        networkInterfaceId: "eni-2",
        privateIpAddresses: held(count),
        description: "aws-K8S-i-1",
        attachment: { instanceId: "i-1", deviceIndex: 1, status: "attached" },
        ...second,
      }),
    ],
  },
});

testRule(nodeIsFull, {
  fails: [
    {
      title: "every interface with every address is possible, and low",
      given: given(2),
      findings: [
        {
          subjectId: "vpc-1",
          severity: "low",
          confidence: "possible",
          values: { cluster: "blue", nodes: 1, all: 1, table: "i-1 t3.medium: ENI × 2, IPv4 × 4" },
        },
      ],
    },
    {
      title: "a trunk takes a place and holds no pod",
      given: given(1, { interfaceType: "trunk", description: "aws-k8s-trunk-eni" }),
      findings: [{ values: { nodes: 1 } }],
    },
  ],
  passes: [
    { title: "one address less is room for a pod", given: given(1) },
    { title: "with prefixes a node has room for more", given: given(2, { ipv4Prefixes: ["10.0.1.32/28"] }) },
    {
      title: "one interface more can still come",
      given: given(2, {}, [instanceType({ maximumNetworkInterfaces: 3, ipv4AddressesPerInterface: 2 })]),
    },
  ],
  unknown: [
    {
      title: "a type that AWS does not describe tells no limit",
      given: given(2, {}, []),
      because: "t3.medium can hold",
    },
  ],
});
