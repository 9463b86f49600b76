import { interfaceAttachedByHand } from "#lib/findings/rules/eni-007-interface-attached-by-hand.ts";
import type { NetworkInterface } from "#lib/model/resources/network-interface.ts";
import { networkInterface } from "#tests/support/ec2-records.ts";
import { instanceAccount, type InstanceAccount } from "#tests/support/instance-account.ts";
import { testRule } from "#tests/support/rule-tester.ts";

const extra = (changes: Partial<NetworkInterface> = {}) => [
  networkInterface({
    networkInterfaceId: "eni-hand",
    privateIpAddress: "10.0.1.30",
    attachment: { instanceId: "i-1", deviceIndex: 2, status: "attached" },
    ...changes,
  }),
];
const given = (interfaces: readonly NetworkInterface[], changes: InstanceAccount = {}) =>
  instanceAccount({ interfaces, type: { maximumNetworkInterfaces: 3 }, ...changes });

testRule(interfaceAttachedByHand, {
  fails: [
    {
      title: "an interface of its own making on an instance without places left is medium",
      given: given(extra()),
      findings: [
        {
          subjectId: "shop",
          severity: "medium",
          confidence: "likely",
          values: { interfaces: 1, instances: 1, table: "i-1 eni-hand" },
        },
      ],
    },
    {
      title: "it is low while places are left",
      given: given(extra(), { type: { maximumNetworkInterfaces: 4 } }),
      findings: [{ severity: "low" }],
    },
    {
      title: "AWS's own tags do not make it yours",
      given: given(extra({ tags: [{ key: "aws:ec2launchtemplate:id", value: "lt-1" }] })),
      findings: [{ severity: "medium" }],
    },
    {
      title: "an instance type that AWS does not describe leaves the places open: medium",
      given: given(extra(), { types: [] }),
      findings: [{ severity: "medium" }],
    },
  ],
  passes: [
    { title: "the instance's own interface and its tasks' are no strangers", given: given([]) },
    {
      title: "one with a tag of yours is there on purpose",
      given: given(extra({ tags: [{ key: "use", value: "backup" }] })),
    },
    { title: "one of Elastic Fabric Adapter is not for tasks", given: given(extra({ interfaceType: "efa" })) },
    { title: "the network plugin's is Kubernetes'", given: given(extra({ description: "aws-K8S-i-1" })) },
    { title: "a trunk is ECS's", given: given(extra({ interfaceType: "trunk" })) },
    {
      title: "in a cluster of bridge tasks nobody lacks it",
      given: given(extra(), { definition: { networkMode: "bridge" } }),
    },
  ],
  unknown: [
    {
      title: "without the interfaces it cannot judge",
      given: { ...given([]), incomplete: ["networkInterfaces"] },
      because: "networkInterfaces",
    },
  ],
});
