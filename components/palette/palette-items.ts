/** Something the palette offers; `group` is the heading it stands under. */
export type PaletteItem = {
  readonly id: string;
  readonly group: "commands" | "views" | "pages" | "resources";
  readonly label: string;
  /** More of it: where it is, what it is. */
  readonly detail?: string;
  readonly keys?: string;
  readonly run: () => void;
};

/** What fits a text, the groups in their order: what begins with it before what has it inside. An empty text fits all. */
export function itemsFor(text: string, items: readonly PaletteItem[]): readonly PaletteItem[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return items;
  const rankOf = ({ label }: PaletteItem): number => {
    const name = label.toLowerCase();
    if (name.startsWith(wanted)) return 0;
    return name.split(/[\s/]+/).some((word) => word.startsWith(wanted)) ? 1 : name.includes(wanted) ? 2 : 3;
  };
  return items
    .map((item) => ({ item, rank: rankOf(item) }))
    .filter(({ rank }) => rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}
