/**
 * The one spelling of a name that may be compared: lower case, no trailing dot, Route 53's octal escapes decoded as UTF-8.
 * Source: Route 53 Developer Guide, "DNS domain name format".
 */
export function normaliseDnsName(name: string): string {
  if (!needsNormalising.test(name)) return name;
  return decodeOctalEscapes(name).toLowerCase().replace(/\.$/, "");
}

/** What {@link normaliseDnsName} changes. Most names have nothing of it, and lowering a name copies it all the same. */
const needsNormalising = /[A-Z\\\u0080-\uffff]|\.$/;

/** A name without the `dualstack.` that Route 53's console puts before a load balancer's name. */
export function stripDualstack(name: string): string {
  return name.replace(/^dualstack\./i, "");
}

/** The parts of a load balancer's own DNS name. */
export type LoadBalancerName = {
  /** Application and Classic load balancers share one form. */
  readonly form: "application-or-classic" | "network";
  /** The load balancer's name, without `internal-`. */
  readonly name: string;
  /** The digits or hexadecimal digits after the name. */
  readonly suffix: string;
  readonly region: string;
  readonly internal: boolean;
  /** The Availability Zone a Network Load Balancer's zonal name begins with. */
  readonly availabilityZone?: string;
};

const applicationForm =
  /^(?<name>[a-z0-9-]+)-(?<suffix>\d+)\.(?<region>[a-z]{2}[a-z0-9-]+)\.elb\.amazonaws\.(?:com(?:\.cn)?|eu)$/;
const networkForm =
  /^(?:(?<zone>[a-z]{2,4}-[a-z0-9-]+-\d[a-z])\.)?(?<name>[a-z0-9-]+)-(?<suffix>[0-9a-f]+)\.elb\.(?<region>[a-z]{2}[a-z0-9-]+)\.amazonaws\.(?:com(?:\.cn)?|eu)$/;

/** Takes a load balancer's DNS name apart; `undefined` when the name is not one. */
export function parseLoadBalancerName(name: string): LoadBalancerName | undefined {
  const normal = normaliseDnsName(name);
  // Both forms have it, and of ten thousands of names few do.
  return normal.includes(".elb.") ? partsOf(stripDualstack(normal)) : undefined;
}

function partsOf(plain: string): LoadBalancerName | undefined {
  const application = applicationForm.exec(plain)?.groups;
  const groups = application ?? networkForm.exec(plain)?.groups;
  if (groups === undefined) return undefined;
  const full = groups["name"] ?? "";
  const internal = application !== undefined && full.startsWith("internal-");
  return {
    form: application === undefined ? "network" : "application-or-classic",
    name: internal ? full.slice("internal-".length) : full,
    suffix: groups["suffix"] ?? "",
    region: groups["region"] ?? "",
    internal,
    ...(groups["zone"] === undefined ? {} : { availabilityZone: groups["zone"] }),
  };
}

/** Whether a name is a load balancer's own. */
export function isLoadBalancerName(name: string): boolean {
  return parseLoadBalancerName(name) !== undefined;
}

function decodeOctalEscapes(name: string): string {
  return name.replace(/(?:\\[0-3][0-7]{2})+/g, (escapes) => {
    const bytes = Uint8Array.from(escapes.slice(1).split("\\"), (octal) => parseInt(octal, 8));
    return new TextDecoder().decode(bytes);
  });
}
