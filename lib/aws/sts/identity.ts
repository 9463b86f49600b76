import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { defineCollector } from "../collector.ts";

/** Who the survey runs as: one record. */
export const identity = defineCollector({
  area: "identity",
  actions: ["sts:GetCallerIdentity"],
  async *read({ aws: { sts }, call }) {
    yield await call(
      "sts:GetCallerIdentity",
      () => sts.send(new GetCallerIdentityCommand({})),
      (answer) => answer,
    );
  },
  normalise: ({ Account, Arn, UserId }) => ({ account: Account, arn: Arn, userId: UserId }),
});
