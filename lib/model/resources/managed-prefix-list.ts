import { z } from "zod";
import { list, number, tagsSchema, text } from "../fields.ts";
import { knownSchema } from "../known.ts";

/** ec2:DescribeManagedPrefixLists, with ec2:GetManagedPrefixListEntries. */
export const managedPrefixListSchema = z.object({
  prefixListId: z.string(),
  prefixListName: text,
  addressFamily: text,
  maxEntries: number,
  version: number,
  ownerId: text,
  state: text,
  entries: knownSchema(list(z.object({ cidr: z.string(), description: text }))),
  tags: tagsSchema,
});
/** A managed prefix list. */
export type ManagedPrefixList = Readonly<z.infer<typeof managedPrefixListSchema>>;
