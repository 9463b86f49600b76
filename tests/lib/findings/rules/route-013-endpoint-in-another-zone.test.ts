import { endpointInAnotherZone } from "#lib/findings/rules/route-013-endpoint-in-another-zone.ts";
import { subnet } from "#tests/support/ec2-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import { startUpAccount as given, type StartUpAccount } from "#tests/support/start-up-account.ts";

const whole: StartUpAccount = { endpoints: ["ecr.api"], storage: "on the table" };
const inZone = (zone: string) => ({
  subnets: [
    subnet(),
    subnet({ subnetId: "subnet-2", cidrBlock: "10.0.2.0/24", availabilityZone: zone }),
    subnet({ subnetId: "subnet-9", cidrBlock: "10.0.9.0/24" }),
  ],
});

testRule(endpointInAnotherZone, {
  fails: [
    {
      title: "tasks of a zone in which the endpoint does not stand",
      given: given({ ...whole, areas: inZone("eu-west-1b") }),
      findings: [
        {
          subjectId: "vpce-ecr.api",
          says: "far",
          severity: "info",
          confidence: "confirmed",
          values: {
            endpoint: "vpce-ecr.api",
            awsService: "ecr.api",
            zones: "eu-west-1b",
            missing: "eu-west-1a",
            services: "web",
            subnets: "subnet-1",
          },
          cli: "aws ec2 modify-vpc-endpoint --region eu-west-1 --vpc-endpoint-id vpce-ecr.api --add-subnet-ids subnet-1",
        },
      ],
    },
  ],
  passes: [
    { title: "the endpoint stands in the tasks' zone", given: given({ ...whole, areas: inZone("eu-west-1a") }) },
    {
      title: "an endpoint that nothing needs to start is left alone",
      given: given({ endpoints: ["sqs"], areas: inZone("eu-west-1b") }),
    },
    {
      title: "one whose name leads past it serves nobody",
      given: given({ ...whole, endpoint: { privateDnsEnabled: false }, areas: inZone("eu-west-1b") }),
    },
  ],
  unknown: [
    {
      title: "endpoints that were not read mute the rule",
      given: given({ ...whole, incomplete: ["vpcEndpoints"] }),
      because: "vpcEndpoints",
    },
    {
      title: "where the endpoint stands is not known when its subnets were not read",
      given: given({ ...whole, areas: { subnets: [subnet()] } }),
      because: "vpce-ecr.api",
    },
  ],
});
