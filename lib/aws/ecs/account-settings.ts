import { ListAccountSettingsCommand } from "@aws-sdk/client-ecs";
import { defineCollector } from "../collector.ts";

/** The account settings that are in effect for the caller; a page holds ten at most. */
export const accountSettings = defineCollector({
  area: "accountSettings",
  actions: ["ecs:ListAccountSettings"],
  read: ({ aws: { ecs }, pages }) =>
    pages(
      "ecs:ListAccountSettings",
      (nextToken) => ecs.send(new ListAccountSettingsCommand({ effectiveSettings: true, maxResults: 10, nextToken })),
      (page) => [page.settings, page.nextToken],
    ),
  normalise: ({ name, value, principalArn, type }) => ({ name, value, principalArn, type }),
});
