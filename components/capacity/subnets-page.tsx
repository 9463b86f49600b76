"use client";

import { addressBoard } from "./address-board.tsx";
import { CapacityPage, type Board } from "./capacity-page.tsx";
import { SubnetBoard } from "./subnet-board.tsx";

const board: Board = { ...addressBoard, draw: (shown) => <SubnetBoard {...shown} /> };

/** Will the next task find an address? */
export function SubnetsPage() {
  return <CapacityPage boardOf={() => board} />;
}
