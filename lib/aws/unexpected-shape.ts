const UNEXPECTED_SHAPE = "UnexpectedShape";

/** Whether the error says that an answer was not what AWS documents. */
export function isUnexpectedShape(error: unknown): boolean {
  return error instanceof Error && error.name === UNEXPECTED_SHAPE;
}

/** An error that says so; `what` completes "the answer …". */
export function unexpectedShape(what: string): Error {
  const error = new Error(`the answer ${what}`);
  error.name = UNEXPECTED_SHAPE;
  return error;
}

/** A part of an answer that AWS always sends. The SDK succeeds without it on a broken body, so its absence is an error and never an empty list. */
export function required<Value>(value: Value | undefined | null, name: string): Value {
  if (value === undefined || value === null) throw unexpectedShape(`has no ${name}`);
  return value;
}

/** A list of an answer; an absent one, or what is not a list, is an error. */
export function requiredList<Member>(value: readonly Member[] | undefined, name: string): readonly Member[] {
  if (!Array.isArray(required(value, name))) throw unexpectedShape(`has no list in ${name}`);
  return required(value, name);
}
