import type { AnyRule } from "./rule.ts";
import { addressOfALoadBalancerNode } from "./rules/dns-001-address-of-a-load-balancer-node.ts";
import { addressYouNoLongerOwn } from "./rules/dns-002-address-you-no-longer-own.ts";
import { loadBalancerIsGone } from "./rules/dns-003-load-balancer-is-gone.ts";
import { addressOfATask } from "./rules/dns-004-address-of-a-task.ts";
import { ttlTooLong } from "./rules/dns-005-ttl-too-long.ts";
import { addressOfANetworkLoadBalancer } from "./rules/dns-006-address-of-a-network-load-balancer.ts";
import { addressOfAnInstance } from "./rules/dns-007-address-of-an-instance.ts";
import { privateAddressInPublic } from "./rules/dns-008-private-address-in-public.ts";
import { privateZoneHidesPublicName } from "./rules/dns-009-private-zone-hides-public-name.ts";
import { delegationMismatch } from "./rules/dns-010-delegation-mismatch.ts";
import { setWithoutHealth } from "./rules/dns-011-set-without-health.ts";
import { cnameToALoadBalancer } from "./rules/dns-012-cname-to-a-load-balancer.ts";
import { addressFamilyGap } from "./rules/dns-013-address-family-gap.ts";
import { resolverThrottleRisk } from "./rules/dns-014-resolver-throttle-risk.ts";
import { nameLoops } from "./rules/dns-015-name-loops.ts";
import { recordDoesNotExist } from "./rules/dns-016-record-does-not-exist.ts";
import { endpointIsGone } from "./rules/dns-017-endpoint-is-gone.ts";
import { unusedElasticIp } from "./rules/dns-018-unused-elastic-ip.ts";
import { privateZoneNotAsked } from "./rules/dns-019-private-zone-not-asked.ts";
import { containersMissEachOther } from "./rules/ecs-001-containers-miss-each-other.ts";
import { serviceBelowDesired } from "./rules/ecs-002-service-below-desired.ts";
import { deploymentDeadlock } from "./rules/ecs-003-deployment-deadlock.ts";
import { noEligibleInstance } from "./rules/ecs-004-no-eligible-instance.ts";
import { placementFails } from "./rules/ecs-005-placement-fails.ts";
import { graceTooShort } from "./rules/ecs-006-grace-too-short.ts";
import { oldPlatformVersion } from "./rules/ecs-008-old-platform-version.ts";
import { namesWithoutLinks } from "./rules/ecs-010-names-without-links.ts";
import { noCircuitBreaker } from "./rules/ecs-011-no-circuit-breaker.ts";
import { serviceInOneZone } from "./rules/ecs-012-service-in-one-zone.ts";
import { exhaustionByKubernetes } from "./rules/eks-001-exhaustion-by-kubernetes.ts";
import { kubernetesLoadBalancerSubnets } from "./rules/eks-002-kubernetes-load-balancer-subnets.ts";
import { nodeIsFull } from "./rules/eks-003-node-is-full.ts";
import { kubernetesOwnsIt } from "./rules/eks-004-kubernetes-owns-it.ts";
import { noInterfaceForATask } from "./rules/eni-001-no-interface-for-a-task.ts";
import { tooFewInterfaces } from "./rules/eni-002-too-few-interfaces.ts";
import { noTrunkOnInstance } from "./rules/eni-003-no-trunk-on-instance.ts";
import { typeWithoutTrunk } from "./rules/eni-004-type-without-trunk.ts";
import { interfaceNotProvisioned } from "./rules/eni-005-interface-not-provisioned.ts";
import { trunkRegistrationFailed } from "./rules/eni-006-trunk-registration-failed.ts";
import { interfaceAttachedByHand } from "./rules/eni-007-interface-attached-by-hand.ts";
import { leakedInterfaces } from "./rules/eni-008-leaked-interfaces.ts";
import { interfaceQuota } from "./rules/eni-009-interface-quota.ts";
import { subnetIsFull } from "./rules/ipam-001-subnet-is-full.ts";
import { noRoomForADeployment } from "./rules/ipam-002-no-room-for-a-deployment.ts";
import { tightLoadBalancerSubnet } from "./rules/ipam-003-tight-load-balancer-subnet.ts";
import { dockerRangeCollides } from "./rules/ipam-004-docker-range-collides.ts";
import { noRoomForAPrefix } from "./rules/ipam-005-no-room-for-a-prefix.ts";
import { zoneRunsDry } from "./rules/ipam-006-zone-runs-dry.ts";
import { overlappingNetworks } from "./rules/ipam-007-overlapping-networks.ts";
import { controlPlaneSubnet } from "./rules/ipam-008-control-plane-subnet.ts";
import { reservationHidesRoom } from "./rules/ipam-010-reservation-hides-room.ts";
import { loadBalancerNotActive } from "./rules/lb-001-load-balancer-not-active.ts";
import { noInternetRoute } from "./rules/lb-002-no-internet-route.ts";
import { zonesNotCovered } from "./rules/lb-003-zones-not-covered.ts";
import { listenerLeadsNowhere } from "./rules/lb-004-listener-leads-nowhere.ts";
import { hairpin } from "./rules/lb-005-hairpin.ts";
import { vpcsDiffer } from "./rules/lb-006-vpcs-differ.ts";
import { zoneWithoutTargets } from "./rules/lb-007-zone-without-targets.ts";
import { networkAclDropsFlow } from "./rules/nacl-001-network-acl-drops-flow.ts";
import { entriesWithoutEffect } from "./rules/nacl-002-entries-without-effect.ts";
import { networkAclWithoutSubnet } from "./rules/nacl-003-network-acl-without-subnet.ts";
import { replyCannotReturn } from "./rules/nacl-004-reply-cannot-return.ts";
import { blindSpot } from "./rules/obs-001-blind-spot.ts";
import { noFlowLogs } from "./rules/obs-002-no-flow-logs.ts";
import { flowLogNotDelivering } from "./rules/obs-003-flow-log-not-delivering.ts";
import { flowLogFormat } from "./rules/obs-005-flow-log-format.ts";
import { moreTasksThanHosts } from "./rules/port-001-more-tasks-than-hosts.ts";
import { hostPortConflict } from "./rules/port-002-host-port-conflict.ts";
import { noHostToSpare } from "./rules/port-003-no-host-to-spare.ts";
import { hostPortInUseByOthers } from "./rules/port-004-host-port-in-use-by-others.ts";
import { mappingNotDefined } from "./rules/port-005-mapping-not-defined.ts";
import { portsClashInATask } from "./rules/port-006-ports-clash-in-a-task.ts";
import { reservedPortsNearlyFull } from "./rules/port-007-reserved-ports-nearly-full.ts";
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
import { oneNatForSeveralZones } from "./rules/route-012-one-nat-for-several-zones.ts";
import { endpointInAnotherZone } from "./rules/route-013-endpoint-in-another-zone.ts";
import { registeredWithoutTask } from "./rules/sd-001-registered-without-task.ts";
import { recordTypeAndMode } from "./rules/sd-002-record-type-and-mode.ts";
import { namespaceNotResolved } from "./rules/sd-003-namespace-not-resolved.ts";
import { taskNotDiscovered } from "./rules/sd-004-task-not-discovered.ts";
import { cacheOutlivesTask } from "./rules/sd-005-cache-outlives-task.ts";
import { connectPortClosed } from "./rules/sd-006-connect-port-closed.ts";
import { clientOlderThanEndpoint } from "./rules/sd-007-client-older-than-endpoint.ts";
import { privateAddressesInPublic } from "./rules/sd-008-private-addresses-in-public.ts";
import { registryIsGone } from "./rules/sd-009-registry-is-gone.ts";
import { moreThanDnsAnswers } from "./rules/sd-010-more-than-dns-answers.ts";
import { registryNearlyFull } from "./rules/sd-011-registry-nearly-full.ts";
import { connectNameOutside } from "./rules/sd-012-connect-name-outside.ts";
import { loadBalancerCannotReachTargets } from "./rules/sg-001-load-balancer-cannot-reach-targets.ts";
import { networkLoadBalancerCannotReachTargets } from "./rules/sg-002-network-load-balancer-cannot-reach-targets.ts";
import { dynamicPortsShut } from "./rules/sg-003-dynamic-ports-shut.ts";
import { clientsCannotReachListener } from "./rules/sg-004-clients-cannot-reach-listener.ts";
import { egressShut } from "./rules/sg-005-egress-shut.ts";
import { ruleNamesNobody } from "./rules/sg-006-rule-names-nobody.ts";
import { dependencyShut } from "./rules/sg-007-dependency-shut.ts";
import { portsWiderThanLoadBalancer } from "./rules/sg-008-ports-wider-than-load-balancer.ts";
import { tasksOnDefaultGroup } from "./rules/sg-009-tasks-on-default-group.ts";
import { nearRuleQuota } from "./rules/sg-010-near-rule-quota.ts";
import { containerGroupUnused } from "./rules/sg-011-container-group-unused.ts";
import { rulesWithoutEffect } from "./rules/sg-012-rules-without-effect.ts";
import { groupUnused } from "./rules/sg-013-group-unused.ts";
import { openToTheInternet } from "./rules/sg-014-open-to-the-internet.ts";
import { wrongTargetType } from "./rules/tg-001-wrong-target-type.ts";
import { noHealthyTarget } from "./rules/tg-002-no-healthy-target.ts";
import { targetsUnhealthy } from "./rules/tg-003-targets-unhealthy.ts";
import { staleTarget } from "./rules/tg-004-stale-target.ts";
import { answersForAnother } from "./rules/tg-005-answers-for-another.ts";
import { checkPortNeverMatches } from "./rules/tg-006-check-port-never-matches.ts";
import { taskNotRegistered } from "./rules/tg-007-task-not-registered.ts";
import { targetUnused } from "./rules/tg-008-target-unused.ts";
import { protocolMismatch } from "./rules/tg-009-protocol-mismatch.ts";
import { targetsOutsideTheVpc } from "./rules/tg-011-targets-outside-the-vpc.ts";

