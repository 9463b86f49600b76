import { calledUnsupported, derivedTrunkLimit, listedTrunkLimits, untrunkable } from "./trunk-table.ts";

/** Whether an instance type can have a trunk, and how many tasks it then carries. No API says either. */
export type TrunkLimit = {
  /** `undefined` when nothing is known of the type, or when the sources disagree. */
  readonly eligible?: boolean;
  /** Task interfaces beside the primary interface and the trunk; absent when not known. */
  readonly tasks?: number;
  /** `listed` by AWS, or `derived` for a type that is newer than the list. */
  readonly source?: "listed" | "derived";
  /** One source contradicts the other, or itself: about whether the type is supported, or about the number. */
  readonly disagree?: "support" | "limit";
};

/** No type carries more: larger figures in AWS's table are mistakes. */
const MOST_TASKS = 120;

/**
 * What a trunk carries on an instance type.
 * Source: ECS developer guide, "Elastic network interface trunking"; limits of the VPC resource controller for Kubernetes.
 */
export function trunkLimit(instanceType: string): TrunkLimit {
  const [family = "", size = ""] = instanceType.split(".");
  const listed = listedTrunkLimits.get(instanceType);
  const isCalledUnsupported = calledUnsupported.has(instanceType) || calledUnsupported.has(family);
  const isUntrunkable = untrunkable.has(family);
  if (listed !== undefined) {
    if (isCalledUnsupported || isUntrunkable) return { tasks: listed, source: "listed", disagree: "support" };
    if (listed <= 0) return { disagree: "limit" };
    if (listed > MOST_TASKS) return { eligible: true, tasks: MOST_TASKS, source: "derived", disagree: "limit" };
    return { eligible: true, tasks: listed, source: "listed" };
  }
  if (isUntrunkable) return { eligible: false };
  if (isCalledUnsupported) return { eligible: false, disagree: "support" };
  const tasks = derivedTrunkLimit(family, size);
  return tasks === undefined ? {} : { eligible: true, tasks, source: "derived" };
}
