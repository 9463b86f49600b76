import type { ProblemDetails } from "#lib/api/contract.ts";

/** What a refusal says besides its status and detail. */
export type RefusalDetails = {
  readonly field?: string;
  readonly accepted?: string;
  readonly suggestions?: readonly string[];
};

const titles: { readonly [status: number]: string } = {
  400: "The request cannot be understood",
  401: "Authentication is needed",
  403: "Not allowed from here",
  404: "Not found",
  405: "Method not allowed",
  409: "The question has more than one meaning",
  413: "The request is too large",
  415: "The body has a type that is not accepted",
  421: "Not a host this server answers for",
  500: "Something broke here",
  503: "Nothing to show yet",
};

/** The one error class: a request that cannot be answered, with what was expected. Everything else that is thrown is a defect. */
export class Refusal extends Error {
  readonly status: number;
  readonly details: RefusalDetails;

  constructor(status: number, detail: string, details: RefusalDetails = {}) {
    super(detail);
    this.name = "Refusal";
    this.status = status;
    this.details = details;
  }
}

/** A refusal as RFC 9457 problem details. */
export function problemDetails(status: number, detail: string, details: RefusalDetails = {}): ProblemDetails {
  return { type: "about:blank", title: titles[status] ?? "Refused", status, detail, ...details };
}
