/** What would have been understood where a filter broke off, and for keys and choices: which there are. */
export type Expected = {
  readonly what: "key" | "operator" | "value" | "number" | "address" | "term" | "closing" | "quote" | "tag";
  readonly options: readonly string[];
};

/** Where a text stopped being a filter: a place and a length in it, what stood there, and what was expected. */
export type FilterError = {
  readonly at: number;
  readonly length: number;
  readonly found: string;
  readonly expected: Expected;
};
