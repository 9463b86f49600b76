import type { ClusterChange, ServiceChange, WhatIf } from "#lib/analysis/capacity/what-if.ts";

/** The fields of the form as they are written: all text, empty when not given. */
export type WhatIfDraft = {
  readonly service: string;
  readonly desired: string;
  readonly maximum: string;
  readonly minimum: string;
  readonly cluster: string;
  readonly type: string;
  readonly count: string;
  readonly trunking: string;
};

/** Nothing written yet. */
export const emptyDraft: WhatIfDraft = {
  service: "",
  desired: "",
  maximum: "",
  minimum: "",
  cluster: "",
  type: "",
  count: "",
  trunking: "",
};

/** A what-if in which nothing is otherwise. */
export const nothingOtherwise: WhatIf = { services: [], clusters: [] };

/** The what-if with what was written; what was said of the same service or cluster before is replaced. `undefined` when nothing was. */
export function withDraft(whatIf: WhatIf, draft: WhatIfDraft): WhatIf | undefined {
  const service = serviceOf(draft);
  const cluster = clusterOf(draft);
  if (service === undefined && cluster === undefined) return undefined;
  return {
    services: [
      ...whatIf.services.filter((one) => one.service !== service?.service),
      ...(service === undefined ? [] : [service]),
    ],
    clusters: [
      ...whatIf.clusters.filter((one) => one.cluster !== cluster?.cluster),
      ...(cluster === undefined ? [] : [cluster]),
    ],
  };
}

function serviceOf(draft: WhatIfDraft): ServiceChange | undefined {
  const change = {
    ...numberOf("desired", draft.desired),
    ...numberOf("maximumPercent", draft.maximum),
    ...numberOf("minimumHealthyPercent", draft.minimum),
  };
  const service = draft.service.trim();
  return service === "" || Object.keys(change).length === 0 ? undefined : { service, ...change };
}

function clusterOf(draft: WhatIfDraft): ClusterChange | undefined {
  const change = {
    ...(draft.type.trim() === "" ? {} : { instanceType: draft.type.trim() }),
    ...numberOf("instances", draft.count),
    ...(draft.trunking === "" ? {} : { trunking: draft.trunking === "on" }),
  };
  const cluster = draft.cluster.trim();
  return cluster === "" || Object.keys(change).length === 0 ? undefined : { cluster, ...change };
}

function numberOf<Name extends string>(name: Name, text: string): { readonly [Key in Name]?: number } {
  // One key of the name that was asked for.
  return (text.trim() === "" ? {} : { [name]: Number(text) }) as { readonly [Key in Name]?: number };
}
