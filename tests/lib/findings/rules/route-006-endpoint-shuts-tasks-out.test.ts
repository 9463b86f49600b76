import { endpointShutsTasksOut } from "#lib/findings/rules/route-006-endpoint-shuts-tasks-out.ts";
import { vpc } from "#tests/support/ec2-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import { defaultRoute, startUpAccount as given } from "#tests/support/start-up-account.ts";

const shut = { endpoints: ["ecr.api"], ingress: [{ cidrIpv4: "10.7.0.0/16" }] };
const withNat = { ...shut, routes: [defaultRoute({ natGatewayId: "nat-1" })] };
const timeout = (address: string) =>
  `ResourceInitializationError: unable to pull registry auth: RequestError: dial tcp ${address}:443: i/o timeout`;

testRule(endpointShutsTasksOut, {
  fails: [
    {
      title: "an endpoint whose group does not admit the tasks stops them, NAT gateway or not",
      given: given(withNat),
      findings: [
        {
          subjectId: "vpce-ecr.api",
          says: "shut",
          severity: "high",
          confidence: "likely",
          affected: ["aws/111111111111/eu-west-1/ecs-service/shop/web"],
          values: { group: "sg-2", callers: "sg-1", awsService: "ecr.api", open: "tcp 443 10.7.0.0/16", port: 443 },
          cli: "aws ec2 authorize-security-group-ingress --region eu-west-1 --group-id sg-2 --protocol tcp --port 443 --source-group sg-1",
        },
      ],
    },
    {
      title: "a stop over a time-out at a private address confirms it, and is critical",
      given: given({ ...withNat, stoppedReason: timeout("10.0.2.20") }),
      findings: [{ severity: "critical", confidence: "confirmed" }],
    },
    {
      title: "an address is private when it lies in a VPC, whatever its number",
      given: given({
        ...withNat,
        stoppedReason: timeout("172.40.1.94"),
        areas: {
          vpcs: [
            vpc({
              cidrBlockAssociations: [
                { cidrBlock: "10.0.0.0/16", state: "associated" },
                { cidrBlock: "172.40.0.0/16", state: "associated" },
              ],
            }),
          ],
        },
      }),
      findings: [{ confidence: "confirmed" }],
    },
    {
      title: "a time-out at a public address is not the endpoint's",
      given: given({ ...withNat, stoppedReason: timeout("203.0.113.7") }),
      findings: [{ severity: "high", confidence: "likely" }],
    },
    {
      title: "a group without any rule admits nobody",
      given: given({ ...withNat, ingress: [] }),
      findings: [{ values: { open: "—" } }],
    },
    {
      title: "on instances it is the host that is not admitted",
      given: given({ ...withNat, service: { launchType: "EC2" } }),
      findings: [{ subjectId: "vpce-ecr.api", values: { callers: "sg-1" } }],
    },
  ],
  passes: [
    { title: "the VPC's range is admitted", given: given({ ...withNat, ingress: [{ cidrIpv4: "10.0.0.0/16" }] }) },
    {
      title: "the tasks' group is admitted",
      given: given({ ...withNat, ingress: [{ referencedGroupInfo: { groupId: "sg-1" } }] }),
    },
    {
      title: "nobody is sent to an endpoint without private DNS",
      given: given({ ...withNat, endpoint: { privateDnsEnabled: false } }),
    },
    {
      title: "nobody is sent to an endpoint of a VPC whose DNS host names are off",
      given: given({ ...withNat, areas: { vpcs: [vpc({ enableDnsHostnames: { known: true, value: false } })] } }),
    },
    {
      title: "a gateway endpoint has no group",
      given: given({ storage: "on the table", endpoints: ["logs"], ingress: [] }),
    },
    { title: "an endpoint that the tasks do not need may be shut", given: given({ ...withNat, endpoints: ["sqs"] }) },
    { title: "a parked service calls nobody", given: given({ ...withNat, service: { desiredCount: 0 } }) },
  ],
  unknown: [
    {
      title: "endpoints that were not read are not judged",
      given: given({ ...withNat, incomplete: ["vpcEndpoints"] }),
      because: "vpcEndpoints",
    },
  ],
});
