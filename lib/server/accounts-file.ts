import { readFileSync } from "node:fs";
import { parse as parseYaml } from "yaml";
import { z } from "zod";
import type { PlannedAccount } from "#lib/aws/plan.ts";

/** A Region as AWS writes it. */
export const regionSchema = z
  .string({ error: "a Region such as ap-northeast-1" })
  .regex(/^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/, { error: "a Region such as ap-northeast-1" });

const accountsFileSchema = z.strictObject(
  {
    accounts: z
      .array(
        z.strictObject({
          // YAML reads an unquoted account id as a number, and drops its leading zeros; both are mended here.
          id: z
            .union([z.string(), z.number().int().nonnegative()], { error: "an account id of 12 digits" })
            .transform((id) => String(id).padStart(12, "0"))
            .refine((id) => /^\d{12}$/.test(id), { error: "an account id of 12 digits" }),
          alias: z.string({ error: "a name" }).min(1).optional(),
          regions: z
            .array(regionSchema, { error: "a list of Regions" })
            .min(1, { error: "at least one Region" })
            .optional(),
          roleArn: z
            .string({ error: "the ARN of a role" })
            .regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/, { error: "the ARN of a role, arn:aws:iam::…:role/…" })
            .optional(),
          externalId: z.string({ error: "a text" }).min(2).optional(),
        }),
        { error: "a list of accounts" },
      )
      .min(1, { error: "at least one account" }),
  },
  { error: "{accounts: [{id, alias?, regions, roleArn?, externalId?}]}" },
);

/**
 * Reads `ROADSTEAD_ACCOUNTS_FILE`, JSON or YAML. `defaultRegions` are for entries that name none.
 * Throws an Error that names the file, the entry and what is accepted.
 */
export function readAccountsFile(file: string, defaultRegions: readonly string[]): readonly PlannedAccount[] {
  let content: unknown;
  try {
    content = parseYaml(readFileSync(file, "utf8")); // JSON is YAML
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split("\n")[0] : String(cause);
    throw new Error(`${file} could not be read as JSON or YAML: ${reason ?? ""}`, { cause });
  }
  const parsed = accountsFileSchema.safeParse(content);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join(".") || "the file"}: ${reasonOf(issue)}`);
    throw new Error(`${file}: ${wrong.join("; ")}`);
  }
  const seen = new Set<string>();
  return parsed.data.accounts.map(({ regions = defaultRegions, ...account }) => {
    if (seen.has(account.id)) throw new Error(`${file}: account ${account.id} is listed twice`);
    seen.add(account.id);
    if (regions.length === 0) {
      throw new Error(`${file}: account ${account.id} has no regions, and ROADSTEAD_REGIONS is not set`);
    }
    return { ...account, regions };
  });
}

/** What an entry should have been, or which of its fields nobody knows. */
function reasonOf(issue: z.core.$ZodIssue): string {
  if (issue.code !== "unrecognized_keys") return `expected ${issue.message}`;
  return `there is no ${issue.keys.join(", ")}: expected id, alias, regions, roleArn, externalId`;
}
