import { collectors } from "./collectors.ts";

/** A read-only IAM policy document. */
export type PolicyDocument = {
  readonly Version: "2012-10-17";
  readonly Statement: readonly {
    readonly Sid: string;
    readonly Effect: "Allow";
    readonly Action: readonly string[];
    readonly Resource: "*";
  }[];
};

/** The policy that lets a survey read everything it asks for, and nothing else. sts:AssumeRole is not in it: that belongs to the identity that assumes. */
export function readOnlyPolicy(): PolicyDocument {
  const actions = new Set(Object.values(collectors).flatMap((collector) => collector.actions));
  return {
    Version: "2012-10-17",
    Statement: [{ Sid: "RoadsteadReadOnly", Effect: "Allow", Action: [...actions].sort(), Resource: "*" }],
  };
}
