import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildGraph } from "#lib/graph/build-graph.ts";
import { buildTopology } from "#lib/graph/build-topology.ts";
import { networkInterface, subnet, vpc } from "#tests/support/ec2-records.ts";
import { listener, listenerRule, loadBalancer, targetGroup, targetHealth } from "#tests/support/elbv2-records.ts";
import { transitGatewayAttachment, vpcEndpoint, vpcPeeringConnection } from "#tests/support/gateway-records.ts";
import { hostedZone, resourceRecordSet } from "#tests/support/route53-records.ts";
import { snapshotOf, type ScopeContents } from "#tests/support/snapshots.ts";
import { wholeAccount, wholeAccountAreas } from "#tests/support/whole-account.ts";

const place = "aws/111111111111/eu-west-1";
const targetUrn = `${place}/target/arn:aws:elasticloadbalancing:eu-west-1:111111111111:targetgroup/web/1/10.0.1.10:8080`;

const graphOf = (areas: NonNullable<ScopeContents["areas"]>) => buildGraph(buildTopology(snapshotOf({ areas })));

describe("buildGraph", () => {
  it("chains a name to its container, link by link", () => {
    const graph = buildGraph(buildTopology(wholeAccount));
    const chain = [
      "aws/111111111111/global/record-set/Z1/www.example.com/A",
      `${place}/load-balancer/app/front/1`,
      `${place}/listener/app/front/1/2`,
      `${place}/listener-rule/app/front/1/2/3`,
      `${place}/target-group/web/1`,
      targetUrn,
      `${place}/ecs-task/shop/task-1`,
      `${place}/ecs-container/task-1/app`,
    ];
    const links = chain.slice(1).map((urn, at) => graph.edgesFrom.get(chain[at] ?? "")?.some(({ to }) => to === urn));
    expect(links).toEqual([true, true, true, true, true, true, true]);
  });

  it("chains a task to the gateway its subnet's routes lead to", () => {
    const graph = buildGraph(buildTopology(wholeAccount));
    const edges = new Set(graph.edges.map(({ id }) => id));
    expect(
      [
        `attaches ${place}/ecs-task/shop/task-1 ${place}/network-interface/eni-1`,
        `contains ${place}/subnet/subnet-1 ${place}/network-interface/eni-1`,
        `protects ${place}/security-group/sg-1 ${place}/network-interface/eni-1`,
        `protects ${place}/network-acl/acl-1 ${place}/subnet/subnet-1`,
        `routes-to ${place}/subnet/subnet-1 ${place}/route-table/rtb-1`,
        `routes-to ${place}/route-table/rtb-1 ${place}/internet-gateway/igw-1`,
        `routes-to ${place}/internet-gateway/igw-1 ${place}/internet/internet`,
        `routes-to ${place}/route-table/rtb-1 ${place}/vpc-peering-connection/pcx-1`,
        `runs-on ${place}/ecs-task/shop/task-2 ${place}/ecs-container-instance/shop/ci-1`,
        `runs-on ${place}/ecs-container-instance/shop/ci-1 ${place}/ec2-instance/i-1`,
        `allows ${place}/security-group/sg-1 ${place}/security-group/sg-2`,
        `discovers ${place}/cloud-map-instance/srv-1/task-1 ${place}/ecs-task/shop/task-1`,
        `attaches aws/111111111111/global/hosted-zone/Z2 ${place}/vpc/vpc-1`,
      ].filter((id) => !edges.has(id)),
    ).toEqual([]);
  });

  it("names every kind of node the way AWS does", () => {
    const urns = new Set(buildGraph(buildTopology(wholeAccount)).nodes.map(({ urn }) => urn));
    expect(
      [
        `${place}/ecs-cluster/shop`,
        `${place}/ecs-service/shop/web`,
        `${place}/ecs-task/shop/task-1`,
        `${place}/ecs-container/task-1/app`,
        `${place}/ecs-container-instance/shop/ci-1`,
        `${place}/load-balancer/app/front/1`,
        `${place}/listener/app/front/1/2`,
        `${place}/listener-rule/app/front/1/2/3`,
        `${place}/target-group/web/1`,
        targetUrn,
        `${place}/elastic-ip/eipalloc-1`,
        `${place}/prefix-list/pl-1`,
        `${place}/cloud-map-instance/srv-1/task-1`,
        `${place}/network-interface/eni-3`,
        "aws/111111111111/global/hosted-zone/Z1",
        "aws/111111111111/global/record-set/Z1/example.com/NS",
        "aws/111111111111/global/record-set/Z1/*.example.com/CNAME/blue",
      ].filter((urn) => !urns.has(urn)),
    ).toEqual([]);
  });

  it("counts its nodes and edges, and tells the ends of each edge by their places", () => {
    const { size, ends, nodes, edges } = buildGraph(buildTopology(wholeAccount));
    expect(size).toEqual({ nodes: nodes.length, edges: edges.length });
    expect(Array.from(ends.froms, (place) => nodes[place]?.urn)).toEqual(edges.map(({ from }) => from));
    expect(Array.from(ends.tos, (place) => nodes[place]?.urn)).toEqual(edges.map(({ to }) => to));
  });

  it("finds one node and its edges as it lists them all", () => {
    const one = buildGraph(buildTopology(wholeAccount));
    const all = buildGraph(buildTopology(wholeAccount));
    const urn = `${place}/ecs-task/shop/task-1`;
    expect(one.nodesByUrn.get(urn)).toEqual(all.nodes.find((node) => node.urn === urn));
    expect(one.edgesFrom.get(urn)).toEqual(all.edges.filter(({ from }) => from === urn));
    expect(one.edgesTo.get(urn)).toEqual(all.edges.filter(({ to }) => to === urn));
    expect([...all.edgesTo].find(([to]) => to === urn)?.[1]).toEqual(one.edgesTo.get(urn));
    expect(all.nodesByUrn.size).toBe(all.nodes.length);
    for (const stranger of ["", "task-1", `x${urn}`, urn.replace("aws/", "gcp/"), `${place}/nothing/task-1`]) {
      expect([one.nodesByUrn.get(stranger), one.edgesFrom.get(stranger)]).toEqual([undefined, undefined]);
    }
  });

  it("draws a target that AWS lists twice once, with both its states", () => {
    const { nodes, edges } = graphOf({
      targetGroups: [targetGroup()],
      targetHealth: [
        targetHealth([
          { id: "10.0.1.10", port: 8080, state: "healthy" },
          { id: "10.0.1.10", port: 8080, state: "draining" },
        ]),
      ],
    });
    expect(nodes.filter(({ kind }) => kind === "target").map(({ urn, status }) => [urn, status])).toEqual([
      [targetUrn, "draining"],
    ]);
    expect(edges.map(({ kind, to, label }) => [kind, to, label])).toEqual([
      ["registers", targetUrn, "draining, healthy"],
    ]);
  });

  it("leaves out what has stopped, terminated or been deleted", () => {
    const graph = buildGraph(buildTopology(wholeAccount));
    expect(graph.nodes.filter(({ id }) => ["shop/task-0", "i-2", "nat-2"].includes(id))).toEqual([]);
    const deleted = graphOf({
      vpcEndpoints: [vpcEndpoint({ state: "Deleted" })],
      vpcPeeringConnections: [vpcPeeringConnection({ statusCode: "deleted" })],
      transitGatewayAttachments: [transitGatewayAttachment({ state: "deleted" })],
    });
    expect(deleted.nodes).toEqual([]);
  });

  it("keeps equal ranges and addresses in two VPCs, Regions and accounts apart", () => {
    const areas = { vpcs: [vpc()], subnets: [subnet()], networkInterfaces: [networkInterface()] };
    const graph = buildGraph(
      buildTopology(
        snapshotOf(
          { areas },
          { region: "us-east-1", areas },
          {
            account: "222222222222",
            areas: { ...areas, hostedZones: [hostedZone()], resourceRecordSets: [resourceRecordSet()] },
          },
        ),
      ),
    );
    expect(graph.nodes.filter(({ kind }) => kind === "vpc").map(({ urn }) => urn)).toEqual([
      "aws/111111111111/eu-west-1/vpc/vpc-1",
      "aws/111111111111/us-east-1/vpc/vpc-1",
      "aws/222222222222/eu-west-1/vpc/vpc-1",
    ]);
    const scopeOf = (urn: string) => urn.split("/").slice(1, 3).join("/");
    expect(graph.edges.filter(({ from, to }) => scopeOf(from) !== scopeOf(to))).toEqual([]);
    expect(graph.nodes.filter(({ kind }) => kind === "record-set").map(({ account }) => account)).toEqual([
      "222222222222",
    ]);
  });

  it("shows AWS's own facts, the name, the status and where they were read", () => {
    const { nodesByUrn } = graphOf({ subnets: [subnet({ tags: [{ key: "Name", value: "private-a" }] })] });
    expect(nodesByUrn.get(`${place}/subnet/subnet-1`)).toEqual({
      urn: `${place}/subnet/subnet-1`,
      kind: "subnet",
      id: "subnet-1",
      name: "private-a",
      account: "111111111111",
      region: "eu-west-1",
      vpcId: "vpc-1",
      subnetId: "subnet-1",
      availabilityZone: "eu-west-1a",
      status: "available",
      facts: {
        cidrBlock: "10.0.1.0/24",
        availabilityZoneId: "euw1-az1",
        availableIpAddressCount: 200,
        mapPublicIpOnLaunch: false,
        ownerId: "111111111111",
      },
      sources: [{ call: "ec2:DescribeSubnets", at: "2026-11-21T12:00:00.000Z" }],
    });
  });

  it("keeps the default action of a listener whose rules could not be read", () => {
    const { nodesByUrn } = graphOf({ loadBalancers: [loadBalancer()], listeners: [listener()] });
    const rule = nodesByUrn.get(`${place}/listener-rule/app/front/1/2/default`);
    expect(rule?.arn).toBeUndefined();
    expect(rule?.sources).toEqual([{ call: "elasticloadbalancing:DescribeListeners", at: "2026-11-21T12:00:00.000Z" }]);
    const read = graphOf({ loadBalancers: [loadBalancer()], listeners: [listener()], listenerRules: [listenerRule()] });
    expect(read.nodes.filter(({ kind }) => kind === "listener-rule")).toHaveLength(1);
  });

  it("survives names that are not names", () => {
    const hostile = "__proto__";
    const { nodes } = graphOf({
      vpcs: [
        vpc({
          tags: [
            { key: "__proto__", value: "x" },
            { key: "Name", value: "<b>\u202e" },
          ],
        }),
      ],
      networkInterfaces: [networkInterface({ networkInterfaceId: hostile, vpcId: hostile })],
    });
    expect(nodes.map(({ name }) => name)).toEqual([hostile, "<b>\u202e"]);
  });

  it("has both ends of every edge, no URN twice, and the same bytes whatever the order AWS lists things in", () => {
    const expected = buildGraph(buildTopology(wholeAccount));
    const names = Object.keys(wholeAccountAreas);
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), fc.subarray(names), (seeds, kept) => {
        const shuffle = <Item>(items: readonly Item[]) =>
          items
            .map((item, at) => ({ item, order: ((seeds[at % 8] ?? 0) * 31 + at * 17) % 97 }))
            .sort((a, b) => a.order - b.order)
            .map(({ item }) => item);
        const pick = (chosen: readonly string[]) =>
          Object.fromEntries(
            Object.entries(wholeAccountAreas).flatMap(([name, items]) =>
              chosen.includes(name) ? [[name, shuffle<unknown>(items)]] : [],
            ),
          );
        const shuffled = graphOf(pick(names));
        expect(JSON.stringify([shuffled.nodes, shuffled.edges])).toBe(JSON.stringify([expected.nodes, expected.edges]));
        const partial = graphOf(pick(kept));
        expect(partial.edges.every(({ from, to }) => partial.nodesByUrn.has(from) && partial.nodesByUrn.has(to))).toBe(
          true,
        );
        expect(partial.nodesByUrn.size).toBe(partial.nodes.length);
        expect(new Set(partial.edges.map(({ id }) => id)).size).toBe(partial.edges.length);
      }),
      { numRuns: 60 },
    );
  });
});
