import { DescribeVpcAttributeCommand, DescribeVpcsCommand, type VpcAttributeName } from "@aws-sdk/client-ec2";
import { defineCollector } from "../collector.ts";
import { inOrder } from "../in-order.ts";
import { required } from "../unexpected-shape.ts";
import { tagsOf } from "./tags.ts";

/** VPCs, each with its two DNS attributes. */
export const vpcs = defineCollector({
  area: "vpcs",
  actions: ["ec2:DescribeVpcs", "ec2:DescribeVpcAttribute"],
  read({ aws: { ec2 }, call, pages, known }) {
    const vpcs = pages(
      "ec2:DescribeVpcs",
      (NextToken) => ec2.send(new DescribeVpcsCommand({ MaxResults: 1000, NextToken })),
      (page) => [page.Vpcs, page.NextToken],
    );
    const attribute = (VpcId: string | undefined, Attribute: VpcAttributeName) =>
      known(VpcId ?? "", () =>
        call(
          "ec2:DescribeVpcAttribute",
          () => ec2.send(new DescribeVpcAttributeCommand({ VpcId, Attribute })),
          (answer) =>
            required(
              (Attribute === "enableDnsSupport" ? answer.EnableDnsSupport : answer.EnableDnsHostnames)?.Value,
              Attribute,
            ),
        ),
      );
    return inOrder(vpcs, 8, async (vpc) => {
      const [enableDnsSupport, enableDnsHostnames] = await Promise.all([
        attribute(vpc.VpcId, "enableDnsSupport"),
        attribute(vpc.VpcId, "enableDnsHostnames"),
      ]);
      return { vpc, enableDnsSupport, enableDnsHostnames };
    });
  },
  normalise: ({ vpc, enableDnsSupport, enableDnsHostnames }) => ({
    vpcId: vpc.VpcId,
    cidrBlock: vpc.CidrBlock,
    cidrBlockAssociations: (vpc.CidrBlockAssociationSet ?? []).map(({ CidrBlock, CidrBlockState }) => ({
      cidrBlock: CidrBlock,
      state: CidrBlockState?.State,
    })),
    ipv6CidrBlockAssociations: (vpc.Ipv6CidrBlockAssociationSet ?? []).map(({ Ipv6CidrBlock, Ipv6CidrBlockState }) => ({
      ipv6CidrBlock: Ipv6CidrBlock,
      state: Ipv6CidrBlockState?.State,
    })),
    isDefault: vpc.IsDefault,
    dhcpOptionsId: vpc.DhcpOptionsId,
    ownerId: vpc.OwnerId,
    state: vpc.State,
    enableDnsSupport,
    enableDnsHostnames,
    tags: tagsOf(vpc.Tags),
  }),
});
