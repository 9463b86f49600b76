import { z } from "zod";
import { list, number, tagsSchema, text } from "../fields.ts";

/** A group named by a rule. */
const referencedGroupSchema = z.object({
  groupId: z.string(),
  userId: text,
  vpcId: text,
  vpcPeeringConnectionId: text,
  peeringStatus: text,
});

const ipPermissionSchema = z.object({
  /** `tcp`, `udp`, `icmp`, `icmpv6`, a number, or `-1`. */
  ipProtocol: z.string(),
  fromPort: number,
  toPort: number,
  ipRanges: list(z.object({ cidrIp: z.string(), description: text })),
  ipv6Ranges: list(z.object({ cidrIpv6: z.string(), description: text })),
  prefixListIds: list(z.object({ prefixListId: z.string(), description: text })),
  userIdGroupPairs: list(referencedGroupSchema.extend({ description: text })),
});
/** A permission as ec2:DescribeSecurityGroups tells it: several sources, no rule id. */
export type IpPermission = Readonly<z.infer<typeof ipPermissionSchema>>;

/** ec2:DescribeSecurityGroups. */
export const securityGroupSchema = z.object({
  groupId: z.string(),
  groupName: text,
  description: text,
  vpcId: text,
  ownerId: text,
  ipPermissions: list(ipPermissionSchema),
  ipPermissionsEgress: list(ipPermissionSchema),
  tags: tagsSchema,
});
/** A security group. */
export type SecurityGroup = Readonly<z.infer<typeof securityGroupSchema>>;

/** ec2:DescribeSecurityGroupRules: one source a rule, with the rule's id. */
export const securityGroupRuleSchema = z.object({
  securityGroupRuleId: z.string(),
  groupId: z.string(),
  isEgress: z.boolean(),
  ipProtocol: z.string(),
  /** The first port, or the ICMP type; -1 is any. */
  fromPort: number,
  /** The last port, or the ICMP code; -1 is any. */
  toPort: number,
  cidrIpv4: text,
  cidrIpv6: text,
  prefixListId: text,
  referencedGroupInfo: referencedGroupSchema.optional(),
  description: text,
});
/** A security group rule. */
export type SecurityGroupRule = Readonly<z.infer<typeof securityGroupRuleSchema>>;
