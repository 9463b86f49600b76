import { describe, expect, it } from "vitest";
import { buildTopology } from "#lib/graph/build-topology.ts";
import type { NetworkInterface } from "#lib/model/resources/network-interface.ts";
import { ec2Instance, networkInterface } from "#tests/support/ec2-records.ts";
import { attachmentArn, ecsContainerInstance, ecsTask } from "#tests/support/ecs-records.ts";
import { loadBalancer } from "#tests/support/elbv2-records.ts";
import { natGateway, transitGatewayAttachment, vpcEndpoint } from "#tests/support/gateway-records.ts";
import { snapshotOf } from "#tests/support/snapshots.ts";

const place = "aws/111111111111/eu-west-1";

function ownerOf(overrides: Partial<NetworkInterface>) {
  const topology = buildTopology(
    snapshotOf({
      areas: {
        networkInterfaces: [networkInterface({ networkInterfaceId: "eni-x", ...overrides })],
        ec2Instances: [
          ec2Instance(),
          ec2Instance({ instanceId: "i-2" }),
          ec2Instance({ instanceId: "i-eks", tags: [{ key: "eks:cluster-name", value: "blue" }] }),
        ],
        ecsContainerInstances: [
          ecsContainerInstance({ attributes: [{ name: "ecs.awsvpc-trunk-id", value: "eni-trunk" }] }),
        ],
        ecsTasks: [ecsTask()],
        loadBalancers: [loadBalancer()],
        natGateways: [natGateway()],
        vpcEndpoints: [vpcEndpoint()],
        transitGatewayAttachments: [transitGatewayAttachment()],
      },
    }),
  );
  const [owned] = topology.interfaces.values();
  return owned?.owner;
}

describe("interface owners", () => {
  it("gives a task its interface by the attachment in the description, though it hangs on an instance", () => {
    const owner = ownerOf({
      description: attachmentArn("attachment-of-eni-1"),
      attachment: { instanceId: "i-1", deviceIndex: 1 },
    });
    expect(owner).toEqual({ class: "ecs-task", urn: `${place}/ecs-task/shop/task-1` });
  });

  it("gives a task its interface by the interface's id when the description says nothing", () => {
    expect(ownerOf({ networkInterfaceId: "eni-1", interfaceType: "branch" })).toEqual({
      class: "ecs-task",
      urn: `${place}/ecs-task/shop/task-1`,
    });
  });

  it("knows the trunk of a container instance by its attribute, and leaves a stranger's trunk unknown", () => {
    expect(ownerOf({ networkInterfaceId: "eni-trunk", interfaceType: "trunk" })).toEqual({
      class: "ecs-trunk",
      urn: `${place}/ec2-instance/i-1`,
    });
    expect(ownerOf({ interfaceType: "trunk" })?.class).toBe("unknown");
  });

  it.each([
    [{ interfaceType: "trunk", description: "aws-k8s-trunk-eni" }, "eks-node"],
    [{ interfaceType: "branch", description: "aws-k8s-branch-eni" }, "eks-pod"],
    [{ interfaceType: "branch", tags: [{ key: "vpcresources.k8s.aws/vlan-id", value: "1" }] }, "eks-pod"],
    [{ description: "aws-K8S-i-2", attachment: { instanceId: "i-2", deviceIndex: 1 } }, "eks-node"],
    [{ description: "Amazon EKS blue" }, "eks-control-plane"],
    [{ interfaceType: "lambda" }, "lambda"],
    [{ description: "AWS Lambda VPC ENI-report-5a7" }, "lambda"],
    [{ interfaceType: "efs" }, "efs"],
    [{ description: "EFS mount target for fs-1 (fsmt-1)" }, "efs"],
    [{ description: "RDSNetworkInterface" }, "rds"],
    [{ description: "ElastiCache sessions" }, "other"],
    [{ interfaceType: "global_accelerator_managed" }, "other"],
    [{ operator: { managed: true, principal: "eks.amazonaws.com" } }, "other"],
    [{ attachment: { instanceId: "i-1", deviceIndex: 0 } }, "container-instance"],
    [{ attachment: { instanceId: "i-2", deviceIndex: 0 } }, "ec2-instance"],
    [{ attachment: { instanceId: "i-eks", deviceIndex: 0 } }, "eks-node"],
    [{ attachment: { instanceId: "i-2", deviceIndex: 1 } }, "attached-by-hand"],
    [{ status: "available" }, "unattached"],
    [{ requesterId: "123456789012" }, "unknown"],
  ] as const)("tells %o apart as %s", (overrides, ownerClass) => {
    expect(ownerOf(overrides)?.class).toBe(ownerClass);
  });

  it.each(["nat_gateway", "natGateway"])("accepts %s as a NAT gateway's interface", (interfaceType) => {
    const owner = { class: "nat-gateway", urn: `${place}/nat-gateway/nat-1` };
    expect(ownerOf({ networkInterfaceId: "eni-nat", interfaceType })).toEqual(owner);
    expect(ownerOf({ description: "Interface for NAT Gateway nat-1" })).toEqual({ ...owner, label: "nat-1" });
  });

  it.each(["VPC Endpoint Interface vpce-1", "VPC Endpoint Interface: vpce-1"])(
    "reads the endpoint in %j",
    (description) => {
      expect(ownerOf({ description })).toEqual({
        class: "vpc-endpoint",
        label: "vpce-1",
        urn: `${place}/vpc-endpoint/vpce-1`,
      });
    },
  );

  it("joins a transit gateway's interface to its attachment, although AWS says nobody requested it", () => {
    expect(
      ownerOf({
        description: "Network Interface for Transit Gateway Attachment tgw-attach-1",
        requesterManaged: false,
      }),
    ).toEqual({
      class: "transit-gateway",
      label: "tgw-attach-1",
      urn: `${place}/transit-gateway-attachment/tgw-attach-1`,
    });
  });

  it("tells load balancers' interfaces by the end of the ARN, and Classic ones by who asked for them", () => {
    expect(ownerOf({ description: "ELB app/front/1" })).toMatchObject({
      loadBalancerType: "application",
      urn: `${place}/load-balancer/app/front/1`,
    });
    expect(ownerOf({ description: "ELB net/gone/9" })).toEqual({
      class: "load-balancer",
      loadBalancerType: "network",
      label: "net/gone/9",
    });
    expect(ownerOf({ description: "ELB old", requesterId: "amazon-elb" })?.loadBalancerType).toBe("classic");
    expect(ownerOf({ description: "ELB is what I call this", requesterManaged: false })?.class).toBe("unknown");
  });

  it("leaves the owner without a node when a task has stopped, but keeps what the description says", () => {
    expect(ownerOf({ description: attachmentArn("of-a-stopped-task") })).toEqual({ class: "ecs-task" });
  });
});
