import { privateAddressesInPublic } from "#lib/findings/rules/sd-008-private-addresses-in-public.ts";
import { vpc } from "#tests/support/ec2-records.ts";
import { cloudMapInstance, cloudMapNamespace, cloudMapService } from "#tests/support/route53-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const given = (type: string, address: string, attribute = "ECS_SERVICE_NAME"): ScopeContents => ({
  areas: {
    vpcs: [vpc({ cidrBlock: "172.40.0.0/16" })],
    cloudMapNamespaces: [cloudMapNamespace({ name: "shop.example.com", type })],
    cloudMapServices: [cloudMapService()],
    cloudMapInstances: [
      cloudMapInstance({
        attributes: [
          { name: "AWS_INSTANCE_IPV4", value: address },
          { name: attribute, value: "web" },
        ],
      }),
    ],
  },
});

testRule(privateAddressesInPublic, {
  fails: [
    {
      title: "a task registered in a public namespace",
      given: given("DNS_PUBLIC", "10.0.1.10"),
      findings: [
        {
          subjectId: "ns-1",
          says: "published",
          severity: "medium",
          confidence: "confirmed",
          values: { count: 1, services: "web", list: "web.shop.example.com = 10.0.1.10" },
        },
      ],
    },
    {
      title: "an address of a VPC is private whatever its number",
      given: given("DNS_PUBLIC", "172.40.1.94"),
      findings: [{ values: { list: "web.shop.example.com = 172.40.1.94" } }],
    },
  ],
  passes: [
    { title: "a private namespace is for private addresses", given: given("DNS_PRIVATE", "10.0.1.10") },
    { title: "a public address is for everybody", given: given("DNS_PUBLIC", "203.0.113.10") },
    { title: "what ECS did not register is somebody's choice", given: given("DNS_PUBLIC", "10.0.1.10", "owner") },
  ],
  unknown: [
    {
      title: "namespaces that were not read",
      given: { ...given("DNS_PUBLIC", "10.0.1.10"), incomplete: ["cloudMapNamespaces"] },
      because: "cloudMapNamespaces",
    },
  ],
});
