import type { Language } from "../language.ts";

/** How a rule comes to its verdict, and how to see the same by hand. It stands beside the rules: a rule may be without. */
export type RuleGuide = {
  /** What is compared with what. */
  readonly detect: { readonly [Tongue in Language]: string };
  /** Read-only commands; what is in angle brackets is to be filled in. */
  readonly commands: readonly string[];
  /** What to look for in their answers. */
  readonly look: { readonly [Tongue in Language]: string };
};

/** Guides by the ids of their rules. */
export type RuleGuides = { readonly [ruleId: string]: RuleGuide };
