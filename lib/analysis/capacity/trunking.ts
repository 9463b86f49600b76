import type { ContainerInstancePlace } from "#lib/graph/topology.ts";
import { isWindowsHost } from "../operating-system.ts";
import { hasTrunk } from "./eni-slots.ts";
import { trunkLimit, type TrunkLimit } from "./trunk-limit.ts";

/** Why an instance has no trunk: what is seen first, what can only be guessed last. */
export type NoTrunkReason =
  | "account-off"
  | "type-unsupported"
  | "sources-disagree"
  | "type-unknown"
  | "windows"
  | "agent-too-old"
  | "resource-name-dns"
  | "shared-subnet"
  /** Nothing else stands against it: it registered before the setting was on, or the setting is not on for its role. */
  | "launched-before-opt-in";

/** Whether an instance shares a trunk among its tasks, and whether it could. What is absent is not known. */
export type Trunking = {
  /** The account setting awsvpcTrunking as it is in effect for the caller. */
  readonly account?: boolean;
  /** Whether the instance type can. */
  readonly eligible?: boolean;
  /** Whether this instance does. */
  readonly active: boolean;
  /** How many tasks a trunk carries on this type. */
  readonly limit?: number;
  readonly source?: NonNullable<TrunkLimit["source"]>;
  readonly disagree?: NonNullable<TrunkLimit["disagree"]>;
  /** Of an instance without a trunk; empty when it has one, or when it is no EC2 instance. */
  readonly because: readonly NoTrunkReason[];
};

/** What is known besides the instance itself. */
export type TrunkSurroundings = {
  readonly instanceType: string | undefined;
  /** Whether awsvpcTrunking is enabled; `undefined` when the setting was not read. */
  readonly setting: boolean | undefined;
  /** Whether its subnet belongs to another account. */
  readonly isSubnetShared: boolean;
};

/**
 * The trunk of a container instance, or why it has none.
 * Source: ECS developer guide, "Elastic network interface trunking", considerations.
 */
export function trunkingOf(place: ContainerInstancePlace, around: TrunkSurroundings): Trunking {
  const { tasks, ...limit } = around.instanceType === undefined ? {} : trunkLimit(around.instanceType);
  const active = hasTrunk(place);
  return {
    ...(around.setting === undefined ? {} : { account: around.setting }),
    ...limit,
    // What an instance has, its type can have, whatever the lists say.
    ...(active ? { eligible: true } : {}),
    ...(tasks === undefined ? {} : { limit: tasks }),
    active,
    because: active || place.instance === undefined ? [] : reasons(place, around),
  };
}

function reasons(place: ContainerInstancePlace, around: TrunkSurroundings): readonly NoTrunkReason[] {
  const { eligible, disagree } = around.instanceType === undefined ? {} : trunkLimit(around.instanceType);
  if (eligible === false) return ["type-unsupported"];
  const ofType: readonly NoTrunkReason[] =
    eligible === true ? [] : [disagree === undefined ? "type-unknown" : "sources-disagree"];
  if (around.setting === false) return ["account-off", ...ofType];
  const seen = seenOn(place, around);
  return [
    ...ofType,
    ...seen,
    ...(seen.length === 0 && around.setting === true ? ["launched-before-opt-in" as const] : []),
  ];
}

function seenOn(place: ContainerInstancePlace, { isSubnetShared }: TrunkSurroundings): readonly NoTrunkReason[] {
  const { item, instance } = place;
  const isWindows = isWindowsHost(place);
  return [
    ...(isWindows ? (["windows"] as const) : []),
    ...(isOlder(item.agentVersion, [1, 28, 1]) ? (["agent-too-old"] as const) : []),
    ...(instance?.item.enableResourceNameDnsARecord === true ? (["resource-name-dns"] as const) : []),
    ...(isSubnetShared ? (["shared-subnet"] as const) : []),
  ];
}

function isOlder(version: string | undefined, than: readonly number[]): boolean {
  const parts = version?.split(".").map(Number);
  if (parts === undefined || parts.some(Number.isNaN)) return false;
  const at = than.findIndex((wanted, place) => (parts[place] ?? 0) !== wanted);
  return at >= 0 && (parts[at] ?? 0) < (than[at] ?? 0);
}
