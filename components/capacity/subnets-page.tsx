"use client";

import { CapacityPage } from "./capacity-page.tsx";
import { addressBoard } from "./subnet-board.tsx";

/** Will the next task find an address? */
export function SubnetsPage() {
  return <CapacityPage boardOf={() => addressBoard} />;
}
