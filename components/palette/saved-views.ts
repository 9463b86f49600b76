/** A view somebody wants to come back to: a name, and the path with what it asks. */
export type SavedView = { readonly name: string; readonly href: string };

/** Where they are kept, in this browser. */
const KEY = "roadstead-views";
const LONGEST_NAME = 80;

/** Reads the views that were kept; whatever is no view is left out: the reader may have touched it. */
export function readViews(text: string | null): readonly SavedView[] {
  try {
    const kept: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(kept) ? kept.flatMap((one: unknown) => viewOf(one) ?? []) : [];
  } catch {
    return []; // somebody wrote something else under the same name
  }
}

function viewOf(one: unknown): SavedView | undefined {
  if (typeof one !== "object" || one === null || !("name" in one) || !("href" in one)) return undefined;
  const { name, href } = one;
  // Only a path of ours: a view must not lead away.
  if (typeof name !== "string" || typeof href !== "string" || !/^\/(?!\/)/.test(href)) return undefined;
  return { name, href };
}

/** The views with one more; one of the same name is replaced. A view follows the latest survey: its snapshot is left out. */
export function withView(views: readonly SavedView[], name: string, href: string): readonly SavedView[] {
  const short = name.trim().slice(0, LONGEST_NAME);
  if (short === "") return views;
  const [path = "", query = ""] = href.split("?");
  const search = new URLSearchParams(query);
  search.delete("at");
  const kept = search.size === 0 ? path : `${path}?${search.toString()}`;
  return [...views.filter((view) => view.name !== short), { name: short, href: kept }];
}

/** The views with one called otherwise, in its place. A name that another has, or none, changes nothing. */
export function renamedView(views: readonly SavedView[], from: string, to: string): readonly SavedView[] {
  const name = to.trim().slice(0, LONGEST_NAME);
  if (name === "" || views.some((view) => view.name === name)) return views;
  return views.map((view) => (view.name === from ? { ...view, name } : view));
}

const listeners = new Set<() => void>();

/** Calls when the views change, here or in another window; the returned function stops. */
export function onViews(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

/** What is kept, as it stands; `null` where the browser keeps nothing. */
export function storedViews(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // the browser is told to keep nothing
  }
}

/** Keeps views; `false` where the browser keeps nothing. */
export function storeViews(views: readonly SavedView[]): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(views));
  } catch {
    return false; // full, or told to keep nothing
  }
  for (const listener of listeners) listener();
  return true;
}
