import { kubernetesOwnsIt } from "#lib/findings/rules/eks-004-kubernetes-owns-it.ts";
import { loadBalancer } from "#tests/support/elbv2-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import { denied, type ScopeContents } from "#tests/support/snapshots.ts";

const given = (...tags: readonly { readonly key: string; readonly value: string }[]): ScopeContents => ({
  areas: { loadBalancers: [loadBalancer({ tags: { known: true, value: tags } })] },
});

testRule(kubernetesOwnsIt, {
  fails: [
    {
      title: "a load balancer with the controller's tag is Kubernetes'",
      given: given({ key: "elbv2.k8s.aws/cluster", value: "blue" }),
      findings: [
        {
          subjectId: "vpc-1",
          severity: "info",
          confidence: "confirmed",
          affected: ["aws/111111111111/eu-west-1/load-balancer/app/front/1"],
          values: { cluster: "blue", count: 1, table: "front" },
        },
      ],
    },
  ],
  passes: [
    { title: "one without it is somebody's own", given: given({ key: "team", value: "web" }) },
    {
      title: "tags that were not read make nothing Kubernetes'",
      given: {
        areas: {
          loadBalancers: [
            loadBalancer({ tags: { known: false, problem: denied("elasticloadbalancing:DescribeTags") } }),
          ],
        },
      },
    },
  ],
  unknown: [
    {
      title: "without the load balancers it cannot judge",
      given: { areas: {}, incomplete: ["loadBalancers"] },
      because: "loadBalancers",
    },
  ],
});
