/**
 * Words that are AWS's or everybody's, and so say nothing of an account. Everything that is not here, nor an identifier
 * AWS made up, is taken for a name. They are kept because rules read them: AWS's sentences, its tags, its resource types.
 */
const text = `
a an the and or not no of in on to for from by at as is are was were be been has have had with without this that these
those it its all any met more than less see if when while which who will would could may must again already also
able unable enough required requirement requirements closest matching missing insufficient available unavailable
because caused due reason information troubleshooting section developer guide amazon aws ecs ec2 eks ecr elb elbv2 vpc eni
iam sts kms ssm rds efs s3 sns sqs arn amazonaws amazonprovideddns awsdns hostmaster com net org io dev jp co uk cn eu local
service services task tasks container containers instance instances cluster clusters deployment deployments attachment
attachments definition group groups target targets targetgroup loadbalancer listener rule rules load balancer balancers
namespace hostedzone zone zones region account accounts subnet subnets network networks interface interfaces gateway
gateways route router table endpoint endpoints address addresses security default root user role assumed provider
autoscaling autoscalinggroup autoscalinggroupname launchtemplate stack cloudformation logical id name names servername
reached steady state started starting start starts stopped stopping stop registered deregistered deregister draining
unhealthy healthy health check checks failed failing failure fail fails passed port ports timed out time timeout waiting
wait request requests requested response code codes status http https tcp udp grpc error errors error exception
exceptions encountered using used use by memory cpu gpu attribute attributes resource resources placed place placement
constraint constraints satisfied satisfy specified does do did consistently successfully success complete completed
progress rolled back rollback circuit breaker alarm timeout provisioning provision attach attaching detach create creating
created delete deleted unexpected attempting attempt free ip ips ipv4 ipv6 trunk trunking shared active inactive
initiated scaling activity essential exited exit oom killed outofmemory outofmemoryerror pull pulled image
registry registries auth authentication authorization authorized secrets secret retrieve retrieved retrieval execution
call retried dial lookup host such connection refused reset peer context deadline exceeded canceled client awaiting
headers send post get put describe user perform access denied accessdenied policy identity based allows explicit deny
resourceinitializationerror cannotpullcontainererror cannotstartcontainererror taskfailedtostart
insufficientfreeaddressesinsubnet requesterror requestcanceled serviceerror internalerror internal ref does exist found
notfound throttling throttled rate limit limits quota maximum minimum number per within desiredcount
maintenance transit attachment peering vpn nat igw lambda mount fs elasticache es opensearch redshiftnetworkinterface
dmsnetworkinterface dax elasticmapreduce cloudhsm codestar connections managed apigateway directory
rdsnetworkinterface dbproxy owner vpcresources kubernetes k8s cni controller node instance_id
servicename clustername taskdefinitionfamily ecsmanaged
app net gwy elasticloadbalancing dualstack compute execute ip6 arpa addr dkr
localhost traffic aws k8s branch
fargate spot docker pod pods env environment stage development test testing sandbox
dns nscd unbound resolver maint maintenance
vpce svc domain server servers option options ntp netbios type
primary secondary true false null yes enabled disabled enable disable
attribute exists task memberof distinctinstance availability os arch instance type ami
linux windows x86_64 arm64 i o retry mq
awsvpctrunking containerinsights containerinstancelongarnformat fargatefipsmode fargatetaskretirementwaitperiod
guarddutyactivate servicelongarnformat tagresourceauthorization tasklongarnformat dualstackipv6 defaultlogdrivermode
fargateeventwindows awslogs stream prefix
version effect allow deny statement action principal condition sid resource stringequals
deletion_protection protection load_balancing cross_zone routing idle deregistration delay
managed ecsmanaged capacityprovider
privateipv4address privateipv6address subnetid networkinterfaceid macaddress privatednsname
elasticnetworkinterface elastic
aws_instance_ipv4 aws_instance_ipv6 aws_instance_port aws_instance_cname aws_ec2_instance_id aws_init_health_status
ecs_cluster_name ecs_service_name ecs_task_definition_family availability_zone region
`;

/** Lower-case; parts of words joined by underscores stand on their own too. */
export const plainWords: ReadonlySet<string> = new Set(
  text.toLowerCase().split(/\s+/).filter(Boolean).flatMap((word) => [word, ...word.split("_")]), // prettier-ignore
);

/** Names of AWS endpoints: kept where they stand before a Region or `amazonaws`, a name anywhere else. */
export const endpointNames =
  "api\\.ecr|dkr\\.ecr|ecr\\.api|ecr\\.dkr|logs|monitoring|events|ecs|ecs-agent|ecs-telemetry|ec2|ec2messages|ssm|ssmmessages|secretsmanager|kms|sts|s3|dynamodb|sqs|sns|kinesis|kinesis-streams|kinesis-firehose|firehose|execute-api|elasticfilesystem|xray|rds|rds-data|states|lambda|servicediscovery|data-servicediscovery|elasticloadbalancing|autoscaling|application-autoscaling|appmesh|appmesh-envoy-management|acm-pca|athena|glue|email|email-smtp|elasticache|sagemaker|bedrock|bedrock-runtime|cloudformation|cloudtrail|config|guardduty-data|inspector2|synthetics|codeartifact|git-codecommit|route53";
