import type { AccountWorld, RegionWorld, World } from "#mocks/world/world.ts";

/** An HTTP request as the wire sees it: whole, with lower-case header names. */
export type WireRequest = {
  readonly method: string;
  readonly url: URL;
  readonly headers: { readonly [name: string]: string | undefined };
  readonly body: string;
};

/** An HTTP response of the wire. */
export type WireResponse = {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
};

/** The services whose protocols are spoken, by the names they sign with. */
export type ServiceName =
  | "application-autoscaling"
  | "ecs"
  | "ec2"
  | "elasticloadbalancing"
  | "route53"
  | "route53resolver"
  | "servicediscovery"
  | "sts";

/** What one caller sees of the world: their account, in the Region they call. */
export type View = {
  readonly world: World;
  readonly account: AccountWorld;
  readonly region: RegionWorld;
  readonly regionName: string;
};

/** A member of a request, or of a structure in one. Absent members are `undefined`, absent lists empty. */
export type Input = {
  readonly text: (name: string) => string | undefined;
  readonly number: (name: string) => number | undefined;
  readonly flag: (name: string) => boolean | undefined;
  readonly texts: (name: string) => readonly string[];
  readonly structures: (name: string) => readonly Input[];
};

/** One API operation over a view; gives the SDK's own output record, or throws a refusal. */
export type Operation = (input: Input, view: View) => object;

/** What a service speaks: how a request names its operation and members, and how answers and refusals are written. */
export type Protocol = {
  /** `undefined` when the request names none. */
  readonly operationOf: (request: WireRequest) => string | undefined;
  readonly inputOf: (request: WireRequest) => Input;
  readonly answer: (operation: string, output: object) => WireResponse;
  readonly refuse: (refusal: Refusal) => WireResponse;
};

/** An error as the service words it; `status` defaults to 400. */
export type Refusal = { readonly code: string; readonly message: string; readonly status?: number };

/** Thrown by an operation that the service would refuse; caught once, where the answer is written. */
export class WireRefusal extends Error {
  readonly refusal: Refusal;

  constructor(code: string, message: string, status = 400) {
    super(`${code}: ${message}`);
    this.name = "WireRefusal";
    this.refusal = { code, message, status };
  }
}
