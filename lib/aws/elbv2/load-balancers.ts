import {
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { defineCollector } from "../collector.ts";
import { allOf, inOrder } from "../in-order.ts";
import { isoDate } from "../iso-date.ts";
import { mapKnown } from "../map-known.ts";
import { required, requiredList } from "../unexpected-shape.ts";
import { attributesOf, readTags } from "./tags-and-attributes.ts";

/** Load balancers, each with its attributes and tags. */
export const loadBalancers = defineCollector({
  area: "loadBalancers",
  actions: [
    "elasticloadbalancing:DescribeLoadBalancers",
    "elasticloadbalancing:DescribeLoadBalancerAttributes",
    "elasticloadbalancing:DescribeTags",
  ],
  async *read({ aws: { elbv2 }, ...calls }) {
    const loadBalancers = await allOf(
      calls.pages(
        "elasticloadbalancing:DescribeLoadBalancers",
        (Marker) => elbv2.send(new DescribeLoadBalancersCommand({ PageSize: 400, Marker })),
        (page) => [page.LoadBalancers, page.NextMarker],
      ),
    );
    const arns = loadBalancers.flatMap(({ LoadBalancerArn }) => LoadBalancerArn ?? []);
    const tagsByArn = await readTags(elbv2, calls, arns);
    yield* inOrder(loadBalancers, 8, async (loadBalancer) => {
      const LoadBalancerArn = required(loadBalancer.LoadBalancerArn, "LoadBalancerArn");
      const attributes = await calls.known(LoadBalancerArn, () =>
        calls.call(
          "elasticloadbalancing:DescribeLoadBalancerAttributes",
          () => elbv2.send(new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn })),
          (answer) => requiredList(answer.Attributes, "Attributes"),
        ),
      );
      return { loadBalancer, attributes, tags: tagsByArn.get(LoadBalancerArn) };
    });
  },
  normalise: ({ loadBalancer, attributes, tags }) => ({
    loadBalancerArn: loadBalancer.LoadBalancerArn,
    loadBalancerName: loadBalancer.LoadBalancerName,
    dnsName: loadBalancer.DNSName,
    canonicalHostedZoneId: loadBalancer.CanonicalHostedZoneId,
    type: loadBalancer.Type,
    scheme: loadBalancer.Scheme,
    stateCode: loadBalancer.State?.Code,
    stateReason: loadBalancer.State?.Reason,
    vpcId: loadBalancer.VpcId,
    ipAddressType: loadBalancer.IpAddressType,
    createdTime: isoDate(loadBalancer.CreatedTime),
    securityGroups: loadBalancer.SecurityGroups ?? [],
    enforceSecurityGroupInboundRulesOnPrivateLinkTraffic:
      loadBalancer.EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic,
    availabilityZones: (loadBalancer.AvailabilityZones ?? []).map((zone) => ({
      zoneName: zone.ZoneName,
      subnetId: zone.SubnetId,
      loadBalancerAddresses: (zone.LoadBalancerAddresses ?? []).map((address) => ({
        ipAddress: address.IpAddress,
        allocationId: address.AllocationId,
        privateIpv4Address: address.PrivateIPv4Address,
        ipv6Address: address.IPv6Address,
      })),
    })),
    attributes: mapKnown(attributes, attributesOf),
    tags,
  }),
});
