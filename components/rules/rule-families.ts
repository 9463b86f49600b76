/** The families of rules, in the order of the catalogue; each begins the ids of its rules. */
export const ruleFamilies = [
  "DNS",
  "SD",
  "ENI",
  "IPAM",
  "PORT",
  "SG",
  "NACL",
  "ROUTE",
  "LB",
  "TG",
  "ECS",
  "EKS",
  "OBS",
] as const;

/** The family of a rule: what its id begins with. */
export type RuleFamily = (typeof ruleFamilies)[number];

/** The family of a rule; `undefined` for one that is none of these. */
export function familyOf(ruleId: string): RuleFamily | undefined {
  return ruleFamilies.find((family) => ruleId.startsWith(`${family}-`));
}
