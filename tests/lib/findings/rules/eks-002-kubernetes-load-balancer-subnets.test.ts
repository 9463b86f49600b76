import { kubernetesLoadBalancerSubnets } from "#lib/findings/rules/eks-002-kubernetes-load-balancer-subnets.ts";
import type { Subnet } from "#lib/model/resources/subnet.ts";
import { networkInterface, subnet, vpc } from "#tests/support/ec2-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const given = (change: Partial<Subnet>, description = "Amazon EKS blue"): ScopeContents => ({
  areas: { vpcs: [vpc()], subnets: [subnet(change)], networkInterfaces: [networkInterface({ description })] },
});
const role = (name: string, value = "1") => ({ tags: [{ key: `kubernetes.io/role/${name}`, value }] });

testRule(kubernetesLoadBalancerSubnets, {
  fails: [
    {
      title: "a VPC with Kubernetes and no tagged subnet is possible, and low",
      given: given({}),
      findings: [
        { subjectId: "vpc-1", says: "untagged", severity: "low", confidence: "possible", values: { subnets: 1 } },
      ],
    },
    {
      title: "tagged subnets without eight free addresses are passed over",
      given: given({ ...role("elb"), availableIpAddressCount: 7 }),
      findings: [{ says: "full", values: { role: "kubernetes.io/role/elb", table: "subnet-1 7" } }],
    },
    {
      title: "a tag of 0 takes the role away",
      given: given(role("elb", "0")),
      findings: [{ says: "untagged" }],
    },
  ],
  passes: [
    { title: "eight addresses are room", given: given({ ...role("elb"), availableIpAddressCount: 8 }) },
    { title: "a tagged subnet with room is found", given: given(role("elb")) },
    {
      title: "so is one for internal load balancers; the other role may not be wanted",
      given: given(role("internal-elb", "")),
    },
    { title: "a VPC without Kubernetes needs none", given: given({}, "") },
  ],
  unknown: [
    {
      title: "without the subnets it cannot judge",
      given: { ...given({}), incomplete: ["subnets"] },
      because: "subnets",
    },
  ],
});
