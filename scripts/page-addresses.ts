import { readdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "#bin/program.js";
import { inventoryTypeNames } from "#lib/inventory/inventory-types.ts";

/** A page as it is looked at: the route of `app` it belongs to, a name that is a file name, and its address. */
export type PageAddress = { readonly route: string; readonly name: string; readonly path: string };

/** What a demo has, for the pages of one thing; each is there in `harbour`. */
export type Known = {
  readonly finding: string;
  /** URNs. */
  readonly services: readonly [string, string];
  readonly task: string;
  readonly group: string;
  readonly acl: string;
  readonly record: string;
};

/** Names and addresses of the pages of a route; none for a route that only leads elsewhere. */
type Looks = (known: Known) => Readonly<Record<string, string>>;

const of = encodeURIComponent;
const question = ({ services: [from, to] }: Known): string => `from=${of(from)}&to=${of(to)}&protocol=tcp&port=443`;

/** Every route and where it is looked at. A route that is not here is said by {@link pageAddresses}. */
const looks: { readonly [route: string]: Looks } = {
  "/": () => ({}),
  "/overview": () => ({ overview: "overview" }),
  "/map": ({ services: [service] }) => ({
    map: "map",
    "map-ground": "map?p=ground",
    "map-table": "map?view=table",
    "map-chosen": `map?sel=${of(service)}`,
  }),
  "/paths": (known) => ({ paths: "paths", "path-traced": `paths?${question(known)}` }),
  "/paths/matrix": () => ({ matrix: "paths/matrix" }),
  "/paths/assertions": () => ({ assertions: "paths/assertions" }),
  "/findings": () => ({ findings: "findings" }),
  "/findings/[id]": ({ finding }) => ({ finding: `findings/${of(finding)}` }),
  "/rules": () => ({ rules: "rules" }),
  "/rules/[id]": () => ({ rule: "rules/DNS-001" }),
  "/capacity": () => ({}),
  "/capacity/eni": () => ({ "capacity-eni": "capacity/eni" }),
  "/capacity/subnets": () => ({ "capacity-subnets": "capacity/subnets" }),
  "/capacity/what-if": ({ services: [service] }) => ({
    "capacity-what-if": `capacity/what-if?whatIf=${of(`service=${service},desired=12,maximumPercent=150`)}`,
  }),
  "/dns": ({ record }) => ({ dns: "dns", "dns-chosen": `dns?sel=${of(record)}` }),
  "/dns/[name]": () => ({ "dns-name": "dns/www.example.jp" }),
  "/inventory": () => ({}),
  "/inventory/[type]": () => Object.fromEntries(inventoryTypeNames.map((type) => [`inventory-${type}`, `inventory/${type}`])), // prettier-ignore
  "/e/[urn]": ({ services: [service], task, group, acl, record }) => ({
    "entity-service": `e/${of(service)}`,
    "entity-task": `e/${of(task)}`,
    "entity-group": `e/${of(group)}?tab=rules`,
    "entity-acl": `e/${of(acl)}?tab=rules`,
    "entity-record": `e/${of(record)}`,
  }),
  "/changes": () => ({ changes: "changes" }),
  "/reports": () => ({ reports: "reports" }),
  "/survey": () => ({ survey: "survey" }),
  "/settings": () => ({ settings: "settings" }),
};

/** Every route of `app` that has a page, as in its tree: `/findings/[id]`. */
export function pageRoutes(app = join(ROOT, "app")): readonly string[] {
  return readdirSync(app, { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => `/${file.replace(/\/?page\.tsx$/, "")}`)
    .sort();
}

/** The pages of every route, of a demo with these things. Throws when a route is not known here: no page is forgotten. */
export function pageAddresses(known: Known, routes = pageRoutes()): readonly PageAddress[] {
  return routes.flatMap((route) => {
    const pages = looks[route];
    if (pages === undefined) throw new Error(`scripts/page-addresses.ts has no address for the route ${route}.`);
    return Object.entries(pages(known)).map(([name, path]) => ({ route, name, path }));
  });
}

/** Asks a demo for the things whose pages are looked at. */
export async function knownOf(url: string): Promise<Known> {
  // Fields that the contract promises.
  const { findings } = (await json(`${url}/api/v1/findings`)) as { findings: { id: string }[] };
  const first = async (kind: string, at = 0): Promise<string> => {
    const { nodes } = (await json(`${url}/api/v1/graph?kinds=${kind}`)) as { nodes: { urn: string; name: string }[] };
    return some(nodes.filter(({ name }) => name !== "")[at]?.urn, kind);
  };
  return {
    finding: some(findings[0]?.id, "finding"),
    services: [await first("ecs-service"), await first("ecs-service", 1)],
    task: await first("ecs-task"),
    group: await first("security-group"),
    acl: await first("network-acl"),
    record: await first("record-set"),
  };
}

async function json(url: string): Promise<unknown> {
  return (await fetch(url)).json();
}

function some(found: string | undefined, what: string): string {
  if (found === undefined) throw new Error(`The demo has no ${what} to look at.`);
  return found;
}
