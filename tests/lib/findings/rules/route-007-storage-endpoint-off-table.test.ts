import { storageEndpointOffTable } from "#lib/findings/rules/route-007-storage-endpoint-off-table.ts";
import { route, routeTable } from "#tests/support/ec2-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import { defaultRoute, startUpAccount as given } from "#tests/support/start-up-account.ts";

const offTable = { endpoints: ["ecr.api", "ecr.dkr"], storage: "in the VPC" } as const;
const onMainTable = [
  routeTable({
    routes: [
      route({ destinationCidrBlock: "10.0.0.0/16", gatewayId: "local" }),
      route({ destinationPrefixListId: "pl-s3", gatewayId: "vpce-s3" }),
    ],
  }),
];

testRule(storageEndpointOffTable, {
  fails: [
    {
      title: "with everything but the route to Amazon S3, the layers never come",
      given: given(offTable),
      findings: [
        {
          subjectId: "rtb-1",
          says: "missing",
          severity: "high",
          confidence: "likely",
          affected: ["aws/111111111111/eu-west-1/ecs-service/shop/web"],
          values: { endpoint: "vpce-s3", subnets: "subnet-1", route: "—", others: "—", services: "web" },
          cli: "aws ec2 modify-vpc-endpoint --region eu-west-1 --vpc-endpoint-id vpce-s3 --add-route-table-ids rtb-1",
        },
      ],
    },
    {
      title: "a layer that could not be opened confirms it",
      given: given({
        ...offTable,
        stoppedReason: "CannotPullContainerError: httpReaderSeeker: failed open: context deadline",
      }),
      findings: [{ confidence: "confirmed" }],
    },
    {
      title: "on instances the container tells it",
      given: given({
        ...offTable,
        endpoints: [...offTable.endpoints, "ecs", "ecs-agent", "ecs-telemetry"],
        service: { launchType: "EC2" },
        containerReason: "CannotPullContainerError: failed to copy: httpReadSeeker: failed open: context deadline",
      }),
      findings: [{ confidence: "confirmed" }],
    },
    {
      title: "what Amazon S3 refuses it was reached for",
      given: given({
        ...offTable,
        stoppedReason: "CannotPullContainerError: httpReadSeeker: failed open: unexpected status code: 403 Forbidden",
      }),
      findings: [{ confidence: "likely" }],
    },
    {
      title: "on instances it is the host's route table",
      given: given({
        ...offTable,
        endpoints: [...offTable.endpoints, "ecs", "ecs-agent", "ecs-telemetry"],
        service: { launchType: "EC2" },
      }),
      findings: [{ subjectId: "rtb-1" }],
    },
  ],
  passes: [
    { title: "the route is there", given: given({ ...offTable, storage: "on the table" }) },
    {
      title: "a NAT gateway leads to Amazon S3 too",
      given: given({ ...offTable, routes: [defaultRoute({ natGatewayId: "nat-1" })] }),
    },
    {
      title: "a subnet without a table of its own uses the main one",
      given: given({ ...offTable, areas: { routeTables: onMainTable } }),
    },
    {
      title: "an image of another registry needs no layers from Amazon S3",
      given: given({ ...offTable, container: { image: "ghcr.io/a/b" } }),
    },
    {
      title: "with the registry out of reach too, the way out itself is missing",
      given: given({ storage: "in the VPC" }),
    },
    { title: "without a gateway endpoint in the VPC, one is missing", given: given({ endpoints: offTable.endpoints }) },
    {
      title: "so does an internet gateway, with a public address",
      given: given({
        ...offTable,
        routes: [defaultRoute({ gatewayId: "igw-1" })],
        service: {
          awsvpcConfiguration: { subnets: ["subnet-1"], securityGroups: ["sg-1"], assignPublicIp: "ENABLED" },
        },
      }),
    },
    { title: "a parked service pulls nothing", given: given({ ...offTable, service: { desiredCount: 0 } }) },
  ],
  unknown: [
    {
      title: "route tables that were not read may hold the route",
      given: given({ ...offTable, incomplete: ["routeTables"] }),
      because: "routeTables",
    },
  ],
});
