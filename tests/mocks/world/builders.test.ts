import { describe, expect, it } from "vitest";
import { gatewayEndpoint } from "#mocks/world/endpoints.ts";
import { loadBalancer } from "#mocks/world/load-balancer.ts";
import { network, zoneIn } from "#mocks/world/network.ts";
import { resourceId } from "#mocks/world/place.ts";
import { regionWorld } from "#mocks/world/region-world.ts";
import { routeTable } from "#mocks/world/route-table.ts";
import { securityGroup } from "#mocks/world/security-group.ts";
import { addressIn, subnet, usableAddresses } from "#mocks/world/subnet.ts";
import { vpc } from "#mocks/world/vpc.ts";

const place = { account: "111122223333", region: "ap-northeast-1", now: new Date("2026-11-21T03:00:00Z") };

describe("the builders of invented accounts", () => {
  it("make the same id of the same name, in the shape EC2 uses", () => {
    expect(resourceId(place, "eni", "web")).toMatch(/^eni-0[0-9a-f]{16}$/);
    expect(resourceId(place, "eni", "web")).toBe(resourceId({ ...place, now: new Date(0) }, "eni", "web"));
    expect(resourceId(place, "eni", "web")).not.toBe(resourceId({ ...place, account: "444455556666" }, "eni", "web"));
  });

  it("count addresses from the start of a range", () => {
    expect(addressIn({ cidrBlock: "10.0.1.0/24" }, 21)).toBe("10.0.1.21");
    expect(addressIn({ cidrBlock: "10.0.30.16/28" }, 4)).toBe("10.0.30.20");
    expect(addressIn({ cidrBlock: "10.0.0.0/16" }, 300)).toBe("10.0.1.44");
  });

  it("refuse an address that AWS keeps for itself", () => {
    expect(() => addressIn({ cidrBlock: "10.0.1.0/24" }, 3)).toThrow("10.0.1.0/24 has no host 3");
    expect(() => addressIn({ cidrBlock: "10.0.30.16/28" }, 15)).toThrow("10.0.30.16/28 has no host 15");
  });

  it("leave five addresses of a range out", () => {
    expect(usableAddresses("10.0.0.0/28")).toBe(11);
    expect(usableAddresses("10.0.0.0/24")).toBe(251);
  });

  it("tell a line of a security group as one permission and as one rule for each peer", () => {
    const own = vpc(place, { name: "main", cidrBlock: "10.0.0.0/16" });
    const other = securityGroup(place, { vpc: own, name: "other", ingress: [] });
    const group = securityGroup(place, {
      vpc: own,
      name: "web",
      ingress: [{ ports: [8000, 8080], peers: ["10.0.0.0/8", other.groupId] }],
      egress: [],
    });
    expect(group.part.securityGroups?.[0]?.IpPermissions).toEqual([
      {
        IpProtocol: "tcp",
        FromPort: 8000,
        ToPort: 8080,
        IpRanges: [{ CidrIp: "10.0.0.0/8" }],
        Ipv6Ranges: [],
        PrefixListIds: [],
        UserIdGroupPairs: [{ GroupId: other.groupId, UserId: "111122223333" }],
      },
    ]);
    expect(
      group.part.securityGroupRules?.map(
        ({ CidrIpv4, ReferencedGroupInfo }) => CidrIpv4 ?? ReferencedGroupInfo?.GroupId,
      ),
    ).toEqual(["10.0.0.0/8", other.groupId]);
  });

  it("name a load balancer's interfaces after it, and its host in the order of its type", () => {
    const net = network(place, { name: "main", prefix: "10.0", zones: [{ letter: "a", natIp: "198.51.100.1" }] });
    const spec = { scheme: "internal", groups: [], nodes: [{ subnet: zoneIn(net, "a").app, host: 20 }] } as const;
    const application = loadBalancer(place, { ...spec, name: "inside", type: "application" });
    const balancer = loadBalancer(place, { ...spec, name: "relay", type: "network" });
    expect(application.dnsName).toMatch(/^internal-inside-\d{10}\.ap-northeast-1\.elb\.amazonaws\.com$/);
    expect(balancer.dnsName).toMatch(/^relay-[0-9a-f]{16}\.elb\.ap-northeast-1\.amazonaws\.com$/);
    expect(application.part.networkInterfaces?.[0]?.Description).toBe(`ELB ${application.id}`);
    expect(application.id).toMatch(/^app\/inside\/[0-9a-f]{16}$/);
  });

  it("fill in free addresses, the default network ACL and endpoint routes when a world is put together", () => {
    const own = vpc(place, { name: "main", cidrBlock: "10.0.0.0/16" });
    const only = subnet(place, { vpc: own, name: "only", cidrBlock: "10.0.1.0/28", zone: "a" });
    const table = routeTable(place, { vpc: own, name: "only", subnets: [only] });
    const storage = gatewayEndpoint(place, { vpc: own, service: "s3", routeTables: [table] });
    const world = regionWorld(place, [own, only, table, storage]);
    expect(world.subnets[0]?.AvailableIpAddressCount).toBe(11);
    expect(world.networkAcls[0]?.Associations?.map(({ SubnetId: id }) => id)).toEqual([only.subnetId]);
    expect(world.routeTables.at(-1)?.Routes?.at(-1)?.GatewayId).toBe(storage.vpcEndpointId);
  });
});
