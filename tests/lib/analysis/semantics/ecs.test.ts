import { expect, test } from "vitest";
import { tracePath } from "#lib/analysis/reach/trace.ts";
import type { AreaName } from "#lib/model/areas.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import type { EcsTaskDefinition } from "#lib/model/resources/ecs-task-definition.ts";
import {
  ec2Instance,
  networkInterface,
  routeTable,
  securityGroup,
  securityGroupRule,
} from "#tests/support/ec2-records.ts";
import {
  containerDefinition,
  containerInstanceArn,
  ecsCluster,
  ecsContainerInstance,
  ecsService,
  ecsTask,
  ecsTaskDefinition,
  taskArn,
  taskAttachment,
  taskContainer,
  taskDefinitionArn,
} from "#tests/support/ecs-records.ts";
import { target } from "#tests/support/elbv2-records.ts";
import { internetGateway } from "#tests/support/gateway-records.ts";
import { cloudMapNamespace } from "#tests/support/route53-records.ts";
import {
  account,
  allOut,
  clientInterface,
  codes,
  internetRoute,
  localRoute,
  trace,
  type Areas,
} from "../reach/accounts.ts";
import { balanced, conditionsOf, elbRules, nodeOne } from "./balanced.ts";

const open8080 = securityGroupRule({ fromPort: 8080, toPort: 8080 });
const groups = ["sg-1", "sg-client", "sg-2"].map((groupId) => securityGroup({ groupId }));

/** A Fargate task with an interface of its own in `subnet-2`. */
function ownInterface(name: string, ip: string, groupId = "sg-1") {
  return networkInterface({
    networkInterfaceId: name,
    subnetId: "subnet-2",
    privateIpAddress: ip,
    groups: [{ groupId }],
  });
}

/** The Fargate task `task-1` of `web` at 10.0.2.20, with the containers `app` (8080) and `side` (9000). */
function fargate(task: Partial<EcsTask> = {}, areas: Areas = {}) {
  const definitions = [
    containerDefinition(),
    containerDefinition({ name: "side", portMappings: [{ containerPort: 9000, protocol: "tcp" }] }),
  ];
  return account({
    ecsClusters: [ecsCluster()],
    ecsServices: [ecsService()],
    ecsTaskDefinitions: [ecsTaskDefinition({ containerDefinitions: definitions })],
    ecsTasks: [
      ecsTask({
        attachments: [taskAttachment("eni-t1", "10.0.2.20")],
        containers: [taskContainer(), taskContainer({ name: "side" })],
        ...task,
      }),
    ],
    securityGroups: groups,
    securityGroupRules: [allOut, open8080],
    networkInterfaces: [clientInterface(), ownInterface("eni-t1", "10.0.2.20")],
    ...areas,
  });
}

/** A task on the instance `i-1` at 10.0.2.40, whose group admits every TCP port. */
function onHost(
  networkMode: string,
  more: {
    readonly tasks?: readonly EcsTask[];
    readonly definition?: Partial<EcsTaskDefinition>;
    readonly areas?: Areas;
  } = {},
) {
  const tasks = more.tasks ?? [hostTask("task-1", networkMode === "bridge" ? 32801 : undefined)];
  return account({
    ...ecsHost(networkMode, tasks, more.definition),
    networkInterfaces: [clientInterface(), hostInterface()],
    securityGroups: groups,
    securityGroupRules: [allOut, securityGroupRule({ fromPort: 0, toPort: 65535 })],
    ...more.areas,
  });
}

/** The instance `i-1` in `subnet-2` as a container instance, and what runs on it. */
function ecsHost(networkMode: string, tasks: readonly EcsTask[], definition: Partial<EcsTaskDefinition> = {}): Areas {
  const mapped = containerDefinition({ portMappings: [{ containerPort: 8080, hostPort: 0, protocol: "tcp" }] });
  return {
    ecsClusters: [ecsCluster()],
    ecsTaskDefinitions: [ecsTaskDefinition({ networkMode, containerDefinitions: [mapped], ...definition })],
    ecsTasks: tasks,
    ecsContainerInstances: [ecsContainerInstance()],
    ec2Instances: [ec2Instance({ subnetId: "subnet-2" })],
  };
}

