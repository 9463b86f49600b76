import type { Span } from "#lib/filter/filter.ts";
import type { OwnedInterface, TaskPlace } from "#lib/graph/topology.ts";
import type { Tags } from "#lib/model/fields.ts";
import type { Known } from "#lib/model/known.ts";
import type { Urn } from "#lib/model/urn.ts";

/** Where something is: the scope whose areas tell of it. */
export type Place = { readonly account: string; readonly region: string };

/** A join through which a resource gets facts that are not its own: where it may be incomplete, those facts are open. */
export type Join = "tasks" | "task-interfaces" | "interfaces" | "targets" | "load-balancers";

/** What a resource stands on and is tied to: its facts follow from these. */
export type Footing = {
  readonly name: string;
  readonly arn?: string | undefined;
  /** What else it goes by, for free text: an instance by its type, a record by its values. */
  readonly alsoCalled?: readonly (string | undefined)[];
  readonly status?: string | undefined;
  readonly tags?: Tags | Known<Tags> | undefined;
  readonly tasks?: readonly TaskPlace[];
  readonly services?: readonly Urn[];
  readonly clusters?: readonly Urn[];
  readonly interfaces?: readonly OwnedInterface[];
  readonly subnets?: readonly Urn[];
  readonly vpcs?: readonly Urn[];
  readonly zones?: readonly string[];
  readonly groups?: readonly Urn[];
  readonly acls?: readonly Urn[];
  readonly tables?: readonly Urn[];
  readonly balancers?: readonly Urn[];
  readonly targetGroups?: readonly Urn[];
  readonly addresses?: readonly string[];
  readonly blocks?: readonly string[];
  readonly ports?: readonly (number | Span)[];
  readonly protocols?: readonly string[];
  readonly modes?: readonly string[];
  readonly launches?: readonly string[];
  readonly hostedZones?: readonly Urn[];
  readonly running?: number | undefined;
  readonly desired?: number;
  /** The joins it is read through; whatever they leave unread, it may have. */
  readonly through?: readonly Join[];
  /** Where that would be, when not in its own place: a record belongs to no Region, what it leads to does. */
  readonly elsewhere?: readonly Place[];
};
