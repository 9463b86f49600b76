import type { Board } from "./capacity-page.tsx";
import { BarLegend } from "./legends.tsx";
import { withAddresses } from "./subnet-lists.ts";

/** What stands above the subnets, and which they are; a page draws them at once or when they are wanted. */
export const addressBoard: Omit<Board, "draw"> = {
  hint: "filterSubnets",
  listed: withAddresses,
  legend: <BarLegend />,
};
