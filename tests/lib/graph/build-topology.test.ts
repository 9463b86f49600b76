import { describe, expect, it } from "vitest";
import { buildTopology } from "#lib/graph/build-topology.ts";
import { networkInterface, subnet, vpc } from "#tests/support/ec2-records.ts";
import {
  attachmentArn,
  ecsCluster,
  ecsService,
  ecsTask,
  ecsTaskDefinition,
  taskArn,
  taskAttachment,
} from "#tests/support/ecs-records.ts";
import {
  listener,
  listenerRule,
  loadBalancer,
  loadBalancerInterface,
  targetGroup,
  targetGroupArn,
  targetHealth,
} from "#tests/support/elbv2-records.ts";
import { hostedZone, resourceRecordSet } from "#tests/support/route53-records.ts";
import { snapshotOf } from "#tests/support/snapshots.ts";

const place = "aws/111111111111/eu-west-1";

describe("buildTopology", () => {
  it("follows a name through the load balancer to the task that listens", () => {
    const topology = buildTopology(
      snapshotOf({
        areas: {
          vpcs: [vpc()],
          subnets: [subnet()],
          networkInterfaces: [
            networkInterface({ description: attachmentArn("attachment-of-eni-1") }),
            loadBalancerInterface("app/front/1"),
          ],
          ecsClusters: [ecsCluster()],
          ecsServices: [ecsService({ loadBalancers: [{ targetGroupArn: targetGroupArn() }] })],
          ecsTasks: [ecsTask()],
          ecsTaskDefinitions: [ecsTaskDefinition()],
          loadBalancers: [loadBalancer()],
          listeners: [listener()],
          listenerRules: [listenerRule()],
          targetGroups: [targetGroup()],
          targetHealth: [targetHealth()],
          hostedZones: [hostedZone()],
          resourceRecordSets: [
            resourceRecordSet({ aliasTarget: { dnsName: "dualstack.Front-1234567890.eu-west-1.elb.amazonaws.com." } }),
          ],
        },
      }),
    );
    const [record] = topology.records.values();
    expect(record?.aims).toEqual([
      {
        value: "dualstack.front-1234567890.eu-west-1.elb.amazonaws.com",
        urns: [`${place}/load-balancer/app/front/1`],
        kind: "load-balancer",
      },
    ]);
    const [group] = topology.targetGroups.values();
    expect(group?.forwardedBy.map(({ rule, weight }) => [rule.urn, weight])).toEqual([
      [`${place}/listener-rule/app/front/1/2/3`, 1],
    ]);
    expect(group?.serviceUrns).toEqual([`${place}/ecs-service/shop/web`]);
    expect(group?.targets.map(({ task, port }) => [task?.urn, port?.port])).toEqual([
      [`${place}/ecs-task/shop/task-1`, 8080],
    ]);
    expect(topology.services.get(`${place}/ecs-service/shop/web`)?.tasks.map(({ address }) => address)).toEqual([
      "10.0.1.10",
    ]);
    expect(topology.interfaces.get(`${place}/network-interface/eni-elb`)?.owner).toEqual({
      class: "load-balancer",
      loadBalancerType: "application",
      label: "app/front/1",
      urn: `${place}/load-balancer/app/front/1`,
    });
  });

  it("joins a stopped task to nothing but its service's history", () => {
    const stopped = ecsTask({ taskArn: taskArn("task-0"), lastStatus: "STOPPED" });
    const topology = buildTopology(
      snapshotOf({
        areas: {
          networkInterfaces: [networkInterface({ description: attachmentArn("attachment-of-eni-1") })],
          ecsServices: [ecsService()],
          ecsTasks: [stopped, ecsTask({ attachments: [taskAttachment("eni-2", "10.0.1.11")] })],
          targetGroups: [targetGroup()],
          targetHealth: [targetHealth()],
        },
      }),
    );
    const service = topology.services.get(`${place}/ecs-service/shop/web`);
    expect(service?.tasks.map(({ urn }) => urn)).toEqual([`${place}/ecs-task/shop/task-1`]);
    expect(service?.stoppedTasks.map(({ urn }) => urn)).toEqual([`${place}/ecs-task/shop/task-0`]);
    expect(topology.tasks.size).toBe(1);
    expect(topology.interfaces.get(`${place}/network-interface/eni-1`)?.owner).toEqual({ class: "ecs-task" });
    const [group] = topology.targetGroups.values();
    expect(group?.targets[0]?.task).toBeUndefined();
  });
});
