import { DescribeManagedPrefixListsCommand, GetManagedPrefixListEntriesCommand } from "@aws-sdk/client-ec2";
import { defineCollector } from "../collector.ts";
import { allOf, inOrder } from "../in-order.ts";
import { mapKnown } from "../map-known.ts";
import { tagsOf } from "./tags.ts";

/** Managed prefix lists, AWS's own included, each with its entries. */
export const managedPrefixLists = defineCollector({
  area: "managedPrefixLists",
  actions: ["ec2:DescribeManagedPrefixLists", "ec2:GetManagedPrefixListEntries"],
  read({ aws: { ec2 }, pages, known }) {
    const lists = pages(
      "ec2:DescribeManagedPrefixLists",
      (NextToken) => ec2.send(new DescribeManagedPrefixListsCommand({ MaxResults: 100, NextToken })),
      (page) => [page.PrefixLists, page.NextToken],
    );
    const entriesOf = (PrefixListId: string | undefined) =>
      allOf(
        pages(
          "ec2:GetManagedPrefixListEntries",
          (NextToken) => ec2.send(new GetManagedPrefixListEntriesCommand({ PrefixListId, MaxResults: 100, NextToken })),
          (page) => [page.Entries, page.NextToken],
        ),
      );
    return inOrder(lists, 8, async (list) => ({
      list,
      entries: await known(list.PrefixListId ?? "", () => entriesOf(list.PrefixListId)),
    }));
  },
  normalise: ({ list, entries }) => ({
    prefixListId: list.PrefixListId,
    prefixListName: list.PrefixListName,
    addressFamily: list.AddressFamily,
    maxEntries: list.MaxEntries,
    version: list.Version,
    ownerId: list.OwnerId,
    state: list.State,
    entries: mapKnown(entries, (all) => all.map(({ Cidr, Description }) => ({ cidr: Cidr, description: Description }))),
    tags: tagsOf(list.Tags),
  }),
});
