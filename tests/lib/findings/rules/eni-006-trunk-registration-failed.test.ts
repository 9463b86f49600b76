import { trunkRegistrationFailed } from "#lib/findings/rules/eni-006-trunk-registration-failed.ts";
import { instanceAccount, type InstanceAccount } from "#tests/support/instance-account.ts";
import { testRule } from "#tests/support/rule-tester.ts";

const given = (changes: InstanceAccount = {}) => instanceAccount({ trunking: "enabled", ...changes });
const failed = { status: "REGISTRATION_FAILED", statusReason: "Trunk interface could not be attached" };
const registering = { status: "REGISTERING", registeredAt: "2026-11-21T11:45:00.000Z" };

testRule(trunkRegistrationFailed, {
  fails: [
    {
      title: "an instance that failed to register is high and confirmed, with its reason",
      given: given({ instance: failed }),
      findings: [
        {
          subjectId: "shop",
          says: "failed",
          severity: "high",
          confidence: "confirmed",
          values: { instances: 1, first: "i-1", reason: "Trunk interface could not be attached" },
        },
      ],
    },
    {
      title: "one that has been registering for a quarter of an hour is likely",
      given: given({ instance: registering }),
      findings: [{ says: "registering", confidence: "likely" }],
    },
    {
      title: "it is judged without the account's settings too: the state says enough",
      given: { ...given({ instance: failed }), incomplete: ["accountSettings"] },
      findings: [{ says: "failed" }],
    },
  ],
  passes: [
    { title: "an active instance is well", given: given() },
    {
      title: "one that began five minutes ago may still finish",
      given: given({ instance: { ...registering, registeredAt: "2026-11-21T11:55:00.000Z" } }),
    },
    {
      title: "with trunking off no trunk is waited for",
      given: given({ trunking: "disabled", instance: registering }),
    },
  ],
  unknown: [
    {
      title: "one that is late may wait for no trunk, where the account's settings were not read",
      given: { ...instanceAccount({ instance: registering }), incomplete: ["accountSettings"] },
      because: "accountSettings",
    },
    {
      title: "without the container instances it cannot judge",
      given: { areas: {}, incomplete: ["ecsContainerInstances"] },
      because: "ecsContainerInstances",
    },
  ],
});
