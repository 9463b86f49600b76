/** What AWS calls a part of itself that shares no accounts and no names with the others. */
export type Partition = "aws" | "aws-cn" | "aws-us-gov" | "aws-eusc";

/**
 * The partition a Region is of, by the beginning of its name; `aws` when no other is known by it.
 * Source: AWS General Reference; the SDK's own list of partitions.
 */
export function partitionOfRegion(region: string): Partition {
  if (region.startsWith("cn-")) return "aws-cn";
  if (region.startsWith("us-gov-")) return "aws-us-gov";
  return region.startsWith("eusc-") ? "aws-eusc" : "aws";
}

const dnsSuffixes = {
  aws: "amazonaws.com",
  "aws-cn": "amazonaws.com.cn",
  "aws-us-gov": "amazonaws.com",
  "aws-eusc": "amazonaws.eu",
} as const satisfies { readonly [Name in Partition]: string };

/** What the names of a Region's services end in: `amazonaws.com`, `amazonaws.com.cn`, `amazonaws.eu`. */
export function dnsSuffixOf(region: string): string {
  return dnsSuffixes[partitionOfRegion(region)];
}

/** Where the console of each partition is: they have one each. Source: AWS General Reference, "Service endpoints". */
export const consoleHosts: { readonly [Name in Partition]: string } = {
  aws: "console.aws.amazon.com",
  "aws-cn": "console.amazonaws.cn",
  "aws-us-gov": "console.amazonaws-us-gov.com",
  "aws-eusc": "console.amazonaws-eusc.eu",
};
