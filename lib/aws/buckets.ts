/** A documented rate limit: calls at once, calls a second after that, and whether the Regions of an account share it. */
export type Bucket = {
  readonly name: string;
  readonly burst: number;
  readonly refillPerSecond: number;
  readonly breadth: "region" | "account";
};

const regional = (name: string, burst: number, refillPerSecond: number): Bucket => ({
  name,
  burst,
  refillPerSecond,
  breadth: "region",
});

const ecsClusterRead = regional("ecs cluster read", 50, 20);
const ecsClusterResourceRead = regional("ecs cluster resource read", 100, 20);
const ecsServiceRead = regional("ecs service read", 100, 20);
const ecsTaskDefinitionRead = regional("ecs task definition read", 50, 20);

/** Buckets that are not the rule of their AWS service. Source: Amazon ECS API reference, "Request throttling". */
const bucketsByAction: Readonly<Partial<Record<string, Bucket>>> = {
  "ecs:ListClusters": ecsClusterRead,
  "ecs:DescribeClusters": ecsClusterRead,
  "ecs:ListTasks": ecsClusterResourceRead,
  "ecs:DescribeTasks": ecsClusterResourceRead,
  "ecs:ListContainerInstances": ecsClusterResourceRead,
  "ecs:DescribeContainerInstances": ecsClusterResourceRead,
  "ecs:ListServices": ecsServiceRead,
  "ecs:DescribeServices": ecsServiceRead,
  "ecs:DescribeTaskDefinition": ecsTaskDefinitionRead,
  "servicediscovery:ListNamespaces": regional("servicediscovery:ListNamespaces", 5, 0.5),
  "servicediscovery:ListServices": regional("servicediscovery:ListServices", 10, 2),
  "servicediscovery:ListInstances": regional("servicediscovery:ListInstances", 50, 50),
  // No rate is documented; a page holds fifty, so few calls are wanted, and a low rate costs little.
  "application-autoscaling:DescribeScalableTargets": regional("application-autoscaling:DescribeScalableTargets", 10, 5),
  // Nor is one of this, which is asked once a service and a hundred instances.
  "servicediscovery:GetInstancesHealthStatus": regional("servicediscovery:GetInstancesHealthStatus", 20, 10),
};

// One bucket for all read actions. Source: Elastic Load Balancing user guide, "API throttling".
const elasticLoadBalancing = regional("elasticloadbalancing read", 40, 10);
// One for the whole account, every caller counted. Source: Route 53 developer guide, "Quotas".
const route53: Bucket = { name: "route53", burst: 5, refillPerSecond: 5, breadth: "account" };
// One for all actions of a Region. Source: Route 53 developer guide, "Quotas", "Maximums on API requests".
const route53resolver = regional("route53resolver", 5, 5);

/**
 * The bucket a call is counted in.
 * Every EC2 read action has its own. Source: EC2 developer guide, "Request throttling".
 */
export function bucketOf(action: string): Bucket {
  const own = bucketsByAction[action];
  if (own !== undefined) return own;
  switch (action.split(":")[0]) {
    case "elasticloadbalancing":
      return elasticLoadBalancing;
    case "route53":
      return route53;
    case "route53resolver":
      return route53resolver;
    case "ec2":
      return regional(action, 100, 20);
    default:
      return regional(action, 50, 20);
  }
}
