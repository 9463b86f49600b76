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

/** Every action a survey uses, sorted, each once. sts:AssumeRole is not among them: it belongs to the identity that assumes. */
export const surveyActions: readonly string[] = [
  ...new Set(Object.values(collectors).flatMap(({ actions }) => actions)),
].sort();

/** The policy that lets a survey read everything it asks for, and nothing else. */
export function readOnlyPolicy(): PolicyDocument {
  return {
    Version: "2012-10-17",
    Statement: [{ Sid: "RoadsteadReadOnly", Effect: "Allow", Action: surveyActions, Resource: "*" }],
  };
}