function hostInterface(more: Parameters<typeof networkInterface>[0] = {}) {
  return networkInterface({
    networkInterfaceId: "eni-host",
    subnetId: "subnet-2",
    privateIpAddress: "10.0.2.40",
    attachment: { instanceId: "i-1", deviceIndex: 0, status: "attached" },
    ...more,
  });
}

function hostTask(id: string, hostPort?: number, containers?: EcsTask["containers"]): EcsTask {
  const networkBindings = hostPort === undefined ? [] : [{ containerPort: 8080, hostPort, protocol: "tcp" }];
  return ecsTask({
    taskArn: taskArn(id),
    launchType: "EC2",
    containerInstanceArn: containerInstanceArn(),
    attachments: [],
    containers: containers ?? [taskContainer({ networkBindings })],
  });
}

test("C1: an awsvpc task is met at its own interface, with its own security groups, on its container's port", () => {
  expect(trace(fargate(), { to: "task-1", port: "8080" }).verdict).toBe("reachable");
  const [variant] = trace(fargate(), { to: "task-1", port: "8080" }).variants;
  expect(variant?.request.find(({ kind }) => kind === "network-interface")?.id).toBe("eni-client");
  expect(variant?.request.at(-2)?.id).toBe("eni-t1");
  expect(codes(trace(fargate({}, { securityGroupRules: [allOut] }), { to: "task-1", port: "8080" }))).toEqual([
    "ENI_SG_RULES_MISMATCH",
  ]);
});

test("C1: a port that another container of the task declares does not lead to this one", () => {
  const open = { securityGroupRules: [allOut, open8080, securityGroupRule({ fromPort: 9000, toPort: 9000 })] };
  expect(trace(fargate({}, open), { to: "task-1/side", port: "9000" }).verdict).toBe("reachable");
  const wrong = trace(fargate({}, open), { to: "task-1/side", port: "8080" });
  expect(codes(wrong)).toEqual(["HOST_PORT_NOT_MAPPED"]);
  expect(wrong.blockers[0]?.text).toContain("app");
});

test("C2, trap 5: a bridge task is met at the host port that was bound, and the next one's port is not promised", () => {
  const answer = trace(onHost("bridge"), { to: "task-1", port: "32801" });
  expect(answer.verdict).toBe("reachable");
  expect(answer.assumptions.map(({ code }) => code)).toContain("HOST_PORT_DYNAMIC_RANGE");
  expect(codes(trace(onHost("bridge"), { to: "task-1", port: "8080" }))).toEqual(["HOST_PORT_NOT_MAPPED"]);
});

test("C2: the security group of the host decides about a bridge task's port", () => {
  const areas = { securityGroupRules: [allOut, open8080] };
  expect(codes(trace(onHost("bridge", { areas }), { to: "task-1", port: "32801" }))).toEqual(["ENI_SG_RULES_MISMATCH"]);
});

test("C2: a host port of another task leads there, and the answer says whose it is", () => {
  const tasks = [hostTask("task-1", 32801), hostTask("task-2", 32802)];
  const answer = trace(onHost("bridge", { tasks }), { to: "task-1", port: "32802" });
  expect(codes(answer)).toEqual(["HOST_PORT_NOT_MAPPED"]);
  expect(answer.blockers[0]?.text).toContain("task-2");
});

test("C2: bound ports without the task definition still lead to the task; other ports are not known", () => {
  const unread = (port: string) =>
    trace(onHost("bridge", { areas: { ecsTaskDefinitions: [] } }), { to: "task-1", port });
  expect(unread("32801").verdict).toBe("reachable");
  expect(unread("8080").verdict).toBe("unknown");
});

test("C3: in host mode the container's port is the host's; in mode none there is no network", () => {
  expect(trace(onHost("host"), { to: "task-1", port: "8080" }).verdict).toBe("reachable");
  expect(codes(trace(onHost("host"), { to: "task-1", port: "8081" }))).toEqual(["HOST_PORT_NOT_MAPPED"]);
  expect(codes(trace(onHost("none"), { to: "task-1", port: "8080" }))).toEqual(["NETWORK_MODE_NONE"]);
});

