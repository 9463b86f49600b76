import { temporaryKey } from "./identity.ts";
import { WireRefusal, type Input, type Operation } from "./wire.ts";

const getCallerIdentity: Operation = (_input, { account }) => ({
  UserId: `AROA${account.account}DEMO:roadstead`,
  Account: account.account,
  Arn: account.callerArn,
});

/** A role in any account of the world may be assumed; an account that is not in it answers as if it did not trust us. */
const assumeRole: Operation = (input, { world, account }) => {
  const roleArn = requiredText("RoleArn", input);
  const sessionName = requiredText("RoleSessionName", input);
  const [, partition = "aws", owner = "", role = ""] =
    /^arn:([^:]+):iam::(\d{12}):role\/(?:.*\/)?(.+)$/.exec(roleArn) ?? [];
  if (!world.accounts.some((candidate) => candidate.account === owner)) {
    const message = `User: ${account.callerArn} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`;
    throw new WireRefusal("AccessDenied", message, 403);
  }
  return {
    Credentials: {
      AccessKeyId: temporaryKey(owner),
      SecretAccessKey: "demo/secret/access/key/that/opens/nothing",
      SessionToken: `demo-session-token-for-${owner}`,
      Expiration: expiration,
    },
    AssumedRoleUser: {
      AssumedRoleId: `AROA${owner}DEMO:${sessionName}`,
      Arn: `arn:${partition}:sts::${owner}:assumed-role/${role}/${sessionName}`,
    },
  };
};

/** Far enough away that no session of a demo is ever renewed: the wire has no clock. */
const expiration = new Date("2099-12-31T23:59:59Z");

function requiredText(name: string, input: Input): string {
  const value = input.text(name);
  if (value !== undefined && value !== "") return value;
  throw new WireRefusal(
    "ValidationError",
    `1 validation error detected: Value null at '${name}' failed to satisfy constraint: Member must not be null`,
  );
}

/** The Security Token Service. */
export const stsOperations: Readonly<Record<string, Operation>> = {
  GetCallerIdentity: getCallerIdentity,
  AssumeRole: assumeRole,
};
