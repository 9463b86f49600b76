import { dockerRangeCollides } from "#lib/findings/rules/ipam-004-docker-range-collides.ts";
import type { Route } from "#lib/model/resources/route-table.ts";
import { route, routeTable, vpc } from "#tests/support/ec2-records.ts";
import {
  containerDefinition,
  containerInstanceArn,
  ecsTask,
  ecsTaskDefinition,
  taskArn,
  taskDefinitionArn,
} from "#tests/support/ecs-records.ts";
import { instanceAccount, type InstanceAccount } from "#tests/support/instance-account.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const given = (
  { routes = [], cidrBlock = "10.0.0.0/16" }: { readonly routes?: readonly Route[]; readonly cidrBlock?: string },
  changes: InstanceAccount = {},
): ScopeContents => ({
  areas: {
    ...instanceAccount({ definition: { networkMode: "bridge" }, ...changes }).areas,
    vpcs: [vpc({ cidrBlock })],
    routeTables: [routeTable({ routes })],
  },
});
const to = (destinationCidrBlock: string, changes: Partial<Route> = {}) =>
  route({ destinationCidrBlock, transitGatewayId: "tgw-1", ...changes });

/** A bridge task, and beside it on the same instance an awsvpc task that calls a host. */
const besideAwsvpc = (host: string): ScopeContents => {
  const { areas } = given({ routes: [to("172.17.0.0/16")] });
  return {
    areas: {
      ...areas,
      ecsTasks: [
        ...(areas?.ecsTasks ?? []),
        ecsTask({
          taskArn: taskArn("task-9"),
          group: "family:caller",
          launchType: "EC2",
          containerInstanceArn: containerInstanceArn(),
          taskDefinitionArn: taskDefinitionArn("caller:1"),
        }),
      ],
      ecsTaskDefinitions: [
        ...(areas?.ecsTaskDefinitions ?? []),
        ecsTaskDefinition({
          taskDefinitionArn: taskDefinitionArn("caller:1"),
          family: "caller",
          networkMode: "awsvpc",
          containerDefinitions: [
            containerDefinition({ networkReferences: [{ from: "environment", name: "DB", host }] }),
          ],
        }),
      ],
    },
  };
};

testRule(dockerRangeCollides, {
  fails: [
    {
      title: "a route into Docker's range behind bridge tasks is possible, and low",
      given: given({ routes: [to("172.17.5.0/24")] }),
      findings: [
        {
          subjectId: "vpc-1",
          says: "routed",
          severity: "low",
          confidence: "possible",
          values: { range: "172.17.5.0/24", table: "172.17.5.0/24 (tgw-1)", hosts: 1 },
        },
      ],
    },
    {
      title: "a VPC of that range collides by itself",
      given: given({ cidrBlock: "172.17.0.0/16" }),
      findings: [{ values: { table: "172.17.0.0/16 (vpc-1)" } }],
    },
    {
      title: "a route to all of 172.16.0.0/12 reaches into it",
      given: given({ routes: [to("172.16.0.0/12", { transitGatewayId: undefined, vpcPeeringConnectionId: "pcx-1" })] }),
      findings: [{ says: "routed" }],
    },
    {
      title: "a host of that range that a task calls makes it medium",
      given: given(
        { routes: [to("172.17.0.0/16")] },
        {
          definition: {
            networkMode: "bridge",
            containerDefinitions: [
              containerDefinition({ networkReferences: [{ from: "environment", name: "DB", host: "172.17.9.9" }] }),
            ],
          },
        },
      ),
      findings: [{ says: "used", severity: "medium", values: { host: "172.17.9.9" } }],
    },
    {
      title: "an address of that range that only an awsvpc task calls does not pass Docker's bridge",
      given: besideAwsvpc("172.17.9.9"),
      findings: [{ says: "routed", severity: "low" }],
    },
    {
      title: "a host elsewhere is not of that range",
      given: given(
        { routes: [to("172.17.0.0/16")] },
        {
          definition: {
            networkMode: "bridge",
            containerDefinitions: [
              containerDefinition({ networkReferences: [{ from: "environment", name: "DB", host: "10.9.9.9" }] }),
            ],
          },
        },
      ),
      findings: [{ says: "routed", severity: "low" }],
    },
    {
      title: "a virtual private gateway leads to another network, too",
      given: given({ routes: [to("172.17.5.0/24", { transitGatewayId: undefined, gatewayId: "vgw-1" })] }),
      findings: [{ values: { table: "172.17.5.0/24 (vgw-1)" } }],
    },
  ],
  passes: [
    {
      title: "an internet gateway leads to none of one's own",
      given: given({ routes: [to("172.17.5.0/24", { transitGatewayId: undefined, gatewayId: "igw-1" })] }),
    },
    {
      title: "a route to what is gone leads to no network",
      given: given({ routes: [to("172.17.5.0/24", { state: "blackhole" })] }),
    },
    {
      title: "a range that the VPC no longer has collides with nothing",
      given: {
        areas: {
          ...given({}).areas,
          vpcs: [
            vpc({
              cidrBlockAssociations: [
                { cidrBlock: "10.0.0.0/16", state: "associated" },
                { cidrBlock: "172.17.0.0/16", state: "disassociated" },
              ],
            }),
          ],
        },
      },
    },
    { title: "another range is another network", given: given({ routes: [to("172.18.0.0/16")] }) },
    { title: "a default route is meant for no network", given: given({ routes: [to("0.0.0.0/0")] }) },
    {
      title: "a route to a NAT gateway leads to the internet",
      given: given({ routes: [to("172.17.0.0/16", { transitGatewayId: undefined, natGatewayId: "nat-1" })] }),
    },
    {
      title: "awsvpc tasks do not pass Docker's bridge",
      given: given({ routes: [to("172.17.0.0/16")] }, { definition: { networkMode: "awsvpc" } }),
    },
    {
      title: "host tasks do not either",
      given: given({ routes: [to("172.17.0.0/16")] }, { definition: { networkMode: "host" } }),
    },
  ],
  unknown: [
    {
      title: "without the route tables it cannot judge",
      given: { ...given({}), incomplete: ["routeTables"] },
      because: "routeTables",
    },
  ],
});