test("C4: the verdict stops at the port: that a process listens is taken for granted, and said", () => {
  const answer = trace(fargate(), { to: "task-1", port: "8080" });
  expect(answer.assumptions.map(({ code }) => code)).toContain("PROCESS_LISTENING");
});

test("C5: containers of one task talk over localhost, whatever their security group says", () => {
  const ask = { from: "task-1/app", to: "task-1/side", port: "9000" };
  const answer = trace(fargate({}, { securityGroupRules: [] }), ask);
  expect(answer.verdict).toBe("reachable");
  expect(answer.variants[0]?.request.map(({ kind }) => kind)).not.toContain("security-group");
  const host = onHost("host", {
    tasks: [hostTask("task-1", undefined, [taskContainer(), taskContainer({ name: "side" })])],
    areas: { securityGroupRules: [] },
  });
  expect(trace(host, { from: "task-1/side", to: "task-1/app", port: "8080" }).verdict).toBe("reachable");
});

test("C5: over the bridge only a link or a published port leads from container to container", () => {
  const containers = (links: readonly string[]) => ({
    containerDefinitions: [
      containerDefinition({ portMappings: [{ containerPort: 8080, hostPort: 0, protocol: "tcp" }] }),
      containerDefinition({ name: "side", portMappings: [], links }),
    ],
  });
  const bindings = [{ containerPort: 8080, hostPort: 32801, protocol: "tcp" }];
  const tasks = [
    hostTask("task-1", undefined, [taskContainer({ networkBindings: bindings }), taskContainer({ name: "side" })]),
  ];
  const ask = (links: readonly string[], port: string) =>
    trace(onHost("bridge", { tasks, definition: containers(links), areas: { securityGroupRules: [] } }), {
      from: "task-1/side",
      to: "task-1/app",
      port,
    });
  expect(ask(["app:web"], "8080").verdict).toBe("reachable");
  expect(codes(ask([], "8080"))).toEqual(["HOST_PORT_NOT_MAPPED"]);
  expect(ask([], "32801").verdict).toBe("reachable");
});

test("C5: two tasks on one host's interface talk without leaving it", () => {
  const tasks = [hostTask("task-1", 32801), hostTask("task-2", 32802)];
  const answer = trace(onHost("bridge", { tasks, areas: { securityGroupRules: [] } }), {
    from: "task-1",
    to: "task-2",
    port: "32802",
  });
  expect(answer.verdict).toBe("reachable");
});

test("C12: a service is the set of its running tasks: all, some or none", () => {
  const two = (groupId: string) =>
    fargate(
      {},
      {
        ecsTasks: ["t1", "t2"].map((id, i) =>
          ecsTask({ taskArn: taskArn(id), attachments: [taskAttachment(`eni-${id}`, `10.0.2.${String(20 + i)}`)] }),
        ),
        networkInterfaces: [
          clientInterface(),
          ownInterface("eni-t1", "10.0.2.20"),
          ownInterface("eni-t2", "10.0.2.21", groupId),
        ],
      },
    );
  const ask = { to: "web", port: "8080" };
  expect(trace(two("sg-1"), ask).verdict).toBe("reachable");
  expect(trace(two("sg-2"), ask).verdict).toBe("conditional");
  expect(conditionsOf(trace(two("sg-2"), ask))).toEqual(["replica: 1 of 2 do."]);
  expect(trace(two("sg-1"), { to: "web", port: "9090" }).verdict).toBe("unreachable");
});

test("C12: deployments in flight are sets of their own, and the one that passes is named", () => {
  const tasks = ["1", "2"].map((n, i) =>
    ecsTask({
      taskArn: taskArn(`t${n}`),
      taskDefinitionArn: taskDefinitionArn(`web:${n}`),
      attachments: [taskAttachment(`eni-t${n}`, `10.0.2.${String(20 + i)}`)],
    }),
  );
  const topology = fargate(
    {},
    {
      ecsTasks: tasks,
      ecsTaskDefinitions: ["1", "2"].map((n) =>
        ecsTaskDefinition({ taskDefinitionArn: taskDefinitionArn(`web:${n}`) }),
      ),
      networkInterfaces: [
        clientInterface(),
        ownInterface("eni-t1", "10.0.2.20"),
        ownInterface("eni-t2", "10.0.2.21", "sg-2"),
      ],
    },
  );
  const answer = trace(topology, { to: "web", port: "8080" });
  expect(answer.verdict).toBe("conditional");
  expect(conditionsOf(answer)).toEqual(["replica: 1 of 2 do: those of web:1."]);
});

