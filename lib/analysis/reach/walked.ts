import type { Journey } from "./step.ts";

/** A path that was walked, between which two nodes, and what it depends on besides its gates. */
export type Walked = {
  readonly fromNode: string;
  readonly toNode: string;
  readonly journey: Journey;
  readonly zone?: string;
  /** Of a path through a load balancer: the leg from its node to the target, which health evidence is about. */
  readonly targetLeg?: Journey;
  /** Of a path to a target: whether it is healthy. */
  readonly isHealthy?: boolean;
  /** The way of the health checks of a target that fails them. */
  readonly healthLeg?: Journey;
  /** Which requests take this path, in words; absent when all do. */
  readonly listenerRule?: string;
  /** How many targets it stands for; 1 when it says nothing. */
  readonly count?: number;
};
