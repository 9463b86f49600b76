import type { CDPSession, Page } from "playwright-core";

/** A node of the browser's accessibility tree, as far as it is read aloud. */
type AxNode = {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: { readonly value?: string };
  readonly name?: { readonly value?: string };
  readonly parentId?: string;
  readonly childIds?: readonly string[];
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
};

type Tree = ReadonlyMap<string, AxNode>;

/** What a screen reader says of what has the focus, as it finds it in the accessibility tree of the browser. */
export type Ear = {
  /** Presses a key and listens: the regions that were entered, the heads that changed, then the thing itself. */
  readonly press: (key: string) => Promise<string>;
  /** Listens without a key. */
  readonly listen: () => Promise<string>;
};

function isTrue(node: AxNode, property: string): boolean {
  return node.properties?.find(({ name }) => name === property)?.value.value === true;
}

function spoken(node: AxNode): string {
  const state = node.properties?.find(({ name }) => name === "expanded")?.value.value;
  const states = [
    ...(isTrue(node, "selected") ? ["selected"] : []),
    ...(state === undefined ? [] : [state === true ? "expanded" : "collapsed"]),
  ];
  return [node.role?.value ?? "", node.name?.value ?? "", ...states.map((said) => `(${said})`)].join(" ").trim();
}

function around(node: AxNode | undefined, tree: Tree): readonly AxNode[] {
  if (node === undefined) return [];
  return [...around(tree.get(node.parentId ?? ""), tree), node];
}

async function treeOf(session: CDPSession): Promise<Tree> {
  // The protocol's own types are of another version than the browser's.
  const { nodes } = (await session.send("Accessibility.getFullAXTree")) as unknown as { nodes: readonly AxNode[] };
  return new Map(nodes.map((node) => [node.nodeId, node]));
}

/**
 * The head of the column in which the focus is, which a reader says when the column changes. Browsers find it by counting the
 * cells of a line, whatever `aria-colindex` says: where a line leaves a column out, another column's head is said.
 */
async function columnHead(page: Page): Promise<string> {
  return page.evaluate(() => {
    const cellsOf = (row: Element | null | undefined) =>
      [...(row?.children ?? [])].flatMap((cell) =>
        Array.from({ length: Number(cell.getAttribute("aria-colspan") ?? 1) }, () => cell),
      );
    const cell = document.activeElement;
    if (cell?.getAttribute("role") !== "gridcell") return "";
    const column = cellsOf(cell.closest("[role=row]")).indexOf(cell);
    const heads = [...(cell.closest("[role=grid]")?.querySelectorAll("[role=row]") ?? [])].flatMap(
      (row) => cellsOf(row)[column] ?? [],
    );
    return heads.find((head) => head.getAttribute("role") === "columnheader")?.textContent ?? "";
  });
}

/** Listens to a page as a screen reader does. */
export async function earOf(page: Page): Promise<Ear> {
  const session = await page.context().newCDPSession(page);
  await session.send("Accessibility.enable");
  let [regions, row, column] = [new Set<string>(), "", ""];
  const listen = async (): Promise<string> => {
    const tree = await treeOf(session);
    const focused = [...tree.values()].findLast((node) => !node.ignored && isTrue(node, "focused"));
    const path = around(focused, tree).filter((node) => !node.ignored);
    const entered = path.filter(({ role }) => ["region", "grid", "listbox", "complementary", "dialog"].includes(role?.value ?? "")); // prettier-ignore
    const newRegions = entered.filter(({ nodeId }) => !regions.has(nodeId) && nodeId !== focused?.nodeId).map(spoken);
    regions = new Set(entered.map(({ nodeId }) => nodeId));
    const line = path.findLast(({ role }) => role?.value === "row");
    const isCell = focused?.role?.value === "gridcell";
    const head = isCell && line?.nodeId !== row ? [spoken(line ?? focused)] : [];
    row = line?.nodeId ?? "";
    const subnet = await columnHead(page);
    const over = subnet !== "" && subnet !== column ? [`column ${subnet}`] : [];
    column = subnet;
    return [...newRegions, ...head, ...over, focused === undefined ? "nothing" : spoken(focused)].join(" | ");
  };
  return {
    listen,
    press: async (key) => {
      await page.keyboard.press(key);
      // The focus moves with the next drawing.
      await page.evaluate(async () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))); // prettier-ignore
      return listen();
    },
  };
}