test("C12: a service without a running task is unreachable, and unknown when tasks were not read", () => {
  expect(codes(trace(fargate({ lastStatus: "PENDING" }), { to: "web", port: "8080" }))).toEqual(["TASK_NOT_RUNNING"]);
  const unread = account({ ecsServices: [ecsService()] }, { incomplete: ["ecsTasks"] });
  expect(trace(unread, { to: "web", port: "8080" }).verdict).toBe("unknown");
});

test("C12: a task that is pending or has stopped is an end that does not run, not one that nobody knows", () => {
  const pending = trace(fargate({ lastStatus: "PENDING" }), { to: "task-1", port: "8080" });
  expect(codes(pending)).toEqual(["TASK_NOT_RUNNING"]);
  const stopped = fargate({ lastStatus: "STOPPED", stoppedReason: "Essential container in task exited" });
  for (const name of ["task-1", taskArn("task-1"), "aws/111111111111/eu-west-1/ecs-task/shop/task-1"]) {
    const answer = trace(stopped, { to: name, port: "8080" });
    expect(answer.verdict).toBe("unreachable");
    expect(codes(answer)).toEqual(["TASK_NOT_RUNNING"]);
    expect(answer.blockers[0]?.text).toContain("Essential container in task exited");
  }
  expect(codes(trace(stopped, { from: "task-1", to: "eni-client" }))).toEqual(["TASK_NOT_RUNNING"]);
  expect(tracePath(stopped, { from: "eni-client", to: "task-9", protocol: "tcp" })).toMatchObject({ status: 404 });
});

test("C3: an instance is met at each interface of its own and sends from the primary one; tasks' interfaces are theirs", () => {
  const second = hostInterface({
    networkInterfaceId: "eni-second",
    privateIpAddress: "10.0.2.41",
    groups: [{ groupId: "sg-2" }],
    attachment: { instanceId: "i-1", deviceIndex: 1, status: "attached" },
  });
  const topology = onHost("host", { areas: { networkInterfaces: [clientInterface(), second, hostInterface()] } });
  for (const to of ["i-1", "shop/ci-1"]) {
    const answer = trace(topology, { to, port: "22" });
    expect(answer.verdict).toBe("conditional");
    expect(conditionsOf(answer)).toEqual(["replica: 1 of 2 do: those of eni-host."]);
  }
  const out = securityGroupRule({ isEgress: true, ipProtocol: "-1" });
  const into = securityGroupRule({ groupId: "sg-client", fromPort: 443, toPort: 443 });
  const back = onHost("host", {
    areas: { networkInterfaces: [clientInterface(), second, hostInterface()], securityGroupRules: [out, into] },
  });
  expect(trace(back, { from: "i-1", to: "eni-client" }).verdict).toBe("reachable");
});

test("C6: a public address is what the interface holds, not what the service asked for", () => {
  const publicly = (associated: boolean): Areas => ({
    ecsServices: [
      ecsService({
        awsvpcConfiguration: { subnets: ["subnet-2"], securityGroups: ["sg-1"], assignPublicIp: "ENABLED" },
      }),
    ],
    internetGateways: [internetGateway()],
    routeTables: [routeTable({ routes: [localRoute, internetRoute] })],
    securityGroupRules: [securityGroupRule({ isEgress: true, ipProtocol: "-1" })],
    networkInterfaces: [
      { ...ownInterface("eni-t1", "10.0.2.20"), ...(associated ? { association: { publicIp: "203.0.113.9" } } : {}) },
    ],
  });
  const ask = { from: "web", to: "198.51.100.9" };
  expect(codes(trace(fargate({ launchType: "EC2" }, publicly(false)), ask))).toEqual([
    "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS",
  ]);
  expect(trace(fargate({}, publicly(true)), ask).verdict).toBe("reachable");
  const unrouted = { ...publicly(true), routeTables: [routeTable()] };
  expect(codes(trace(fargate({}, unrouted), ask))).toEqual(["NO_ROUTE_TO_DESTINATION"]);
});

