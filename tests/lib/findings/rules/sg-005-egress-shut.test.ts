import { egressShut } from "#lib/findings/rules/sg-005-egress-shut.ts";
import { ecsContainerInstance } from "#tests/support/ecs-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import { defaultRoute, startUpAccount as given } from "#tests/support/start-up-account.ts";

const endpoints = ["ecr.api", "ecr.dkr"];
const inside = { endpoints, storage: "on the table", egress: [{ cidrIpv4: "10.0.0.0/16" }] } as const;
const nat = [defaultRoute({ natGatewayId: "nat-1" })];

testRule(egressShut, {
  fails: [
    {
      title: "egress to the VPC covers interface endpoints, but not Amazon S3 behind its gateway",
      given: given(inside),
      findings: [
        {
          subjectId: "sg-1",
          says: "shut",
          severity: "high",
          confidence: "likely",
          affected: ["aws/111111111111/eu-west-1/ecs-service/shop/web"],
          values: { missing: "s3", open: "tcp 443 10.0.0.0/16", needs: "s3 (app: image)" },
          cli: "aws ec2 authorize-security-group-egress --region eu-west-1 --group-id sg-1 --ip-permissions 'IpProtocol=tcp,FromPort=443,ToPort=443,PrefixListIds=[{PrefixListId=pl-s3}]'",
        },
      ],
    },
    {
      title: "egress without 443 reaches no endpoint, and each missing rule is written once",
      given: given({
        ...inside,
        egress: [{ fromPort: 5432, toPort: 5432, cidrIpv4: "10.0.0.0/16" }, { prefixListId: "pl-s3" }],
      }),
      findings: [
        {
          values: { missing: "ecr.api, ecr.dkr" },
          cli: "aws ec2 authorize-security-group-egress --region eu-west-1 --group-id sg-1 --ip-permissions 'IpProtocol=tcp,FromPort=443,ToPort=443,UserIdGroupPairs=[{GroupId=sg-2}]'",
        },
      ],
    },
    {
      title: "through a NAT gateway the public addresses must be allowed",
      given: given({ routes: nat, egress: [{ cidrIpv4: "10.0.0.0/16" }] }),
      findings: [{ values: { missing: "ecr.api, ecr.dkr, s3" } }],
    },
    {
      title: "a group without any egress rule lets nothing out",
      given: given({ ...inside, egress: [] }),
      findings: [{ values: { open: "—", missing: "ecr.api, ecr.dkr, s3" } }],
    },
    {
      title: "a stop over a time-out confirms it, whichever address was called",
      given: given({ ...inside, stoppedReason: "CannotPullContainerError: dial tcp 52.218.1.1:443: i/o timeout" }),
      findings: [{ confidence: "confirmed" }],
    },
    {
      title: "on instances it is the host's group",
      given: given({ routes: nat, egress: [{ cidrIpv4: "10.0.0.0/16" }], service: { launchType: "EC2" } }),
      findings: [{ subjectId: "sg-1" }],
    },
  ],
  passes: [
    {
      title: "a group lets everything out unless somebody took that away",
      given: given({ endpoints, storage: "on the table" }),
    },
    {
      title: "the endpoints' group and the prefix list of Amazon S3 are enough",
      given: given({ ...inside, egress: [{ referencedGroupInfo: { groupId: "sg-2" } }, { prefixListId: "pl-s3" }] }),
    },
    {
      title: "names resolve whatever the rules out say",
      given: given({ ...inside, egress: [{ cidrIpv4: "0.0.0.0/0", fromPort: 443, toPort: 443 }] }),
    },
    {
      title: "without a way at all, the rules out are not what is missing",
      given: given({ egress: [{ cidrIpv4: "10.0.0.0/16" }] }),
    },
    {
      title: "a host whose agent is connected has a way that is not seen",
      given: given({
        routes: nat,
        egress: [{ cidrIpv4: "10.0.0.0/16" }],
        service: { launchType: "EC2" },
        areas: { ecsContainerInstances: [ecsContainerInstance({ agentConnected: true })] },
      }),
    },
    { title: "a parked service starts nothing", given: given({ ...inside, service: { desiredCount: 0 } }) },
  ],
  unknown: [
    {
      title: "endpoints that were not read are not judged",
      given: given({ ...inside, incomplete: ["vpcEndpoints"] }),
      because: "vpcEndpoints",
    },
  ],
});
