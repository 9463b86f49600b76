import { expect, test } from "vitest";
import { ACCOUNT, itemsIn, REGION, surveyOf, worldOf } from "./wired-survey.ts";

const elbArn = (tail: string) => `arn:aws:elasticloadbalancing:${REGION}:${ACCOUNT}:${tail}`;
const ecsArn = (tail: string) => `arn:aws:ecs:${REGION}:${ACCOUNT}:${tail}`;

test("of a task definition only names and network references are kept", async () => {
  const clusterArn = ecsArn("cluster/shop");
  const taskDefinitionArn = ecsArn("task-definition/web:1");
  const { snapshot } = await surveyOf(
    worldOf({
      ecsClusters: [{ clusterArn, clusterName: "shop", status: "ACTIVE" }],
      ecsTasks: [
        {
          taskArn: ecsArn("task/shop/1"),
          clusterArn,
          taskDefinitionArn,
          lastStatus: "RUNNING",
          desiredStatus: "RUNNING",
          createdAt: new Date("2026-11-20T10:00:00Z"),
        },
      ],
      ecsTaskDefinitions: [
        {
          taskDefinitionArn,
          family: "web",
          revision: 1,
          containerDefinitions: [
            {
              name: "web",
              image: "web:1",
              environment: [
                { name: "DATABASE_URL", value: "postgres://shop:hunter2@db.internal:5432/shop" },
                { name: "API_TOKEN", value: "hunter2.internal:80" },
                { name: "GREETING", value: "hunter2" },
                { name: "SIDECAR", value: "proxy" },
              ],
              command: ["serve", "--password", "hunter2.internal:1", "--cache=redis:6379"],
              healthCheck: { command: ["CMD-SHELL", "curl -f http://localhost:8080/ || exit 1"] },
              logConfiguration: {
                logDriver: "awslogs",
                options: { "awslogs-region": REGION, "awslogs-group": "/web", "splunk-token": "hunter2" },
              },
              secrets: [{ name: "KEY", valueFrom: `arn:aws:ssm:${REGION}:${ACCOUNT}:parameter/key` }],
            },
            { name: "proxy", image: "proxy:1" },
          ],
        },
      ],
    }),
  );
  expect(JSON.stringify(snapshot)).not.toContain("hunter2");
  expect(itemsIn(snapshot, "ecsTasks")[0]?.createdAt).toBe("2026-11-20T10:00:00.000Z");
  expect(itemsIn(snapshot, "ecsTaskDefinitions")[0]?.containerDefinitions[0]).toMatchObject({
    environmentNames: ["DATABASE_URL", "API_TOKEN", "GREETING", "SIDECAR"],
    networkReferences: [
      { from: "environment", name: "DATABASE_URL", scheme: "postgres", host: "db.internal", port: 5432 },
      { from: "environment", name: "SIDECAR", host: "proxy" },
      { from: "command", name: "--cache", host: "redis", port: 6379 },
      { from: "healthCheck", scheme: "http", host: "localhost", port: 8080 },
    ],
    secrets: [{ name: "KEY", valueFrom: `arn:aws:ssm:${REGION}:${ACCOUNT}:parameter/key` }],
    logOptions: { region: REGION, group: "/web" },
  });
});

test("an action names its target groups with weights, however it was told", async () => {
  const loadBalancerArn = elbArn("loadbalancer/app/web/1");
  const listenerArn = elbArn("listener/app/web/1/1");
  const { snapshot } = await surveyOf(
    worldOf({
      loadBalancers: [
        { LoadBalancerArn: loadBalancerArn, LoadBalancerName: "web", Type: "application", attributes: [], tags: [] },
      ],
      listeners: [
        {
          ListenerArn: listenerArn,
          LoadBalancerArn: loadBalancerArn,
          Port: 80,
          Protocol: "HTTP",
          DefaultActions: [{ Type: "forward", TargetGroupArn: "tg-plain" }],
        },
      ],
      listenerRules: [
        {
          listenerArn,
          RuleArn: elbArn("listener-rule/app/web/1/1/1"),
          Priority: "1",
          IsDefault: false,
          Conditions: [
            { Field: "query-string", QueryStringConfig: { Values: [{ Key: "v", Value: "2" }, { Value: "beta" }] } },
            { Field: "http-header", HttpHeaderConfig: { HttpHeaderName: "X-Canary", Values: ["yes"] } },
            { Field: "path-pattern", Values: ["/a*"] },
          ],
          Actions: [
            {
              Type: "forward",
              Order: 1,
              ForwardConfig: {
                TargetGroups: [
                  { TargetGroupArn: "tg-blue", Weight: 90 },
                  { TargetGroupArn: "tg-green", Weight: 10 },
                ],
              },
            },
          ],
        },
      ],
    }),
  );
  expect(itemsIn(snapshot, "listeners")[0]?.defaultActions[0]?.targetGroups).toEqual([{ targetGroupArn: "tg-plain" }]);
  expect(itemsIn(snapshot, "listenerRules")[0]).toMatchObject({
    conditions: [
      { field: "query-string", values: ["v=2", "beta"] },
      { field: "http-header", values: ["yes"], httpHeaderName: "X-Canary" },
      { field: "path-pattern", values: ["/a*"] },
    ],
    actions: [
      {
        targetGroups: [
          { targetGroupArn: "tg-blue", weight: 90 },
          { targetGroupArn: "tg-green", weight: 10 },
        ],
      },
    ],
  });
});

