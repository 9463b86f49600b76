import { leakedInterfaces } from "#lib/findings/rules/eni-008-leaked-interfaces.ts";
import type { NetworkInterface } from "#lib/model/resources/network-interface.ts";
import { networkInterface, subnet, vpc } from "#tests/support/ec2-records.ts";
import { attachmentArn, ecsTask } from "#tests/support/ecs-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const given = (one: Partial<NetworkInterface>, free = 200): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    subnets: [subnet({ availableIpAddressCount: free })],
    networkInterfaces: [networkInterface({ networkInterfaceId: "eni-9", status: "available", ...one })],
    ecsTasks: [ecsTask()],
  },
});
const created = (at: string) => ({
  description: "aws-K8S-i-1",
  tags: [{ key: "node.k8s.amazonaws.com/createdAt", value: at }],
});
const old = created("2026-11-21T11:00:00Z");

testRule(leakedInterfaces, {
  fails: [
    {
      title: "one of the network plugin, an hour old by its tag, is low and likely",
      given: given(old),
      findings: [
        {
          subjectId: "subnet-1",
          says: "left",
          severity: "low",
          confidence: "likely",
          values: { count: 1, addresses: 1, makers: "Amazon VPC CNI", table: "eni-9", free: 200, usable: 251 },
          cli: "aws ec2 delete-network-interface --region eu-west-1 --network-interface-id eni-9",
        },
      ],
    },
    {
      title: "in a subnet with less than a fifth free it is medium",
      given: given(old, 50),
      findings: [{ severity: "medium" }],
    },
    {
      title: "a prefix is sixteen addresses more",
      given: given({ ...old, ipv4Prefixes: ["10.0.1.16/28"] }),
      findings: [{ values: { addresses: 17 } }],
    },
    {
      title: "one without a description and without an age is possible only, and no command is given",
      given: given({}),
      findings: [{ says: "maybe", severity: "info", confidence: "possible" }],
    },
    {
      title: "so is one of a Lambda function",
      given: given({ interfaceType: "lambda", description: "AWS Lambda VPC ENI-report-5a7" }, 50),
      findings: [{ says: "maybe", severity: "low", values: { makers: "AWS Lambda" } }],
    },
    {
      title: "and one of a task that is gone",
      given: given({ description: attachmentArn("gone") }),
      findings: [{ values: { makers: "Amazon ECS" } }],
    },
  ],
  passes: [
    { title: "one in use is used", given: given({ ...old, status: "in-use" }) },
    { title: "the plugin's own may be minutes old", given: given(created("2026-11-21T11:50:00Z")) },
    {
      title: "a branch interface is never attached",
      given: given({ interfaceType: "branch", description: "aws-k8s-branch-eni" }),
    },
    { title: "what a service of AWS manages it deletes itself", given: given({ ...old, requesterManaged: true }) },
    { title: "one with a tag of yours waits for its use", given: given({ tags: [{ key: "stack", value: "edge" }] }) },
    { title: "one that you described waits for its use", given: given({ description: "standby address" }) },
    {
      title: "a transit gateway's is not requester-managed and yet not left",
      given: given({ description: "Network Interface for Transit Gateway Attachment tgw-attach-1" }),
    },
  ],
  unknown: [
    {
      title: "without the tasks nobody can say whose it was",
      given: { ...given(old), incomplete: ["ecsTasks"] },
      because: "ecsTasks",
    },
  ],
});
