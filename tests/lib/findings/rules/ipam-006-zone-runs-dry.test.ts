import { zoneRunsDry } from "#lib/findings/rules/ipam-006-zone-runs-dry.ts";
import { addressAccount, inSubnets, type AddressAccount } from "#tests/support/address-account.ts";
import { testRule } from "#tests/support/rule-tester.ts";

/** Six tasks in two zones: a deployment starts three in each, zone a has one address, zone b a hundred. */
const given = (changes: AddressAccount = {}) =>
  addressAccount({
    second: { cidrBlock: "10.0.2.0/24", availableIpAddressCount: 100 },
    ...changes,
    service: { desiredCount: 6, runningCount: 6, ...changes.service },
  });

testRule(zoneRunsDry, {
  fails: [
    {
      title: "one address in a zone whose share is three is medium",
      given: given(),
      findings: [
        {
          subjectId: "shop/web",
          says: "surge",
          severity: "medium",
          confidence: "likely",
          values: { zone: "eu-west-1a", share: 3, room: 1 },
        },
      ],
    },
    {
      title: "tasks that are missing have a share in it too",
      given: given({ service: { desiredCount: 10, runningCount: 6 } }),
      findings: [{ says: "desired", values: { tasks: 4, share: 2 } }],
    },
  ],
  passes: [
    { title: "three addresses are its share", given: given({ first: { availableIpAddressCount: 3 } }) },
    {
      title: "a second subnet of the zone has the room",
      given: given({
        first: { availabilityZone: "eu-west-1b" },
        service: inSubnets("subnet-1", "subnet-2"),
      }),
    },
    { title: "a zone without any address is IPAM-001's", given: given({ first: { availableIpAddressCount: 0 } }) },
    {
      title: "too little in all is IPAM-002's",
      given: given({ second: { availableIpAddressCount: 2 } }),
    },
    {
      title: "a zone in which no task runs and no load balancer sends is not used",
      given: given({
        first: { availabilityZone: "eu-west-1c" },
      }),
    },
    {
      title: "a deployment that may stop first needs no room",
      given: given({ service: { minimumHealthyPercent: 50 } }),
    },
    {
      title: "how a second set of tasks is spread is not promised",
      given: given({ service: { deploymentController: "CODE_DEPLOY" } }),
    },
    { title: "bridge tasks take no address", given: given({ networkMode: "bridge" }) },
  ],
  unknown: [
    {
      title: "a subnet that was not read may be in any zone",
      given: given({ service: inSubnets("subnet-1", "subnet-9") }),
      because: "subnet-9",
    },
    {
      title: "without the subnets it cannot judge",
      given: { ...given(), incomplete: ["subnets"] },
      because: "subnets",
    },
  ],
});