test("a peering attachment names the gateway on the far side", async () => {
  const { snapshot } = await surveyOf(
    worldOf({
      transitGatewayAttachments: [
        { TransitGatewayAttachmentId: "tgw-attach-1", TransitGatewayId: "tgw-here", ResourceType: "peering" },
      ],
      transitGatewayPeeringAttachments: [
        {
          TransitGatewayAttachmentId: "tgw-attach-1",
          RequesterTgwInfo: { TransitGatewayId: "tgw-here", Region: REGION, OwnerId: ACCOUNT },
          AccepterTgwInfo: { TransitGatewayId: "tgw-far", Region: "us-east-1", OwnerId: "222222222222" },
        },
      ],
    }),
  );
  expect(itemsIn(snapshot, "transitGatewayAttachments")[0]?.peer).toEqual({
    transitGatewayId: "tgw-far",
    region: "us-east-1",
    ownerId: "222222222222",
  });
});

test("an alias record names its target in lower case and without a trailing dot", async () => {
  const { snapshot } = await surveyOf(
    worldOf({}, [
      {
        Id: "/hostedzone/Z1",
        Name: "example.com.",
        CallerReference: "1",
        vpcs: [],
        nameServers: [],
        records: [
          {
            Name: "www.example.com.",
            Type: "A",
            GeoLocation: { CountryCode: "US", SubdivisionCode: "CA" },
            SetIdentifier: "ca",
            AliasTarget: { HostedZoneId: "Z2", DNSName: "Web-1.elb.amazonaws.com.", EvaluateTargetHealth: true },
          },
        ],
      },
    ]),
  );
  expect(itemsIn(snapshot, "resourceRecordSets")).toMatchObject([
    {
      hostedZoneId: "Z1",
      name: "www.example.com",
      geoLocation: "US/CA",
      aliasTarget: { hostedZoneId: "Z2", dnsName: "web-1.elb.amazonaws.com", evaluateTargetHealth: true },
      values: [],
    },
  ]);
});

test("what a start needs besides is kept by name: files of variables, that there is an execution role, the key of Exec sessions", async () => {
  const clusterArn = ecsArn("cluster/shop");
  const taskDefinitionArn = ecsArn("task-definition/web:1");
  const file = "arn:aws:s3:::shop-config/web.env";
  const { snapshot } = await surveyOf(
    worldOf({
      ecsClusters: [
        {
          clusterArn,
          clusterName: "shop",
          status: "ACTIVE",
          configuration: { executeCommandConfiguration: { kmsKeyId: "alias/exec", logging: "DEFAULT" } },
        },
      ],
      ecsTasks: [
        {
          taskArn: ecsArn("task/shop/1"),
          clusterArn,
          taskDefinitionArn,
          lastStatus: "RUNNING",
          desiredStatus: "RUNNING",
        },
      ],
      ecsTaskDefinitions: [
        {
          taskDefinitionArn,
          family: "web",
          revision: 1,
          executionRoleArn: `arn:aws:iam::${ACCOUNT}:role/execution`,
          containerDefinitions: [{ name: "web", image: "web:1", environmentFiles: [{ type: "s3", value: file }] }],
        },
      ],
    }),
  );
  const [definition] = itemsIn(snapshot, "ecsTaskDefinitions");
  expect(definition).toMatchObject({ hasExecutionRole: true, containerDefinitions: [{ environmentFileArns: [file] }] });
  expect(itemsIn(snapshot, "ecsClusters")[0]?.executeCommandKmsKeyId).toBe("alias/exec");
});

test("an endpoint tells whether its private name answers only through an inbound Resolver endpoint", async () => {
  const { snapshot } = await surveyOf(
    worldOf({
      vpcEndpoints: [
        {
          VpcEndpointId: "vpce-1",
          VpcEndpointType: "Interface",
          PrivateDnsEnabled: true,
          DnsOptions: { DnsRecordIpType: "ipv4", PrivateDnsOnlyForInboundResolverEndpoint: true },
        },
      ],
    }),
  );
  expect(itemsIn(snapshot, "vpcEndpoints")[0]).toMatchObject({
    privateDnsEnabled: true,
    privateDnsOnlyForInboundResolverEndpoint: true,
  });
});

test("a capacity provider that a service names by its ARN is known by its name", async () => {
  const clusterArn = ecsArn("cluster/shop");
  const service = {
    serviceName: "web",
    serviceArn: ecsArn("service/shop/web"),
    clusterArn,
    status: "ACTIVE",
    desiredCount: 0,
    runningCount: 0,
    pendingCount: 0,
  };
  const strategy = [
    { capacityProvider: ecsArn("capacity-provider/workers"), weight: 1 },
    { capacityProvider: "spare" },
  ];
  const { snapshot } = await surveyOf(
    worldOf({
      ecsClusters: [{ clusterArn, clusterName: "shop", status: "ACTIVE" }],
      ecsServices: [{ ...service, capacityProviderStrategy: strategy }],
    }),
  );
  const [found] = itemsIn(snapshot, "ecsServices");
  expect(found?.capacityProviderStrategy.map(({ capacityProvider }) => capacityProvider)).toEqual(["workers", "spare"]);
});
