/** So many steps make a round: four tasks roll, a deployment surges for two steps and ends, a load balancer's node rotates. */
export const ROUND = 8;

/** What has happened in an account after a number of steps, and what happens now. */
export type Calendar = {
  /** Tasks that were replaced one by one, so far. */
  readonly rolls: number;
  /** Deployments that are over. */
  readonly deployments: number;
  /** `starting`: new tasks beside the old ones, not yet checked; `running`: both answer. */
  readonly surge: "none" | "starting" | "running";
  /** Nodes of load balancers that were replaced. */
  readonly rotations: number;
  /** Whether one target does not answer for the moment. */
  readonly isFlapping: boolean;
};

/** The calendar of a step; step 0 is the account as its story tells it. */
export function calendarOf(step: number): Calendar {
  const rounds = Math.floor(Math.max(0, step - 1) / ROUND);
  const phase = step === 0 ? 0 : ((step - 1) % ROUND) + 1;
  return {
    rolls: 4 * rounds + Math.min(phase, 4),
    deployments: rounds + (phase >= 7 ? 1 : 0),
    surge: phase === 5 ? "starting" : phase === 6 ? "running" : "none",
    rotations: rounds + (phase === ROUND ? 1 : 0),
    isFlapping: phase === 3 || phase === 4,
  };
}

/** How often the one at `index` of `count` has had its turn after `turns` turns. */
export function turnsOf(index: number, count: number, turns: number): number {
  return count > 0 && turns > index ? Math.floor((turns - 1 - index) / count) + 1 : 0;
}

/** Before how many steps the `turn`th roll was (1 is the first). */
export function stepsSinceRoll(step: number, turn: number): number {
  const round = Math.floor((turn - 1) / 4);
  return step - (round * ROUND + ((turn - 1) % 4) + 1);
}
