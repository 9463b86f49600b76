/** One account to survey. */
export type PlannedAccount = {
  /** The account id; absent means whatever account the credentials belong to. */
  readonly id?: string | undefined;
  /** A name for people. */
  readonly alias?: string | undefined;
  /** The AWS Regions to read, at least one. */
  readonly regions: readonly string[];
  /** The role to assume; absent means the identity at hand. */
  readonly roleArn?: string | undefined;
  readonly externalId?: string | undefined;
};

/** What a survey reads: accounts, and the Regions of each. */
export type SurveyPlan = { readonly accounts: readonly PlannedAccount[] };