/** Every rule, in report order: causes before the symptoms that are folded under them. */
export const rules: readonly AnyRule[] = [
  addressOfALoadBalancerNode,
  addressYouNoLongerOwn,
  loadBalancerIsGone,
  addressOfATask,
  ttlTooLong,
  addressOfANetworkLoadBalancer,
  addressOfAnInstance,
  privateAddressInPublic,
  privateZoneHidesPublicName,
  delegationMismatch,
  setWithoutHealth,
  cnameToALoadBalancer,
  addressFamilyGap,
  nameLoops,
  recordDoesNotExist,
  endpointIsGone,
  unusedElasticIp,
  privateZoneNotAsked,
  trunkRegistrationFailed,
  interfaceAttachedByHand,
  noTrunkOnInstance,
  typeWithoutTrunk,
  noInterfaceForATask,
  tooFewInterfaces,
  interfaceNotProvisioned,
  leakedInterfaces,
  interfaceQuota,
  exhaustionByKubernetes,
  subnetIsFull,
  noRoomForADeployment,
  zoneRunsDry,
  tightLoadBalancerSubnet,
  controlPlaneSubnet,
  noRoomForAPrefix,
  overlappingNetworks,
  dockerRangeCollides,
  reservationHidesRoom,
  kubernetesLoadBalancerSubnets,
  nodeIsFull,
  moreTasksThanHosts,
  noHostToSpare,
  hostPortConflict,
  hostPortInUseByOthers,
  mappingNotDefined,
  portsClashInATask,
  reservedPortsNearlyFull,
  deploymentDeadlock,
  noEligibleInstance,
  placementFails,
  oldPlatformVersion,
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
  listenerLeadsNowhere,
  hairpin,
  vpcsDiffer,
  zoneWithoutTargets,
  wrongTargetType,
  answersForAnother,
  checkPortNeverMatches,
  protocolMismatch,
  taskNotRegistered,
  targetUnused,
  targetsOutsideTheVpc,
  registeredWithoutTask,
  recordTypeAndMode,
  namespaceNotResolved,
  registryIsGone,
  taskNotDiscovered,
  cacheOutlivesTask,
  connectPortClosed,
  clientOlderThanEndpoint,
  privateAddressesInPublic,
  moreThanDnsAnswers,
  registryNearlyFull,
  connectNameOutside,
  noHealthyTarget,
  targetsUnhealthy,
  staleTarget,
  graceTooShort,
  serviceBelowDesired,
  containersMissEachOther,
  replyCannotReturn,
  entriesWithoutEffect,
  networkAclWithoutSubnet,
  nearRuleQuota,
  rulesWithoutEffect,
  containerGroupUnused,
  groupUnused,
  oneNatForSeveralZones,
  endpointInAnotherZone,
  resolverThrottleRisk,
  namesWithoutLinks,
  noCircuitBreaker,
  serviceInOneZone,
  noFlowLogs,
  flowLogNotDelivering,
  flowLogFormat,
  kubernetesOwnsIt,
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
