/** A page of the rail. `key` names its sentence; `hotkey` follows `g`. */
export type Page = {
  readonly key:
    | "overview"
    | "map"
    | "paths"
    | "findings"
    | "capacity"
    | "dns"
    | "inventory"
    | "changes"
    | "survey"
    | "reports"
    | "settings";
  /** What stands for its name where the list of pages is narrow. */
  readonly tag: string;
  readonly href: string;
  readonly hotkey: string;
  /** Where pages are that are reached from this one, and stand under no other. */
  readonly also?: readonly string[];
};

/** The pages in the order they are shown. */
export const pages: readonly Page[] = [
  { key: "overview", tag: "OVR", href: "/overview", hotkey: "o" },
  { key: "map", tag: "MAP", href: "/map", hotkey: "m" },
  { key: "paths", tag: "PTH", href: "/paths", hotkey: "p" },
  { key: "findings", tag: "FND", href: "/findings", hotkey: "f", also: ["/rules"] },
  { key: "capacity", tag: "CAP", href: "/capacity", hotkey: "c" },
  { key: "dns", tag: "DNS", href: "/dns", hotkey: "d" },
  { key: "inventory", tag: "INV", href: "/inventory", hotkey: "i", also: ["/e"] },
  { key: "changes", tag: "CHG", href: "/changes", hotkey: "h" },
  { key: "survey", tag: "SVY", href: "/survey", hotkey: "s" },
  { key: "reports", tag: "RPT", href: "/reports", hotkey: "r" },
  { key: "settings", tag: "SET", href: "/settings", hotkey: "," },
];

/** Whether a page is the one shown, its sub-pages included. */
export function isCurrent(page: Page, pathname: string): boolean {
  return [page.href, ...(page.also ?? [])].some((href) => pathname === href || pathname.startsWith(`${href}/`));
}