test("C7: what a Fargate task pulls and writes goes out through its own interface and its own security groups", () => {
  const areas = {
    securityGroupRules: [
      securityGroupRule({ isEgress: true, fromPort: 443, toPort: 443 }),
      securityGroupRule({ groupId: "sg-client", fromPort: 443, toPort: 443 }),
    ],
  };
  const answer = trace(fargate({}, areas), { from: "task-1", to: "eni-client" });
  expect(answer.verdict).toBe("reachable");
  expect(answer.variants[0]?.request.find(({ kind }) => kind === "security-group")?.id).toBe("sg-1");
});

const connectArn = (id: string) => `arn:aws:servicediscovery:eu-west-1:111111111111:namespace/${id}`;

/** The services `web` and `api` of the namespace `shop.local`; `api` offers itself as `api:80`. */
function connected(
  override: number | undefined,
  more: { readonly clientNamespace?: string; readonly incomplete?: readonly AreaName[] } = {},
) {
  const serviceOf = (serviceName: string, namespace: string, offers: boolean) =>
    ecsService({
      serviceName,
      deployments: [
        {
          status: "PRIMARY",
          serviceConnect: {
            enabled: true,
            namespace,
            services: offers
              ? [
                  {
                    portName: "http",
                    clientAliases: [{ port: 80, dnsName: "api" }],
                    ...(override === undefined ? {} : { ingressPortOverride: override }),
                  },
                ]
              : [],
          },
        },
      ],
    });
  const { incomplete = [] } = more;
  const areas = {
    cloudMapNamespaces: incomplete.includes("cloudMapNamespaces")
      ? []
      : [cloudMapNamespace({ arn: connectArn("ns-1") })],
    ecsClusters: [ecsCluster()],
    ecsServices: [serviceOf("web", more.clientNamespace ?? "shop.local", false), serviceOf("api", "shop.local", true)],
    ecsTaskDefinitions: [
      ecsTaskDefinition({
        containerDefinitions: [
          containerDefinition({ portMappings: [{ name: "http", containerPort: 8080, protocol: "tcp" }] }),
        ],
      }),
    ],
    ecsTasks: [
      ecsTask({ attachments: [taskAttachment("eni-t1", "10.0.2.20")] }),
      ecsTask({
        taskArn: taskArn("task-2"),
        group: "service:api",
        attachments: [taskAttachment("eni-t2", "10.0.2.21")],
      }),
    ],
    securityGroups: groups,
    securityGroupRules: [allOut, securityGroupRule({ groupId: "sg-2", fromPort: 8080, toPort: 8080 })],
    networkInterfaces: [
      clientInterface(),
      ownInterface("eni-t1", "10.0.2.20", "sg-client"),
      ownInterface("eni-t2", "10.0.2.21", "sg-2"),
    ],
  };
  return account(areas, { incomplete });
}

test("C8: with the five groups a task's interface may have, a rule of any of them lets in", () => {
  const five = ["sg-a", "sg-b", "sg-c", "sg-d", "sg-e"];
  const admitted = (by: string) =>
    trace(
      fargate(
        {},
        {
          securityGroups: [...groups, ...five.map((groupId) => securityGroup({ groupId }))],
          securityGroupRules: [allOut, securityGroupRule({ groupId: by, fromPort: 8080, toPort: 8080 })],
          networkInterfaces: [
            clientInterface(),
            { ...ownInterface("eni-t1", "10.0.2.20"), groups: five.map((groupId) => ({ groupId })) },
          ],
        },
      ),
      { to: "task-1", port: "8080" },
    ).verdict;
  expect(five.map(admitted)).toEqual(five.map(() => "reachable"));
  expect(admitted("sg-1")).toBe("unreachable");
});

