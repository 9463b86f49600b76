import { z } from "zod";
import { list, tagsSchema, text } from "../fields.ts";
import { knownSchema } from "../known.ts";

/** Attributes as AWS lists them. */
export const attributesSchema = list(z.object({ key: z.string(), value: z.string() }));

/** elasticloadbalancing:DescribeLoadBalancers, with its attributes and tags. */
export const loadBalancerSchema = z.object({
  loadBalancerArn: z.string(),
  loadBalancerName: z.string(),
  dnsName: text,
  canonicalHostedZoneId: text,
  /** `application`, `network`, `gateway`. */
  type: z.string(),
  /** `internet-facing` or `internal`. */
  scheme: text,
  stateCode: text,
  stateReason: text,
  vpcId: text,
  ipAddressType: text,
  createdTime: text,
  /** A load balancer without groups has an empty list: it is not filtered. */
  securityGroups: list(z.string()),
  enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: text,
  availabilityZones: list(
    z.object({
      zoneName: text,
      subnetId: text,
      loadBalancerAddresses: list(
        z.object({ ipAddress: text, allocationId: text, privateIpv4Address: text, ipv6Address: text }),
      ),
    }),
  ),
  attributes: knownSchema(attributesSchema),
  tags: knownSchema(tagsSchema),
});
/** A load balancer. */
export type LoadBalancer = Readonly<z.infer<typeof loadBalancerSchema>>;
