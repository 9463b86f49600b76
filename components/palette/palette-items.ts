/** Something the palette offers; `group` is the heading it stands under. */
export type PaletteItem = {
  readonly id: string;
  readonly group: "commands" | "views" | "pages" | "resources" | "findings" | "rules";
  readonly label: string;
  /** More of it: where it is, what it is. */
  readonly detail?: string;
  /** Another name it is found by. */
  readonly also?: string;
  readonly keys?: string;
  readonly run: () => void;
};

/** What fits a text, the groups in their order: what begins with it before what has it inside. An empty text fits all. */
export function itemsFor(text: string, items: readonly PaletteItem[]): readonly PaletteItem[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return items;
  const rankOf = ({ label, also, detail }: PaletteItem): number => {
    const name = label.toLowerCase();
    if (name.startsWith(wanted) || also?.toLowerCase().startsWith(wanted) === true) return 0;
    if (name.split(/[\s/]+/).some((word) => word.startsWith(wanted))) return 1;
    if (name.includes(wanted)) return 2;
    // `capacity what` is the page What if of Capacity.
    const whole = `${detail ?? ""} ${name}`.toLowerCase();
    return wanted.split(/\s+/).every((word) => whole.includes(word)) ? 3 : 4;
  };
  return items
    .map((item) => ({ item, rank: rankOf(item) }))
    .filter(({ rank }) => rank < 4)
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}
