/** Another desired count, or other percentages, for a service. */
export type ServiceChange = {
  readonly service: string;
  readonly desired?: number;
  readonly maximumPercent?: number;
  readonly minimumHealthyPercent?: number;
};

/** Other instances for a cluster. */
export type ClusterChange = {
  readonly cluster: string;
  readonly instanceType?: string;
  /** How many container instances. */
  readonly instances?: number;
  readonly trunking?: boolean;
};

/** What would be otherwise. */
export type WhatIf = { readonly services: readonly ServiceChange[]; readonly clusters: readonly ClusterChange[] };
