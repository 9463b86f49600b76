import type { Inspection } from "#lib/inspection/inspection.ts";
import { inspect } from "#lib/inspection/inspect.ts";
import { snapshotOf } from "#tests/support/snapshots.ts";
import { wholeAccountAreas } from "#tests/support/whole-account.ts";

/** A small account in which people named everything they could name with `name`, and every finding quotes it. */
export function accountNamed(name: string): Inspection {
  const tags = [{ key: "Name", value: name }];
  const areas = wholeAccountAreas;
  const inspection = inspect(
    snapshotOf({
      areas: {
        ...areas,
        vpcs: (areas.vpcs ?? []).map((vpc) => ({ ...vpc, tags })),
        subnets: (areas.subnets ?? []).map((subnet) => ({ ...subnet, tags })),
        internetGateways: (areas.internetGateways ?? []).map((gateway) => ({ ...gateway, tags })),
        ecsServices: (areas.ecsServices ?? []).map((service) => ({ ...service, serviceName: name })),
        targetGroups: (areas.targetGroups ?? []).map((group) => ({ ...group, targetGroupName: name })),
        loadBalancers: (areas.loadBalancers ?? []).map((balancer) => ({ ...balancer, loadBalancerName: name })),
        listenerRules: (areas.listenerRules ?? []).map((rule) => ({
          ...rule,
          conditions: [{ field: "path-pattern", values: [name] }],
        })),
        resourceRecordSets: (areas.resourceRecordSets ?? []).map((record) => ({ ...record, name })),
      },
    }),
  );
  const findings = inspection.findings.map((finding) => ({
    ...finding,
    subjectId: name,
    values: Object.fromEntries(Object.keys(finding.values).map((place) => [place, name])),
    because: [{ urn: finding.subject, fact: name, source: "ec2:DescribeVpcs" }],
    cli: `aws ec2 describe-vpcs --filters '${name}'`,
    terraform: `# ${name}`,
  }));
  return { ...inspection, findings };
}
