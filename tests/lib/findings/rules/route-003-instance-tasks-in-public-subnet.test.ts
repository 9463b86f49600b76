import { instanceTasksInPublicSubnet } from "#lib/findings/rules/route-003-instance-tasks-in-public-subnet.ts";
import type { NetworkReference } from "#lib/model/resources/ecs-task-definition.ts";
import { networkInterface } from "#tests/support/ec2-records.ts";
import { capacityProvider, ecsTask } from "#tests/support/ecs-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import { hostedZone, resourceRecordSet } from "#tests/support/route53-records.ts";
import { defaultRoute, startUpAccount, type StartUpAccount } from "#tests/support/start-up-account.ts";

const internet = defaultRoute({ gatewayId: "igw-1" });
const given = (changes: StartUpAccount = {}) =>
  startUpAccount({ routes: [internet], ...changes, service: { launchType: "EC2", ...changes.service } });
const calls = (host: string, from: NetworkReference["from"] = "environment") => ({
  container: { networkReferences: [{ from, name: "TARGET_URL", scheme: "https", host, port: 443 }] },
});
const suspected = { says: "suspected", severity: "medium", confidence: "possible" } as const;

testRule(instanceTasksInPublicSubnet, {
  fails: [
    {
      title: "nothing shows that the tasks call out: possible, and medium",
      given: given(),
      findings: [
        { ...suspected, subjectId: "shop/web", values: { subnets: "subnet-1", tables: "rtb-1", route: "igw-1" } },
      ],
    },
    {
      title: "a name of the internet in the definition shows the need",
      given: given(calls("api.payments.example")),
      findings: [
        {
          says: "needed",
          severity: "high",
          confidence: "likely",
          values: { hosts: "api.payments.example", from: "app: TARGET_URL" },
        },
      ],
    },
    {
      title: "a public address in the definition shows it too, one of the VPC's own ranges does not",
      given: given(calls("203.0.113.80")),
      findings: [{ says: "needed", values: { hosts: "203.0.113.80" } }],
    },
    { title: "a private address is near", given: given(calls("10.0.4.9")), findings: [suspected] },
    { title: "a name for use inside is near", given: given(calls("db.shop.internal")), findings: [suspected] },
    { title: "a name without dots is another container's", given: given(calls("redis")), findings: [suspected] },
    {
      title: "a name of AWS may lead into the VPC",
      given: given(calls("shop.abc.eu-west-1.rds.amazonaws.com")),
      findings: [suspected],
    },
    {
      title: "a name in a zone of ours may be near",
      given: given({
        ...calls("api.shop.example"),
        areas: {
          hostedZones: [hostedZone({ hostedZoneId: "Z1", name: "shop.example", privateZone: false })],
          resourceRecordSets: [resourceRecordSet({ hostedZoneId: "Z1", name: "api.shop.example" })],
        },
      }),
      findings: [suspected],
    },
    {
      title: "where zones were not read, any name may be ours",
      given: given({ ...calls("api.payments.example"), incomplete: ["hostedZones"] }),
      findings: [suspected],
    },
    {
      title: "a health check calls the container itself",
      given: given(calls("status.example.net", "healthCheck")),
      findings: [suspected],
    },
    {
      title: "ECS Exec without its endpoint shows the need, whatever address was asked for",
      given: given({
        service: {
          enableExecuteCommand: true,
          awsvpcConfiguration: { subnets: ["subnet-1"], securityGroups: ["sg-1"], assignPublicIp: "ENABLED" },
        },
      }),
      findings: [{ says: "needed", values: { hosts: "ssmmessages.eu-west-1.amazonaws.com" } }],
    },
  ],
  passes: [
    { title: "a NAT gateway carries the tasks", given: given({ routes: [defaultRoute({ natGatewayId: "nat-1" })] }) },
    { title: "a subnet without a way out is not a public one", given: given({ routes: [] }) },
    {
      title: "Fargate gives addresses, and is another finding's",
      given: given({ service: { launchType: "FARGATE" } }),
    },
    {
      title: "ECS Managed Instances are placed by AWS",
      given: given({ service: { launchType: "MANAGED_INSTANCES" } }),
    },
    {
      title: "so are those of a capacity provider without an Auto Scaling group",
      given: given({
        service: { launchType: undefined, capacityProviderStrategy: [{ capacityProvider: "managed" }] },
        areas: {
          capacityProviders: [
            capacityProvider({ name: "managed", autoScalingGroupArn: undefined, managedScalingStatus: undefined }),
          ],
        },
      }),
    },
    { title: "bridge tasks go out through their host", given: given({ definition: { networkMode: "bridge" } }) },
    { title: "a parked service calls nobody", given: given({ service: { desiredCount: 0 } }) },
    {
      title: "an interface that somebody gave a public address has one",
      given: given({
        areas: {
          ecsTasks: [ecsTask({ launchType: "EC2" })],
          networkInterfaces: [networkInterface({ association: { publicIp: "203.0.113.9" } })],
        },
      }),
    },
  ],
  unknown: [
    {
      title: "route tables that were not read may lead to a NAT gateway",
      given: given({ incomplete: ["routeTables"] }),
      because: "routeTables",
    },
    {
      title: "a capacity provider that was not read may be one of ECS Managed Instances",
      given: given({ incomplete: ["capacityProviders"] }),
      because: "capacityProviders",
    },
  ],
});
