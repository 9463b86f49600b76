import { endpointNameLeadsPast } from "#lib/findings/rules/route-008-endpoint-name-leads-past.ts";
import { vpc } from "#tests/support/ec2-records.ts";
import { hostedZone, resourceRecordSet } from "#tests/support/route53-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import { defaultRoute, startUpAccount as given } from "#tests/support/start-up-account.ts";

const whole = { endpoints: ["ecr.api", "ecr.dkr"], storage: "on the table" } as const;
const nameless = { ...whole, endpoint: { privateDnsEnabled: false } } as const;
const off = { known: true, value: false } as const;

/** A private zone of the VPC that takes both names of the registry over. */
const ownZone = {
  vpcHostedZones: [
    { vpcId: "vpc-1", hostedZones: { known: true, value: [{ hostedZoneId: "Z1", name: "eu-west-1.amazonaws.com" }] } },
  ],
  hostedZones: [hostedZone({ name: "eu-west-1.amazonaws.com", privateZone: true })],
  resourceRecordSets: ["api.ecr", "111111111111.dkr.ecr", "prod-eu-west-1-starport-layer-bucket.s3"].map((name) =>
    resourceRecordSet({ name: `${name}.eu-west-1.amazonaws.com`, values: ["10.0.2.20"] }),
  ),
} as const;

testRule(endpointNameLeadsPast, {
  fails: [
    {
      title: "endpoints without private DNS are not found by those who ask for the public name",
      given: given(nameless),
      findings: [
        {
          subjectId: "vpce-ecr.api",
          says: "past",
          severity: "high",
          confidence: "likely",
          affected: ["aws/111111111111/eu-west-1/ecs-service/shop/web"],
          values: {
            services: "web",
            endpoint: "vpce-ecr.api",
            awsService: "ecr.api",
            privateDns: "false",
            hostnames: "true",
            subnets: "subnet-1",
          },
          cli: "aws ec2 modify-vpc-endpoint --private-dns-enabled --region eu-west-1 --vpc-endpoint-id vpce-ecr.api",
        },
        { subjectId: "vpce-ecr.dkr", says: "past" },
      ],
    },
    {
      title: "private DNS needs the VPC's host names",
      given: given({ ...whole, areas: { vpcs: [vpc({ enableDnsHostnames: off })] } }),
      findings: [
        {
          says: "past",
          values: { privateDns: "true", hostnames: "false" },
          cli: "aws ec2 modify-vpc-attribute --enable-dns-hostnames --region eu-west-1 --vpc-id vpc-1",
        },
        { says: "past" },
      ],
    },
    {
      title: "where both are missing, the VPC's host names come first",
      given: given({ ...nameless, endpoints: ["ecr.api"], areas: { vpcs: [vpc({ enableDnsHostnames: off })] } }),
      findings: [
        {
          says: "past",
          cli: [
            "aws ec2 modify-vpc-attribute --enable-dns-hostnames --region eu-west-1 --vpc-id vpc-1",
            "aws ec2 modify-vpc-endpoint --private-dns-enabled --region eu-west-1 --vpc-endpoint-id vpce-ecr.api",
          ].join("\n"),
        },
      ],
    },
    {
      title: "without DNS support nothing resolves, and that is one finding of the VPC",
      given: given({ ...whole, areas: { vpcs: [vpc({ enableDnsSupport: off })] } }),
      findings: [{ subjectId: "vpc-1", says: "noDns", values: { attribute: "enableDnsSupport" } }],
    },
    {
      title: "a start that timed out on a public address confirms it",
      given: given({
        ...nameless,
        endpoints: ["ecr.api"],
        stoppedReason:
          "ResourceInitializationError: unable to pull registry auth: dial tcp 203.0.113.9:443: i/o timeout",
      }),
      findings: [{ severity: "critical", confidence: "confirmed" }],
    },
    {
      title: "a start that found no such host confirms that names do not resolve",
      given: given({
        ...whole,
        areas: { vpcs: [vpc({ enableDnsSupport: off })] },
        stoppedReason:
          "ResourceInitializationError: unable to pull registry auth: dial tcp: lookup api.ecr.eu-west-1.amazonaws.com: no such host",
      }),
      findings: [{ says: "noDns", severity: "critical", confidence: "confirmed" }],
    },
    {
      title: "where a NAT gateway leads out, the endpoint is only passed by",
      given: given({ ...nameless, endpoints: ["ecr.api"], routes: [defaultRoute({ natGatewayId: "nat-1" })] }),
      findings: [{ says: "bypassed", severity: "low", confidence: "possible" }],
    },
  ],
  passes: [
    { title: "with private DNS the names lead to the endpoints", given: given(whole) },
    {
      title: "a private zone of one's own may lead there instead",
      given: given({ ...nameless, areas: ownZone }),
    },
    {
      title: "an endpoint that nothing needs to start is left alone",
      given: given({ endpoints: ["sqs"], endpoint: { privateDnsEnabled: false } }),
    },
    {
      title: "a service that calls endpoints by their own names means to",
      given: given({
        ...nameless,
        endpoints: ["ecr.api"],
        routes: [defaultRoute({ natGatewayId: "nat-1" })],
        container: {
          networkReferences: [
            { from: "environment", name: "SQS_URL", host: "vpce-1-abc.sqs.eu-west-1.vpce.amazonaws.com", port: 443 },
          ],
        },
      }),
    },
  ],
  unknown: [
    {
      title: "endpoints that were not read mute the rule",
      given: given({ ...nameless, incomplete: ["vpcEndpoints"] }),
      because: "vpcEndpoints",
    },
  ],
});
