import type { Finding } from "#lib/findings/finding.ts";
import type { Snapshot } from "#lib/model/snapshot.ts";
import { sayFinding } from "#lib/report/text/say.ts";
import { sayProblems } from "#lib/report/text/say-problems.ts";

/**
 * Words in Latin letters that Japanese text keeps: names of AWS and of protocols as AWS Japan writes them, and values of
 * fields and of options as AWS's answers have them. A word that is not here, and not of the account either, is English.
 */
const kept = new Set(
  `
  AWS Amazon ACL ALB API CIDR CLI CNAME CNI CPU DNS EC2 ECR ECS EKS ELB ENI HTTP HTTPS IAM ICMP ID IP MTU NAT NLB NS PTR RDS SDK SRV SSH TCP TLS TTL UDP URL VPC VPCE VPN
  Accelerator Access Adapter Application Auto Availability Balancer Balancers Block Classic Cloud CloudFormation CloudFront CloudWatch CodeDeploy Compose Connect
  Console Controller Cookie Direct Discovery Docker Egress-Only Elastic Exec Fabric Fargate Firewall Flow Gateway Global Hub Ingress Kubernetes Lambda Lattice
  Linux Load Local Logs Manager Map Network Node Outposts Pod PrivateLink Profiles Proxy Public RAM Redis PostgreSQL MySQL Memcached Resolver Reachability Analyzer
  Route Scaling Secrets Service Site-to-Site Slack Storage Systems Terraform Transit WAF Windows Xen Zone Zones Karpenter Envoy gRPC nginx
  awsvpc bridge host none default awslogs environment image links command entryPoint secrets hostname localhost extraHosts tcp udp icmp icmpv6 all
  ingress egress allow deny ip instance alias internal prefix bip portmap weighted
  active available blackhole healthy unhealthy draining initial unused impaired unavailable failed pending provisioning
  Type Protocol Weight logs secretsmanager ssm ecs s3 sqs ecs-agent ecs-telemetry volumes Telnet SQL Server amazon-vpc-cni traffic-port
  pkt-srcaddr pkt-dstaddr flow-direction tcp-flags log-status account-id version srcaddr dstaddr srcport dstport protocol action ecs-service-name
  put-account-setting-default create-subnet-cidr-reservation reservation-type allow-bidirectional allow-egress
  interface-id instance-id tasks true false null trunk branch family revision status state description attachment subnets registries zones zone origin
  `
    .split(/\s+/)
    .filter((word) => word !== ""),
);

/** Quoted by rules as AWS and Linux say it. */
const quoted = ["address already in use"];

const word = /[A-Za-z][A-Za-z'’-]*/g;

/** What is an identifier by its looks: with a digit, a capital inside or nothing but capitals, or one of the signs that names have. */
const identifier = /^(?=.*(\d|[a-z][A-Z]|[_:/\\.@=*$])).+$|^[A-Z]+$/;

/** The English words of a text that should be Japanese. What the account itself says, such as events and names, is not counted. */
export function englishIn(text: string, ofAccount: ReadonlySet<string>): readonly string[] {
  if (suspects(text).length === 0) return [];
  const ours = [...longestFirst(ofAccount), ...quoted].reduce(
    (left, said) => (left.includes(said) ? without(left, said) : left),
    text,
  );
  return suspects(ours).filter((found) => !ofAccount.has(found));
}

const sorted = new WeakMap<ReadonlySet<string>, readonly string[]>();

/** A name may be a part of another. */
function longestFirst(texts: ReadonlySet<string>): readonly string[] {
  const before = sorted.get(texts);
  if (before !== undefined) return before;
  const now = [...texts].toSorted((a, b) => b.length - a.length);
  sorted.set(texts, now);
  return now;
}

function suspects(text: string): readonly string[] {
  return text
    .split(/[\s、。（）「」()[\]{},;"“”→←⊆·×+]+|[^\x20-\x7e]+/)
    .filter((token) => !identifier.test(token.replace(/[:.]+$/, "")))
    .flatMap((token) => token.match(word) ?? [])
    .filter((found) => !kept.has(found) && found.length > 1);
}

/** Where it stands on its own: `in` is not taken out of `ingress`. */
function without(text: string, said: string): string {
  const pattern = said.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return text.replaceAll(new RegExp(String.raw`(?<![\w./@-])${pattern}(?![\w/@-]|[.:]\w)`, "g"), " ");
}

/** Every text in what was read: names, ids, states, events, parts of names and the names of fields. */
export function textsIn(read: unknown): ReadonlySet<string> {
  const texts = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value === "string")
      for (const text of [value.trim(), ...value.split(/[/:]/), ...lastOf(value)]) texts.add(text);
    else if (value instanceof Map) walk([...value]);
    else if (typeof value === "object" && value !== null)
      for (const [key, one] of Object.entries(value)) {
        // What could not be read is told in our own words.
        if (key === "problem" || key === "problems") continue;
        texts.add(key);
        walk(one);
      }
  };
  walk(read);
  // A word such as `in` would hide ours.
  return new Set([...texts].filter((text) => text.length > 2));
}

/** The name at the end of a few words: `Amazon EKS blue`, `ELB front`. */
function lastOf(value: string): readonly string[] {
  const words = value.trim().split(" ");
  return words.length > 3 ? [] : words.slice(-1);
}

/** Everything a reader of Japanese is told of a finding, its facts too. */
export function saidInJapanese(finding: Finding, snapshot: Snapshot): readonly string[] {
  const told = { ...sayFinding(finding, "ja"), facts: finding.because.map(({ fact }) => fact) };
  const { facts, ...texts } = sayProblems(told, snapshot, "ja");
  return [...Object.values(texts), ...facts];
}
