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
  readonly href: string;
  readonly hotkey: string;
};

/** The pages in the order they are shown. */
export const pages: readonly Page[] = [
  { key: "overview", href: "/overview", hotkey: "o" },
  { key: "map", href: "/map", hotkey: "m" },
  { key: "paths", href: "/paths", hotkey: "p" },
  { key: "findings", href: "/findings", hotkey: "f" },
  { key: "capacity", href: "/capacity", hotkey: "c" },
  { key: "dns", href: "/dns", hotkey: "d" },
  { key: "inventory", href: "/inventory", hotkey: "i" },
  { key: "changes", href: "/changes", hotkey: "h" },
  { key: "survey", href: "/survey", hotkey: "s" },
  { key: "reports", href: "/reports", hotkey: "r" },
  { key: "settings", href: "/settings", hotkey: "," },
];

/** Whether a page is the one shown, its sub-pages included. */
export function isCurrent(page: Page, pathname: string): boolean {
  return pathname === page.href || pathname.startsWith(`${page.href}/`);
}
