import type { AnyRule } from "./rule.ts";
import { addressOfALoadBalancerNode } from "./rules/dns-001-address-of-a-load-balancer-node.ts";
import { addressYouNoLongerOwn } from "./rules/dns-002-address-you-no-longer-own.ts";
import { loadBalancerIsGone } from "./rules/dns-003-load-balancer-is-gone.ts";
import { addressOfATask } from "./rules/dns-004-address-of-a-task.ts";
import { ttlTooLong } from "./rules/dns-005-ttl-too-long.ts";
import { containersMissEachOther } from "./rules/ecs-001-containers-miss-each-other.ts";
import { noInterfaceForATask } from "./rules/eni-001-no-interface-for-a-task.ts";
import { tooFewInterfaces } from "./rules/eni-002-too-few-interfaces.ts";
import { subnetIsFull } from "./rules/ipam-001-subnet-is-full.ts";
import { loadBalancerNotActive } from "./rules/lb-001-load-balancer-not-active.ts";
import { noInternetRoute } from "./rules/lb-002-no-internet-route.ts";
import { zonesNotCovered } from "./rules/lb-003-zones-not-covered.ts";
import { networkAclDropsFlow } from "./rules/nacl-001-network-acl-drops-flow.ts";
import { blindSpot } from "./rules/obs-001-blind-spot.ts";
import { moreTasksThanHosts } from "./rules/port-001-more-tasks-than-hosts.ts";
import { hostPortConflict } from "./rules/port-002-host-port-conflict.ts";
import { noWayToPull } from "./rules/route-001-no-way-to-pull.ts";
import { publicSubnetWithoutAddress } from "./rules/route-002-public-subnet-without-address.ts";
import { instanceTasksInPublicSubnet } from "./rules/route-003-instance-tasks-in-public-subnet.ts";
import { blackholeRoute } from "./rules/route-004-blackhole-route.ts";
import { natGatewayCannotWork } from "./rules/route-005-nat-gateway-cannot-work.ts";
import { endpointShutsTasksOut } from "./rules/route-006-endpoint-shuts-tasks-out.ts";
import { storageEndpointOffTable } from "./rules/route-007-storage-endpoint-off-table.ts";
import { endpointNameLeadsPast } from "./rules/route-008-endpoint-name-leads-past.ts";
import { oneWayRoute } from "./rules/route-009-one-way-route.ts";
import { publicAccessBlocked } from "./rules/route-010-public-access-blocked.ts";
import { registryBeyondEndpoints } from "./rules/route-011-registry-beyond-endpoints.ts";
import { registeredWithoutTask } from "./rules/sd-001-registered-without-task.ts";
import { recordTypeAndMode } from "./rules/sd-002-record-type-and-mode.ts";
import { namespaceNotResolved } from "./rules/sd-003-namespace-not-resolved.ts";
import { loadBalancerCannotReachTargets } from "./rules/sg-001-load-balancer-cannot-reach-targets.ts";
import { networkLoadBalancerCannotReachTargets } from "./rules/sg-002-network-load-balancer-cannot-reach-targets.ts";
import { dynamicPortsShut } from "./rules/sg-003-dynamic-ports-shut.ts";
import { clientsCannotReachListener } from "./rules/sg-004-clients-cannot-reach-listener.ts";
import { egressShut } from "./rules/sg-005-egress-shut.ts";
import { ruleNamesNobody } from "./rules/sg-006-rule-names-nobody.ts";
import { dependencyShut } from "./rules/sg-007-dependency-shut.ts";
import { portsWiderThanLoadBalancer } from "./rules/sg-008-ports-wider-than-load-balancer.ts";
import { tasksOnDefaultGroup } from "./rules/sg-009-tasks-on-default-group.ts";
import { openToTheInternet } from "./rules/sg-014-open-to-the-internet.ts";
import { wrongTargetType } from "./rules/tg-001-wrong-target-type.ts";
import { noHealthyTarget } from "./rules/tg-002-no-healthy-target.ts";
import { targetsUnhealthy } from "./rules/tg-003-targets-unhealthy.ts";
import { staleTarget } from "./rules/tg-004-stale-target.ts";
import { answersForAnother } from "./rules/tg-005-answers-for-another.ts";
import { checkPortNeverMatches } from "./rules/tg-006-check-port-never-matches.ts";

/** Every rule, in report order: causes before the symptoms that are folded under them. */
export const rules: readonly AnyRule[] = [
  addressOfALoadBalancerNode,
  addressYouNoLongerOwn,
  loadBalancerIsGone,
  addressOfATask,
  ttlTooLong,
  noInterfaceForATask,
  tooFewInterfaces,
  subnetIsFull,
  moreTasksThanHosts,
  hostPortConflict,
  loadBalancerCannotReachTargets,
  networkLoadBalancerCannotReachTargets,
  dynamicPortsShut,
  clientsCannotReachListener,
  egressShut,
  ruleNamesNobody,
  dependencyShut,
  portsWiderThanLoadBalancer,
  tasksOnDefaultGroup,
  openToTheInternet,
  networkAclDropsFlow,
  natGatewayCannotWork,
  publicAccessBlocked,
  noWayToPull,
  publicSubnetWithoutAddress,
  instanceTasksInPublicSubnet,
  blackholeRoute,
  endpointShutsTasksOut,
  storageEndpointOffTable,
  endpointNameLeadsPast,
  registryBeyondEndpoints,
  oneWayRoute,
  loadBalancerNotActive,
  noInternetRoute,
  zonesNotCovered,
  wrongTargetType,
  answersForAnother,
  checkPortNeverMatches,
  registeredWithoutTask,
  recordTypeAndMode,
  namespaceNotResolved,
  noHealthyTarget,
  targetsUnhealthy,
  staleTarget,
  containersMissEachOther,
  blindSpot,
];

/** The rule of an id; `undefined` when there is none. */
export function ruleOf(ruleId: string): AnyRule | undefined {
  return rules.find(({ id }) => id === ruleId);
}

/** Whether nobody can mute a rule: what was not read must stay in sight. */
export function isAlwaysShown(ruleId: string): boolean {
  return ruleOf(ruleId)?.alwaysShown === true;
}