test("C9: a target group of instances leads to the host, never to the interface of an awsvpc task on it", () => {
  const own = ownInterface("eni-t1", "10.0.2.20");
  const task = ecsTask({
    launchType: "EC2",
    containerInstanceArn: containerInstanceArn(),
    attachments: [taskAttachment("eni-t1", "10.0.2.20")],
  });
  const host = ecsHost("awsvpc", [task]);
  const ends = (targetType: string, id: string) =>
    trace(
      balanced({
        group: { targetType, port: 8080 },
        targets: [target({ id, port: 8080 })],
        groupRules: [...elbRules, open8080],
        areas: { ...host, networkInterfaces: [clientInterface(), nodeOne(), hostInterface(), own] },
      }),
      { to: "front", port: "80", through: "targets" },
    ).variants.map(({ request }) => request.findLast(({ kind }) => kind === "network-interface")?.id);
  expect(ends("instance", "i-1")).toEqual(["eni-host"]);
  expect(ends("ip", "10.0.2.20")).toEqual(["eni-t1"]);
});

test("C10: an alias of Service Connect leads clients of its namespace to the container's port, or to the one the proxy was given", () => {
  const ask = { from: "web", to: "api", port: "80" };
  const answer = trace(connected(undefined), ask);
  expect(answer.verdict).toBe("reachable");
  expect(answer.variants[0]?.request[0]?.component.text).toBe(
    "The Service Connect proxies lead api to api on port 8080.",
  );
  expect(codes(trace(connected(15001), ask))).toEqual(["ENI_SG_RULES_MISMATCH"]);
});

test("C10: one service may name its namespace by its ARN, another by its name", () => {
  const ask = { from: "web", to: "api", port: "80" };
  expect(trace(connected(undefined, { clientNamespace: connectArn("ns-1") }), ask).verdict).toBe("reachable");
  expect(trace(connected(undefined, { clientNamespace: connectArn("ns-9") }), ask).verdict).toBe("unreachable");
});

test("C10: whether an ARN and a name are of one namespace is not known where namespaces were not read", () => {
  const ask = { from: "web", to: "api", port: "80" };
  const incomplete = ["cloudMapNamespaces"] as const;
  const answer = trace(connected(undefined, { clientNamespace: connectArn("ns-1"), incomplete }), ask);
  expect(answer.verdict).toBe("unknown");
  expect(answer.unknowns.map(({ text }) => text)).toContain(
    "Whether web is in the Service Connect namespace of api, which offers api there, is not known.",
  );
  expect(trace(connected(undefined, { incomplete }), ask).verdict).toBe("reachable");
});

test("C10: for everybody else the alias is only the name of a service, met at the port that was asked", () => {
  expect(codes(trace(connected(undefined), { to: "api", port: "80" }))).toEqual(["ENI_SG_RULES_MISMATCH"]);
  const elsewhere = connected(undefined, { clientNamespace: "other.local" });
  expect(codes(trace(elsewhere, { from: "web", to: "api", port: "80" }))).toEqual(["ENI_SG_RULES_MISMATCH"]);
});

test("U2: that a task runs Linux is an assumption where neither its definition nor a host that was read tells", () => {
  const arn = containerInstanceArn();
  const silent = { ...ecsTaskDefinition({ requiresCompatibilities: ["EC2"] }), operatingSystemFamily: undefined };
  const taken = (task: Partial<EcsTask>, areas: Areas = {}) =>
    trace(
      fargate({ launchType: "EC2", containerInstanceArn: arn, ...task }, { ecsTaskDefinitions: [silent], ...areas }),
      {
        from: "task-1",
        to: "eni-client",
      },
    ).assumptions.flatMap(({ code, text }) => (code === "CLIENT_OPERATING_SYSTEM" ? [text] : []));
  const system = (value: string) => ecsContainerInstance({ attributes: [{ name: "ecs.os-type", value }] });
  expect(taken({})).toEqual([expect.stringContaining("is taken to run Linux") as string]);
  expect(taken({}, { ecsContainerInstances: [ecsContainerInstance()] })).toHaveLength(1);
  // One of these tells: the agent, the EC2 instance, the task definition, the launch type.
  expect(taken({}, { ecsContainerInstances: [system("linux")] })).toEqual([]);
  expect(taken({}, { ecsContainerInstances: [system("windows")] })).toEqual([]);
  expect(taken({}, { ecsContainerInstances: [ecsContainerInstance()], ec2Instances: [ec2Instance()] })).toEqual([]);
  expect(taken({}, { ecsTaskDefinitions: [ecsTaskDefinition()] })).toEqual([]);
  expect(taken({ launchType: "FARGATE" })).toEqual([]);
});
